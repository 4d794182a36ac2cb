import type { ErrorName } from '../../models/generated/secretsmanager.ts';
import { type AwsError, type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const secretsError: AwsErrorMaker<ErrorName | 'ValidationException'> = errorsOf();

export function secretNotFound(): AwsError {
  return secretsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}
