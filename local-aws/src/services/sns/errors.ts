import type { ErrorName } from '../../models/generated/sns.ts';
import { type AwsError, type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';

const snsError: AwsErrorMaker<ErrorName> = errorsOf();

export const refusals = {
  topicNotFound: (): AwsError => snsError('NotFoundException', 'Topic does not exist'),
  subscriptionNotFound: (): AwsError => snsError('NotFoundException', 'Subscription does not exist'),
  resourceNotFound: (): AwsError => snsError('ResourceNotFoundException', 'Resource does not exist'),
  /** `what` is a parameter, or a sentence. */
  invalid: (what: string, reason?: string): AwsError =>
    snsError(
      'InvalidParameterException',
      `Invalid parameter: ${what}${reason === undefined ? '' : ` Reason: ${reason}`}`,
    ),
  tooManyTags: (): AwsError =>
    snsError('TagLimitExceededException', 'Could not complete request: tag quota of per resource exceeded'),
  emptyBatch: (): AwsError => snsError('EmptyBatchRequestException', "The batch request doesn't contain any entries."),
  tooManyEntries: (count: number): AwsError =>
    snsError(
      'TooManyEntriesInBatchRequestException',
      `The batch request contains more entries than permissible: ${count}`,
    ),
  idsNotDistinct: (): AwsError =>
    snsError('BatchEntryIdsNotDistinctException', 'Two or more batch entries in the request have the same Id.'),
  batchTooLong: (): AwsError =>
    snsError(
      'BatchRequestTooLongException',
      'The length of all the batch messages put together is more than the limit.',
    ),
} as const;
