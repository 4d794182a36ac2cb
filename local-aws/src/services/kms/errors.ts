import type { ErrorName } from '../../models/generated/kms.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const kmsError: AwsErrorMaker<ErrorName | 'ValidationException'> = errorsOf();
