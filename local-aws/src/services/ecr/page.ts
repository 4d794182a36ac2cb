import { invalidParameter } from './errors.ts';

interface PageRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

const defaultPageSize = 100;

/**
 * Cuts a page out of everything. A token holds the last item's key, so that a listing goes on at the right place when
 * items came or went in between. Throws InvalidParameterException for a token that is not ours.
 */
export function page<Item>(all: readonly Item[], keyOf: (item: Item) => string, request: PageRequest): Page<Item> {
  const after = request.nextToken === undefined ? '' : keyFrom(request.nextToken);
  const rest = all
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => key > after)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const taken = rest.slice(0, request.maxResults ?? defaultPageSize);
  const last = taken.at(-1);
  return {
    items: taken.map(({ item }) => item),
    nextToken: last !== undefined && taken.length < rest.length ? tokenOf(last.key) : undefined,
  };
}

function tokenOf(key: string): string {
  return Buffer.from(`after:${key}`).toString('base64url');
}

function keyFrom(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('after:'))
    throw invalidParameter("Invalid parameter at 'nextToken' failed to satisfy constraint: 'Invalid token'");
  return text.slice('after:'.length);
}
