import type { Operations, Tag } from '../../models/generated/sns.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { refusals } from './errors.ts';
import type { SnsState, TopicRow } from './state.ts';

const mostTags = 50;

/** @throws {AwsError} InvalidParameter on a repeated key, TagLimitExceeded */
export function newTags(tags: readonly Tag[], present: Readonly<Record<string, string>> = {}): Record<string, string> {
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length)
    throw refusals.invalid('Duplicated keys are not allowed.');
  const all = { ...present, ...Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
  if (Object.keys(all).length > mostTags) throw refusals.tooManyTags();
  return all;
}

export function tagOperations({ topics }: SnsState): ServiceOperations<Operations> {
  const at = (arn: string): TopicRow => {
    const topic = topics.get(arn);
    if (!topic) throw refusals.resourceNotFound();
    return topic;
  };
  return {
    TagResource({ ResourceArn, Tags }) {
      const topic = at(ResourceArn);
      topics.put(topic.arn, { ...topic, tags: newTags(Tags, topic.tags) });
      return {};
    },
    UntagResource({ ResourceArn, TagKeys }) {
      const topic = at(ResourceArn);
      const kept = Object.entries(topic.tags).filter(([key]) => !TagKeys.includes(key));
      topics.put(topic.arn, { ...topic, tags: Object.fromEntries(kept) });
      return {};
    },
    ListTagsForResource: ({ ResourceArn }) => ({
      Tags: Object.entries(at(ResourceArn).tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  };
}
