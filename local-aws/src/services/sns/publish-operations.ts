import type { Operations, PublishBatchRequestEntry } from '../../models/generated/sns.ts';
import { AwsError } from '../../wire/aws-error.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { refusals } from './errors.ts';
import { newMessage, sizeOf } from './message.ts';
import type { Publisher } from './publisher.ts';
import { addToOutbox, type SnsState, type TopicRow, topicAt } from './state.ts';

const largestBatch = 262_144;

export function publishOperations(state: SnsState, { publish }: Publisher): ServiceOperations<Operations> {
  return {
    Publish(input) {
      const id = state.uuid();
      if (input.PhoneNumber !== undefined) {
        addToOutbox(state, {
          protocol: 'sms',
          endpoint: input.PhoneNumber,
          topicArn: undefined,
          kind: 'Notification',
          subject: input.Subject,
          message: newMessage(input, id, undefined).textFor('sms'),
          token: undefined,
          failure: undefined,
        });
        return { MessageId: id };
      }
      const arn = input.TopicArn ?? input.TargetArn;
      if (arn === undefined) throw refusals.invalid('TopicArn or TargetArn', 'no value for required parameter');
      const topic = topicAt(state, arn);
      checkFifo(topic, input);
      publish(topic.arn, newMessage(input, id, topic.arn));
      return { MessageId: id };
    },

    PublishBatch({ TopicArn, PublishBatchRequestEntries: entries }) {
      const topic = topicAt(state, TopicArn);
      if (entries.length === 0) throw refusals.emptyBatch();
      if (entries.length > 10) throw refusals.tooManyEntries(entries.length);
      if (new Set(entries.map(({ Id }) => Id)).size < entries.length) throw refusals.idsNotDistinct();
      if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > largestBatch) throw refusals.batchTooLong();
      const outcomes = entries.map((entry) => publishEntry(topic, entry));
      return {
        Successful: outcomes.flatMap(({ done }) => (done ? [done] : [])),
        Failed: outcomes.flatMap(({ refused }) => (refused ? [refused] : [])),
      };
    },
  };

  function publishEntry(
    topic: TopicRow,
    entry: PublishBatchRequestEntry,
  ): {
    done?: { Id: string; MessageId: string };
    refused?: { Id: string; Code: string; Message: string; SenderFault: boolean };
  } {
    const { Id } = entry;
    try {
      checkFifo(topic, entry);
      const MessageId = state.uuid();
      publish(topic.arn, newMessage(entry, MessageId, topic.arn));
      return { done: { Id, MessageId } };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { refused: { Id, Code: 'InvalidParameter', Message: error.message, SenderFault: true } };
    }
  }
}

function checkFifo(
  { attributes }: TopicRow,
  input: { readonly MessageGroupId?: string | undefined; readonly MessageDeduplicationId?: string | undefined },
): void {
  if (attributes.FifoTopic !== 'true') return;
  if (input.MessageGroupId === undefined)
    throw refusals.invalid('The MessageGroupId parameter is required for FIFO topics');
  if (input.MessageDeduplicationId === undefined && attributes.ContentBasedDeduplication !== 'true') {
    throw refusals.invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}
