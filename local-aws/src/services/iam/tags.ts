import type { Tag } from '../../models/generated/iam.ts';
import { iamError } from './errors.ts';

const mostTags = 50;

/** Tags as given when something is made. @throws {AwsError} InvalidInput, LimitExceeded */
export function newTags(tags: readonly Tag[] = []): readonly Tag[] {
  const keys = new Set(tags.map(({ Key }) => Key.toLowerCase()));
  if (keys.size < tags.length) {
    throw iamError(
      'InvalidInputException',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  if (tags.length > mostTags) {
    throw iamError('LimitExceededException', `The number of tags has reached the maximum limit: ${mostTags}.`);
  }
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}

export function withTags(held: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const fresh = newTags(added);
  return newTags([
    ...withoutTags(
      held,
      fresh.map(({ Key }) => Key),
    ),
    ...fresh,
  ]);
}

export function withoutTags(held: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return held.filter(({ Key }) => !gone.has(Key.toLowerCase()));
}
