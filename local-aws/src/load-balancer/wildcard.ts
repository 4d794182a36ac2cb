/**
 * Whether `text` matches a pattern where `*` stands for any characters, none included, and `?` for exactly one.
 * Needs time in proportion to the product of the lengths at most, whatever the pattern.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let inPattern = 0;
  let lastStar = -1;
  let triedUpTo = 0;
  while (at < text.length) {
    const expected = pattern[inPattern];
    if (expected === '*') {
      lastStar = inPattern;
      triedUpTo = at;
      inPattern += 1;
    } else if (expected === '?' || expected === text[at]) {
      inPattern += 1;
      at += 1;
    } else if (lastStar !== -1) {
      triedUpTo += 1;
      at = triedUpTo;
      inPattern = lastStar + 1;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
