import type { Tag } from '../../models/generated/acm.ts';
import { acmError } from './errors.ts';

const mostTags = 50;

/** @throws {AwsError} TooManyTagsException, InvalidTagException */
export function newTags(held: readonly Tag[], added: readonly Tag[] = []): readonly Tag[] {
  if (added.some(({ Key }) => Key.startsWith('aws:'))) {
    throw acmError('InvalidTagException', 'AWS reserved tag keys cannot be used.');
  }
  const merged = new Map([...held, ...added].map((tag) => [tag.Key, tag]));
  if (merged.size > mostTags)
    throw acmError('TooManyTagsException', `A certificate may have at most ${mostTags} tags.`);
  return [...merged.values()];
}

/** A tag is taken away by its key, or by its key and value where a value is given. */
export function withoutTags(held: readonly Tag[], gone: readonly Tag[]): readonly Tag[] {
  return held.filter(
    ({ Key, Value }) => !gone.some((tag) => tag.Key === Key && (tag.Value === undefined || tag.Value === Value)),
  );
}
