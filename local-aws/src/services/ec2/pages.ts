import { error } from './errors.ts';

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface Page<Item> {
  readonly page: readonly Item[];
  readonly next: string | undefined;
}

const defaultSize = 1000;

/**
 * One page of a description and the token of the next.
 * @throws AwsError InvalidPaginationToken; InvalidParameterCombination where ids are given with a page's size
 */
export function pageOf<Item>(
  items: readonly Item[],
  { MaxResults, NextToken }: PageRequest,
  ids: readonly string[] = [],
): Page<Item> {
  if (ids.length > 0 && MaxResults !== undefined) {
    throw error('InvalidParameterCombination', 'The parameter MaxResults cannot be used with a list of ids');
  }
  const start = NextToken === undefined ? 0 : startOf(NextToken);
  const end = start + (MaxResults ?? defaultSize);
  return { page: items.slice(start, end), next: end < items.length ? tokenOf(end) : undefined };
}

function tokenOf(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64url');
}

function startOf(token: string): number {
  const [, digits] = /^from (\d{1,9})$/.exec(Buffer.from(token.slice(0, 100), 'base64url').toString()) ?? [];
  if (digits === undefined) throw error('InvalidPaginationToken', `The token '${token.slice(0, 100)}' is invalid`);
  return Number(digits);
}
