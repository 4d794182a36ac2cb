import type { Operations, Tag } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { listenerAt, listenerWithDefault, loadBalancerAt, ruleAt, targetGroupAt } from './lookup.ts';
import type { Elbv2State } from './state.ts';

const mostTags = 50;

/** Tags as given when a resource is made. @throws AwsError DuplicateTagKeys, TooManyTags */
export function newTags(tags: readonly Tag[] = []): readonly Tag[] {
  const keys = tags.map(({ Key }) => Key);
  if (new Set(keys).size < keys.length)
    throw error('DuplicateTagKeysException', 'A tag key was specified more than once');
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined) {
    throw error(
      'ValidationError',
      `Tag key '${reserved}' must not begin with 'aws:', which is reserved for system use`,
    );
  }
  if (keys.length > mostTags) throw error('TooManyTagsException', `More than ${mostTags} tags were specified`);
  return tags.map(({ Key, Value = '' }) => ({ Key, Value }));
}

export function putTags(state: Elbv2State, arn: string, tags: readonly Tag[]): void {
  if (tags.length > 0) state.tags.put(arn, tags);
  else state.tags.delete(arn);
}

export function tagOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    AddTags({ ResourceArns, Tags }) {
      for (const arn of ResourceArns) assertExists(state, arn);
      for (const arn of ResourceArns) {
        const added = newTags(Tags);
        const kept = (state.tags.get(arn) ?? []).filter(({ Key }) => !added.some((tag) => tag.Key === Key));
        putTags(state, arn, newTags([...kept, ...added]));
      }
      return {};
    },
    RemoveTags({ ResourceArns, TagKeys }) {
      for (const arn of ResourceArns) assertExists(state, arn);
      for (const arn of ResourceArns) {
        putTags(
          state,
          arn,
          (state.tags.get(arn) ?? []).filter(({ Key }) => !TagKeys.includes(Key)),
        );
      }
      return {};
    },
    DescribeTags({ ResourceArns }) {
      for (const arn of ResourceArns) assertExists(state, arn);
      return { TagDescriptions: ResourceArns.map((arn) => ({ ResourceArn: arn, Tags: state.tags.get(arn) ?? [] })) };
    },
  };
}

function assertExists(state: Elbv2State, arn: string): void {
  const kind = arn.split(':')[5]?.split('/')[0];
  switch (kind) {
    case 'targetgroup':
      targetGroupAt(state, arn);
      return;
    case 'listener':
      listenerAt(state, arn);
      return;
    case 'listener-rule':
      if (listenerWithDefault(state, arn) === undefined) ruleAt(state, arn);
      return;
    default:
      loadBalancerAt(state, arn);
  }
}
