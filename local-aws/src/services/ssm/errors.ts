import type { ErrorName } from '../../models/generated/ssm.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const ssmError: AwsErrorMaker<ErrorName | 'ValidationException' | 'AccessDeniedException'> = errorsOf();
