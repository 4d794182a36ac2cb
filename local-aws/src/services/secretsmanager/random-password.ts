import type { GetRandomPasswordRequest } from '../../models/generated/secretsmanager.ts';
import { secretsError } from './errors.ts';

const classes = {
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numbers: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  space: ' ',
} as const;

/** @throws {AwsError} InvalidParameterException where nothing is left to choose from */
export function randomPassword(input: GetRandomPasswordRequest, randomInt: (below: number) => number): string {
  const excluded = new Set(input.ExcludeCharacters ?? '');
  const alphabets = [
    input.ExcludeLowercase ? '' : classes.lowercase,
    input.ExcludeUppercase ? '' : classes.uppercase,
    input.ExcludeNumbers ? '' : classes.numbers,
    input.ExcludePunctuation ? '' : classes.punctuation,
    input.IncludeSpace ? classes.space : '',
  ]
    .map((alphabet) => [...alphabet].filter((character) => !excluded.has(character)))
    .filter((alphabet) => alphabet.length > 0);
  const length = input.PasswordLength ?? 32;
  if (alphabets.length === 0 || length < alphabets.length) {
    throw secretsError(
      'InvalidParameterException',
      'InvalidParameterException: no password can be made of these characters.',
    );
  }
  const pick = (alphabet: readonly string[]): string => alphabet[randomInt(alphabet.length)] ?? '';
  const required = (input.RequireEachIncludedType ?? true) ? alphabets.map(pick) : [];
  const all = alphabets.flat();
  const characters = [...required, ...Array.from({ length: length - required.length }, () => pick(all))];
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const moved = characters[last] ?? '';
    characters[last] = characters[other] ?? '';
    characters[other] = moved;
  }
  return characters.join('');
}
