import type { ErrorName } from '../../models/generated/elbv2.ts';
import { type AwsError, errorsOf } from '../../wire/aws-error.ts';

/** ELBv2's errors by the names of its model, and `ValidationError`, which every operation may answer with. */
export const error: (shape: ErrorName | 'ValidationError', message: string) => AwsError<ErrorName | 'ValidationError'> =
  errorsOf<ErrorName | 'ValidationError'>();
