import { refusals } from './errors.ts';

export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken: string | undefined;
}

/**
 * One page of a list, for `maxResults` and `nextToken`. The token is where the next page begins, told in a form that
 * invites nobody to read it.
 */
export function page<Item>(
  items: readonly Item[],
  {
    maxResults = 100,
    nextToken,
  }: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
): Page<Item> {
  const start = nextToken === undefined ? 0 : readToken(nextToken);
  const end = start + Math.max(maxResults, 1);
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? Buffer.from(`from:${end}`).toString('base64url') : undefined,
  };
}

function readToken(token: string): number {
  const match = /^from:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw refusals.invalid('Invalid token.');
  return Number(match[1]);
}
