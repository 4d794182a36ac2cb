import { logsError } from './errors.ts';

const longestToken = 4096;

/** One page of a list in order of its keys; the token names the last key of the page before, so that changes between pages do no harm. */
export function page<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  size: number,
  token: string | undefined,
  isDescending: boolean = false,
): { items: readonly Item[]; nextToken: string | undefined } {
  const direction = isDescending ? -1 : 1;
  const compare = (one: string, other: string): number => (one < other ? -direction : one > other ? direction : 0);
  const after = token === undefined ? undefined : readToken(token);
  const sorted = all
    .map((item): [string, Item] => [keyOf(item), item])
    .filter(([key]) => after === undefined || compare(key, after) > 0)
    .sort(([one], [other]) => compare(one, other));
  const items = sorted.slice(0, size);
  const last = items.at(-1);
  return {
    items: items.map(([, item]) => item),
    nextToken: last && sorted.length > size ? Buffer.from(last[0]).toString('base64url') : undefined,
  };
}

function readToken(token: string): string {
  if (token.length > longestToken || !/^[\w-]+$/.test(token)) {
    throw logsError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  return Buffer.from(token, 'base64url').toString();
}
