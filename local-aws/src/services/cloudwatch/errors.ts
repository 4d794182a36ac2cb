import type { ErrorName } from '../../models/generated/cloudwatch.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

/** CloudWatch's errors by the names of its model, and `ValidationError`, which every operation may answer with. */
export const cloudWatchError: AwsErrorMaker<ErrorName | 'ValidationError'> = errorsOf();
