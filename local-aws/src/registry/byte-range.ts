import type { ByteRange } from './blob-store.ts';

/**
 * Reads the `Range` header of a download: one range of `size` bytes, as RFC 9110 14.1.2 writes them. Undefined: send
 * everything, as for headers that are not understood. `unsatisfiable`: answer 416.
 */
export function downloadRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return to === '0' ? 'unsatisfiable' : bounded(Math.max(0, size - Number(to)), size - 1, size);
  if (to === '') return bounded(Number(from), size - 1, size);
  return Number(to) < Number(from) ? undefined : bounded(Number(from), Math.min(Number(to), size - 1), size);
}

function bounded(first: number, last: number, size: number): ByteRange | 'unsatisfiable' {
  return first < size ? { first, last } : 'unsatisfiable';
}

/** Reads the `Content-Range` header of an upload's chunk, `<first>-<last>` as the distribution specification writes it. */
export function chunkRange(header: string | undefined): ByteRange | 'malformed' | undefined {
  if (header === undefined) return undefined;
  const [, first, last] = /^(?:bytes )?(\d{1,15})-(\d{1,15})(?:\/(?:\d+|\*))?$/.exec(header) ?? [];
  if (first === undefined || last === undefined || Number(last) < Number(first)) return 'malformed';
  return { first: Number(first), last: Number(last) };
}
