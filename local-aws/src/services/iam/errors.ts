import type { ErrorName } from '../../models/generated/iam.ts';
import { type AwsError, type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const iamError: AwsErrorMaker<ErrorName | 'ValidationError'> = errorsOf();

export function noSuchEntity(message: string): AwsError {
  return iamError('NoSuchEntityException', message);
}

export function alreadyExists(message: string): AwsError {
  return iamError('EntityAlreadyExistsException', message);
}
