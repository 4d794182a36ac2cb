import type { ErrorName } from '../../models/generated/logs.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const logsError: AwsErrorMaker<ErrorName> = errorsOf();
