import { kmsError } from './errors.ts';

/** One page of a list; a marker is where the next one starts. @throws {AwsError} InvalidMarkerException */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  marker: string | undefined,
): { page: readonly Row[]; rest: { Truncated: boolean; NextMarker: string | undefined } } {
  if (marker !== undefined && !/^\d{1,9}$/.test(marker)) {
    throw kmsError(
      'InvalidMarkerException',
      'The marker that specifies where pagination should next begin is not valid.',
    );
  }
  const from = Number(marker ?? 0);
  const to = from + size;
  const isTruncated = to < rows.length;
  return {
    page: rows.slice(from, to),
    rest: { Truncated: isTruncated, NextMarker: isTruncated ? String(to) : undefined },
  };
}
