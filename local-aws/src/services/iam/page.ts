import { iamError } from './errors.ts';

const usualPage = 100;

interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/**
 * One page of a list; a marker is the position where the next page begins.
 * @throws {AwsError} ValidationError for a marker that no page has given
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { Marker, MaxItems = usualPage }: PageRequest,
): { page: readonly Row[]; rest: { IsTruncated: boolean; Marker: string | undefined } } {
  if (Marker !== undefined && !/^\d{1,9}$/.test(Marker)) {
    throw iamError('ValidationError', `Invalid Marker: ${Marker}`);
  }
  const from = Number(Marker ?? 0);
  const to = from + MaxItems;
  const isTruncated = to < rows.length;
  return {
    page: rows.slice(from, to),
    rest: { IsTruncated: isTruncated, Marker: isTruncated ? String(to) : undefined },
  };
}
