import { secretsError } from './errors.ts';

/** One page of a list; the token is where the next one starts. @throws {AwsError} InvalidNextTokenException */
export function pageOf<Item>(
  all: readonly Item[],
  size: number,
  token: string | undefined,
): { page: readonly Item[]; next: string | undefined } {
  if (token !== undefined && !/^\d{1,9}$/.test(token)) {
    throw secretsError('InvalidNextTokenException', 'The NextToken value is invalid.');
  }
  const from = Number(token ?? 0);
  const to = from + size;
  return { page: all.slice(from, to), next: to < all.length ? String(to) : undefined };
}
