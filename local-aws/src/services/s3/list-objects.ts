import { toIsoTimestamp } from '../../wire/timestamp.ts';
import { ownerNode, requireBucket } from './buckets.ts';
import { type Exchange, sendDocument } from './exchange.ts';
import { list } from './listing.ts';
import { currentObject } from './objects.ts';
import { invalidArgument } from './s3-error.ts';
import type { KeyRow, ObjectVersion, Version } from './state.ts';
import { optional, type XmlNode, xml } from './xml-tree.ts';

const largestPage = 1000;

interface CurrentRow {
  readonly key: string;
  readonly object: ObjectVersion;
}

function currentRows(rows: Iterable<KeyRow>): CurrentRow[] {
  return [...rows].flatMap((row) => {
    const object = currentObject(row);
    return object ? [{ key: row.key, object }] : [];
  });
}

/** @throws {S3Error} InvalidArgument */
export function pageSize(query: URLSearchParams, name = 'max-keys'): number {
  const text = query.get(name) ?? String(largestPage);
  if (!/^\d{1,10}$/.test(text)) {
    throw invalidArgument(name, text, `Provided ${name} not an integer or within integer range`);
  }
  return Math.min(Number(text), largestPage);
}

/** How names are written: percent-encoded where the client asks for it. */
export function nameWriter(query: URLSearchParams): (name: string) => string {
  return query.get('encoding-type') === 'url'
    ? (name) => encodeURIComponent(name).replaceAll('%2F', '/').replaceAll('%20', '+')
    : (name) => name;
}

/** ListObjects, versions 1 and 2. */
export function listObjects(exchange: Exchange, bucketName: string): void {
  const { query, deps } = exchange;
  requireBucket(exchange, bucketName);
  const isSecond = query.get('list-type') === '2';
  const written = nameWriter(query);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const most = pageSize(query);
  const token = query.get('continuation-token');
  const after = isSecond
    ? token === null
      ? (query.get('start-after') ?? '')
      : readToken(token)
    : (query.get('marker') ?? '');
  const { entries, isTruncated, next } = list(currentRows(deps.state.keysOf(bucketName).values()), {
    prefix,
    delimiter,
    after,
    most,
  });
  const showsOwner = !isSecond || query.get('fetch-owner') === 'true';
  const contents = entries.flatMap((entry) =>
    entry.kind === 'key' ? [contentsNode(written(entry.name), entry.row.object, showsOwner)] : [],
  );
  const prefixes = entries.flatMap((entry) =>
    entry.kind === 'prefix' ? [xml('CommonPrefixes', [xml('Prefix', written(entry.name))])] : [],
  );
  const nextName = isTruncated ? next : undefined;
  const paging = isSecond
    ? [
        optional('ContinuationToken', token ?? undefined),
        optional('NextContinuationToken', nextName === undefined ? undefined : writeToken(nextName)),
        xml('KeyCount', entries.length),
        optional('StartAfter', query.has('start-after') ? written(query.get('start-after') ?? '') : undefined),
      ]
    : [
        xml('Marker', written(after)),
        optional('NextMarker', nextName === undefined || delimiter === '' ? undefined : written(nextName)),
      ];
  sendDocument(
    exchange,
    xml('ListBucketResult', [
      xml('Name', bucketName),
      xml('Prefix', written(prefix)),
      optional('Delimiter', delimiter === '' ? undefined : written(delimiter)),
      xml('MaxKeys', most),
      optional('EncodingType', query.get('encoding-type') ?? undefined),
      xml('IsTruncated', isTruncated),
      ...paging,
      ...contents,
      ...prefixes,
    ]),
  );
}

function contentsNode(key: string, object: ObjectVersion, showsOwner: boolean): XmlNode {
  const [algorithm] = Object.keys(object.checksums);
  return xml('Contents', [
    xml('Key', key),
    xml('LastModified', toIsoTimestamp(object.modified)),
    xml('ETag', `"${object.etag}"`),
    optional('ChecksumAlgorithm', algorithm),
    xml('Size', object.size),
    xml('StorageClass', object.storageClass),
    showsOwner ? ownerNode() : undefined,
  ]);
}

function writeToken(name: string): string {
  return Buffer.from(name, 'utf8').toString('base64url');
}

function readToken(token: string): string {
  if (token === '' || !/^[\w-]+$/.test(token)) {
    throw invalidArgument('continuation-token', token, 'The continuation token provided is incorrect');
  }
  return Buffer.from(token, 'base64url').toString('utf8');
}

interface VersionRow {
  /** The key, for the order of listings. */
  readonly key: string;
  readonly version: Version;
  readonly isLatest: boolean;
}

export function listObjectVersions(exchange: Exchange, bucketName: string): void {
  const { query, deps } = exchange;
  requireBucket(exchange, bucketName);
  const written = nameWriter(query);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const versionMarker = query.get('version-id-marker') ?? '';
  const most = pageSize(query);
  // With a version's marker the page goes on inside its key.
  const rows = [...deps.state.keysOf(bucketName).values()].flatMap((row) => rowsOf(row, keyMarker, versionMarker));
  const wanted = rows.filter(({ key }) => versionMarker === '' || key !== keyMarker || key.startsWith(prefix));
  const inside = wanted.filter(({ key }) => versionMarker !== '' && key === keyMarker);
  const rest = list(
    wanted.filter(({ key }) => !(versionMarker !== '' && key === keyMarker)),
    { prefix, delimiter, after: keyMarker, most: Number.MAX_SAFE_INTEGER },
  );
  const all = [...inside.map((row) => ({ kind: 'key' as const, name: row.key, row })), ...rest.entries];
  const page = all.slice(0, most);
  const isTruncated = all.length > most && most > 0;
  const last = page.at(-1);
  sendDocument(
    exchange,
    xml('ListVersionsResult', [
      xml('Name', bucketName),
      xml('Prefix', written(prefix)),
      xml('KeyMarker', written(keyMarker)),
      xml('VersionIdMarker', versionMarker),
      isTruncated && last ? xml('NextKeyMarker', written(last.name)) : undefined,
      isTruncated && last?.kind === 'key' ? xml('NextVersionIdMarker', last.row.version.versionId) : undefined,
      xml('MaxKeys', most),
      optional('Delimiter', delimiter === '' ? undefined : written(delimiter)),
      optional('EncodingType', query.get('encoding-type') ?? undefined),
      xml('IsTruncated', isTruncated),
      ...page.map((entry) =>
        entry.kind === 'key'
          ? versionNode(written(entry.name), entry.row)
          : xml('CommonPrefixes', [xml('Prefix', written(entry.name))]),
      ),
    ]),
  );
}

function rowsOf({ key, versions }: KeyRow, keyMarker: string, versionMarker: string): VersionRow[] {
  const all = versions.map((version, index) => ({ key, version, isLatest: index === 0 }));
  if (key !== keyMarker || versionMarker === '') return all;
  return all.slice(all.findIndex(({ version }) => version.versionId === versionMarker) + 1);
}

function versionNode(key: string, { version, isLatest }: VersionRow): XmlNode {
  const named = [
    xml('Key', key),
    xml('VersionId', version.versionId),
    xml('IsLatest', isLatest),
    xml('LastModified', toIsoTimestamp(version.modified)),
  ];
  if (version.kind === 'delete marker') return xml('DeleteMarker', [...named, ownerNode()]);
  return xml('Version', [
    ...named,
    xml('ETag', `"${version.etag}"`),
    xml('Size', version.size),
    xml('StorageClass', version.storageClass),
    ownerNode(),
  ]);
}
