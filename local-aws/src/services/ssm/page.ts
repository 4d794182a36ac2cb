import { ssmError } from './errors.ts';

/** One page of a list that does not change its order; the token is where the next one starts. */
export function page<Item>(
  all: readonly Item[],
  size: number,
  token: string | undefined,
): { items: readonly Item[]; nextToken: string | undefined } {
  const start = token === undefined ? 0 : Number(/^\d{1,9}$/.exec(token)?.[0]);
  if (Number.isNaN(start)) throw ssmError('InvalidNextToken', 'The specified token is not valid.');
  const end = start + size;
  return { items: all.slice(start, end), nextToken: end < all.length ? String(end) : undefined };
}
