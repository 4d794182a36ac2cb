const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What stands before an identifier says what it names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export type IdPrefix = 'AROA' | 'AIDA' | 'AGPA' | 'ANPA' | 'AIPA' | 'AKIA';

export type RandomBytes = (size: number) => Uint8Array;

export function uniqueId(prefix: IdPrefix, randomBytes: RandomBytes): string {
  const length = prefix === 'AKIA' ? 16 : 17;
  return prefix + [...randomBytes(length)].map((byte) => base32[byte % base32.length]).join('');
}
