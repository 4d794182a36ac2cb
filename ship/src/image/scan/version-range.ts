/** Major, minor, patch, and what stands behind a hyphen. */
interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: readonly string[];
}

/**
 * Whether a version is in a range as npm's advisories write them: comparators (`>=1.2.0 <1.2.9`), alternatives (`||`),
 * `*`. What cannot be read counts as being in: a warning too many is better than one too few. Prereleases stand where
 * their order puts them (https://semver.org/#spec-item-11).
 */
export function isInRange(version: string, range: string): boolean {
  const read = parse(version);
  if (read === undefined) return true;
  return range.split('||').some((alternative) => {
    const comparators = alternative
      .trim()
      .replaceAll(/([<>=])\s+/g, '$1')
      .split(/\s+/);
    return comparators.every((comparator) => satisfies(read, comparator));
  });
}

function satisfies(version: Version, comparator: string): boolean {
  if (comparator === '' || comparator === '*') return true;
  const [, operator = '=', text = ''] = /^(<=|>=|<|>|=)?(.*)$/.exec(comparator) ?? [];
  const bound = parse(text);
  if (bound === undefined) return true;
  const order = compare(version, bound);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

function parse(text: string): Version | undefined {
  const match = /^v?(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, major = '0', minor = '0', patch = '0', prerelease = ''] = match;
  return {
    numbers: [major, minor, patch].map(Number),
    prerelease: prerelease === '' ? [] : prerelease.split('.'),
  };
}

function compare(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.prerelease.length === 0 || other.prerelease.length === 0) {
    return Number(one.prerelease.length === 0) - Number(other.prerelease.length === 0);
  }
  for (const [index, identifier] of one.prerelease.entries()) {
    const against = other.prerelease[index];
    if (against === undefined) return 1;
    const difference = compareIdentifiers(identifier, against);
    if (difference !== 0) return difference;
  }
  return one.prerelease.length - other.prerelease.length;
}

/** Numbers by value and before words, words by their letters. */
function compareIdentifiers(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
