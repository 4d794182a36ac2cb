import type { Operations, Tag } from '../../models/generated/kms.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import { pageOf } from './page.ts';
import type { KmsState } from './state.ts';

const mostTags = 50;

/** @throws {AwsError} TagException, LimitExceededException */
export function newTags(held: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  if (new Set(added.map(({ TagKey }) => TagKey)).size < added.length) {
    throw kmsError('TagException', 'Duplicate tag keys');
  }
  if (added.some(({ TagKey }) => TagKey.startsWith('aws:'))) {
    throw kmsError('TagException', 'aws: prefixed tag key names are not allowed');
  }
  const merged = new Map([...held, ...added].map(({ TagKey, TagValue }) => [TagKey, { TagKey, TagValue }]));
  if (merged.size > mostTags) throw kmsError('LimitExceededException', `A key may have at most ${mostTags} tags.`);
  return [...merged.values()];
}

export function tagOperations(state: KmsState): ServiceOperations<Operations> {
  return {
    TagResource({ KeyId, Tags }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      state.keys.put(key.id, { ...key, tags: newTags(key.tags, Tags) });
      return {};
    },
    UntagResource({ KeyId, TagKeys }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      state.keys.put(key.id, { ...key, tags: key.tags.filter(({ TagKey }) => !TagKeys.includes(TagKey)) });
      return {};
    },
    ListResourceTags({ KeyId, Limit, Marker }, { region }) {
      const { page, rest } = pageOf(requireKey(state, KeyId, region).tags, Limit ?? 50, Marker);
      return { Tags: page, ...rest };
    },
  };
}
