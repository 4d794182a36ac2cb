import type { ErrorName } from '../../models/generated/wafv2.ts';
import { type AwsError, type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const wafError: AwsErrorMaker<ErrorName> = errorsOf();

export function nonexistent(): AwsError {
  return wafError(
    'WAFNonexistentItemException',
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  );
}

export function inUse(): AwsError {
  return wafError(
    'WAFAssociatedItemException',
    'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s ' +
      'associated with another resource.',
  );
}

export function invalidParameter(reason: string, field: string, parameter: string): AwsError {
  const message = `Error reason: ${reason}, field: ${field}, parameter: ${parameter}`;
  return wafError('WAFInvalidParameterException', message);
}
