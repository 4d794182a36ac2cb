import type { ErrorName } from '../../models/generated/application-autoscaling.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

export const scalingError: AwsErrorMaker<ErrorName> = errorsOf();
