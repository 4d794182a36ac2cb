import { cloudWatchError } from './errors.ts';

/** One page of a list; a token is the position where the next page begins. @throws {AwsError} InvalidNextToken */
export function page<Item>(
  all: readonly Item[],
  size: number,
  token: string | undefined,
): { readonly items: readonly Item[]; readonly nextToken: string | undefined } {
  const from = token === undefined ? 0 : readToken(token);
  const to = from + size;
  return { items: all.slice(from, to), nextToken: to < all.length ? writeToken(to) : undefined };
}

export function readToken(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  if (!/^\d{1,9}$/.test(text)) throw cloudWatchError('InvalidNextToken', 'The service returned an invalid next token.');
  return Number(text);
}

export function writeToken(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}
