import type { Tag } from '../../models/generated/wafv2.ts';
import { wafError } from './errors.ts';

const mostTags = 50;

/** @throws {AwsError} WAFTagOperationException */
export function newTags(held: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const merged = new Map([...held, ...added].map(({ Key, Value }) => [Key, { Key, Value }]));
  if (merged.size > mostTags)
    throw wafError('WAFTagOperationException', `A resource may have at most ${mostTags} tags.`);
  return [...merged.values()];
}
