import type { ErrorName } from '../../models/generated/acm.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const acmError: AwsErrorMaker<ErrorName | 'ValidationException'> = errorsOf();
