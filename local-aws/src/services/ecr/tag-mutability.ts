import { matchesWildcard } from './lifecycle-policy.ts';
import type { RepositoryRow } from './rows.ts';

/** Whether a tag that exists may not be given to another image. */
export function isImmutableTag(
  { tagMutability, tagMutabilityExclusions }: Pick<RepositoryRow, 'tagMutability' | 'tagMutabilityExclusions'>,
  tag: string,
): boolean {
  const isExcluded = tagMutabilityExclusions.some(({ filter }) => matchesWildcard(filter, tag));
  switch (tagMutability) {
    case 'MUTABLE':
      return false;
    case 'IMMUTABLE':
      return true;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded;
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded;
    default:
      return tagMutability satisfies never;
  }
}
