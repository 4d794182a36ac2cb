import { error } from './errors.ts';

const largestPage = 400;

/**
 * One page of a list. A marker is the position where the next page begins.
 *
 * @throws AwsError ValidationError for a marker that no page has given
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { Marker, PageSize = largestPage }: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
): { readonly page: readonly Row[]; readonly next: string | undefined } {
  if (Marker !== undefined && !/^\d{1,9}$/.test(Marker)) throw error('ValidationError', `Invalid marker '${Marker}'`);
  const from = Number(Marker ?? 0);
  const to = from + PageSize;
  return { page: rows.slice(from, to), next: to < rows.length ? String(to) : undefined };
}
