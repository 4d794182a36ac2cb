/** One entry of a listing: a key, or what several keys have in common up to a delimiter. */
export type Entry<Row> =
  | { readonly kind: 'key'; readonly name: string; readonly row: Row }
  | { readonly kind: 'prefix'; readonly name: string };

export interface ListingRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** Entries up to and including this name are left out; so are all keys under a prefix that has this name. */
  readonly after: string;
  readonly most: number;
}

export interface Listing<Row> {
  readonly entries: readonly Entry<Row>[];
  readonly isTruncated: boolean;
  /** The last entry's name, where the next page goes on. */
  readonly next: string | undefined;
}

/**
 * A page of keys in the order of their UTF-8 bytes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
export function list<Row extends { readonly key: string }>(rows: Iterable<Row>, request: ListingRequest): Listing<Row> {
  const { prefix, delimiter, after, most } = request;
  const chosen = [...rows]
    .filter(({ key }) => key.startsWith(prefix))
    .sort((one, other) => byBytes(one.key, other.key));
  const entries: Entry<Row>[] = [];
  for (const row of chosen) {
    const entry = entryOf(row, prefix, delimiter);
    const last = entries.at(-1);
    if (entry.kind === 'prefix' && last?.kind === 'prefix' && last.name === entry.name) continue;
    if (after !== '' && (byBytes(entry.name, after) <= 0 || isUnder(entry.name, after, delimiter))) continue;
    if (entries.length === most) {
      return { entries, isTruncated: most > 0, next: last?.name };
    }
    entries.push(entry);
  }
  return { entries, isTruncated: false, next: undefined };
}

function entryOf<Row extends { readonly key: string }>(row: Row, prefix: string, delimiter: string): Entry<Row> {
  const end = delimiter === '' ? -1 : row.key.indexOf(delimiter, prefix.length);
  return end < 0
    ? { kind: 'key', name: row.key, row }
    : { kind: 'prefix', name: row.key.slice(0, end + delimiter.length) };
}

function isUnder(name: string, after: string, delimiter: string): boolean {
  return delimiter !== '' && after.endsWith(delimiter) && name.startsWith(after);
}

/** JavaScript orders by UTF-16 code units, S3 by UTF-8 bytes: they differ beyond the basic plane. */
export function byBytes(one: string, other: string): number {
  if (one === other) return 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range of ASCII that is looked for.
  const isAscii = /^[\u0000-\u007f]*$/.test(one) && /^[\u0000-\u007f]*$/.test(other);
  return isAscii ? (one < other ? -1 : 1) : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
