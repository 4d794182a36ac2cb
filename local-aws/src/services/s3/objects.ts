import { downloadRange } from '../../registry/byte-range.ts';
import { checkObjectAcl } from './acl.ts';
import { requireBucket } from './buckets.ts';
import { checkWrite, holdsForRange, judgeRead, requireRead } from './conditions.ts';
import { type Exchange, sendEmpty } from './exchange.ts';
import { checksumHeaders, encryptionHeaders, objectHeaders, readObjectHeaders } from './object-headers.ts';
import { invalidArgument, noSuchKey, noSuchVersion, S3Error } from './s3-error.ts';
import type { BucketRow, KeyRow, ObjectHeaders, ObjectVersion, Version } from './state.ts';
import { tagsOfHeader } from './tagging.ts';
import { type ReceivedBody, receiveBody } from './upload-body.ts';
import { versionsWith } from './versioning.ts';

const longestKey = 1024;

/** The newest version where it is an object. */
export function currentObject(row: KeyRow | undefined): ObjectVersion | undefined {
  const [newest] = row?.versions ?? [];
  return newest?.kind === 'object' ? newest : undefined;
}

/** @throws {S3Error} NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker */
export function requireObject(
  { deps }: Exchange,
  bucket: string,
  key: string,
  versionId: string | null,
): ObjectVersion {
  const row = deps.state.keysOf(bucket).get(key);
  if (versionId !== null) {
    const version = row?.versions.find((each) => each.versionId === versionId);
    if (!version) throw noSuchVersion(key, versionId);
    if (version.kind === 'object') return version;
    const message = 'The specified method is not allowed against this resource.';
    throw new S3Error('MethodNotAllowed', 405, message, { Method: 'GET' }, markerHeaders(version));
  }
  const object = currentObject(row);
  if (object) return object;
  const [marker] = row?.versions ?? [];
  const { code, status, message, details } = noSuchKey(key);
  throw new S3Error(code, status, message, details, marker ? markerHeaders(marker) : {});
}

function markerHeaders({ versionId }: Version): Record<string, string> {
  return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': versionId };
}

export async function putObject(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const { deps, request, header } = exchange;
  const bucket = requireBucket(exchange, bucketName);
  checkKey(key);
  checkObjectAcl(exchange, bucket);
  const described = readObjectHeaders(exchange, bucket);
  const tags = tagsOfHeader(header('x-amz-tagging'));
  // Told before the bytes are taken, and again when they have come: another may have been quicker.
  const check = (): void => checkWrite(request.headers, key, currentObject(deps.state.keysOf(bucketName).get(key)));
  check();
  const body = await receiveBody(request, request.headers, deps.files);
  try {
    check();
    const object = storeObject(exchange, bucketName, key, { ...newObject(exchange, described, body), tags });
    sendEmpty(exchange, 200, storedHeaders(requireBucket(exchange, bucketName), object));
  } catch (error) {
    await deps.files.delete(body.file);
    throw error;
  }
}

function newObject(
  { deps, header }: Exchange,
  described: ObjectHeaders,
  { file, size, md5, checksums }: ReceivedBody,
): Omit<ObjectVersion, 'versionId' | 'tags'> {
  const mode = header('x-amz-object-lock-mode');
  const until = header('x-amz-object-lock-retain-until-date');
  return {
    kind: 'object',
    ...described,
    modified: deps.clock.now(),
    etag: md5,
    size,
    file,
    checksums,
    retention: mode !== undefined && until !== undefined ? { mode, until } : undefined,
    legalHold: header('x-amz-object-lock-legal-hold') === 'ON' ? 'ON' : undefined,
  };
}

/** Puts an object under its key as the bucket's versioning has it; what it replaces loses its bytes. */
export function storeObject(
  exchange: Exchange,
  bucketName: string,
  key: string,
  object: Omit<ObjectVersion, 'versionId'>,
): ObjectVersion {
  const bucket = requireBucket(exchange, bucketName);
  const stored: ObjectVersion = { ...object, versionId: newVersionId(exchange, bucket) };
  addVersion(exchange, bucketName, key, stored);
  return stored;
}

export function addVersion({ deps }: Exchange, bucketName: string, key: string, version: Version): void {
  const keys = deps.state.keysOf(bucketName);
  const { versions, replaced } = versionsWith(keys.get(key)?.versions ?? [], version);
  keys.put(key, { key, versions });
  for (const old of replaced) if (old.kind === 'object') void deps.files.delete(old.file).catch(() => undefined);
}

export function newVersionId({ deps }: Exchange, { versioning }: BucketRow): string {
  return versioning === 'Enabled' ? deps.randomId().replaceAll('-', '') : 'null';
}

export function storedHeaders(bucket: BucketRow, object: ObjectVersion): Record<string, string | undefined> {
  return {
    etag: `"${object.etag}"`,
    ...encryptionHeaders(object.encryption),
    ...checksumHeaders(object),
    'x-amz-version-id': bucket.versioning === 'Enabled' ? object.versionId : undefined,
  };
}

export function checkKey(key: string): void {
  if (Buffer.byteLength(key, 'utf8') > longestKey) {
    throw new S3Error('KeyTooLongError', 400, 'Your key is too long', { MaxSizeAllowed: String(longestKey) });
  }
}

/** GET and HEAD: whole, in a range, or not at all when the conditions say so. */
export function getObject(exchange: Exchange, bucketName: string, key: string): Promise<void> | void {
  const { request, response, deps, query } = exchange;
  const bucket = requireBucket(exchange, bucketName);
  const object = requireObject(exchange, bucketName, key, query.get('versionId'));
  requireRead(judgeRead(request.headers, object));
  const header = holdsForRange(request.headers, object) ? request.headers.range : undefined;
  const range = downloadRange(header, object.size);
  if (range === 'unsatisfiable') throw unsatisfiable(header ?? '', object.size);
  for (const [name, value] of Object.entries(objectHeaders(exchange, bucket, object))) response.setHeader(name, value);
  if (object.parts !== undefined && query.has('partNumber')) response.setHeader('x-amz-mp-parts-count', object.parts);
  if (!range && exchange.header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED') {
    for (const [name, value] of Object.entries(checksumHeaders(object))) response.setHeader(name, value);
  }
  response.setHeader('content-length', range ? range.last - range.first + 1 : object.size);
  if (range) response.setHeader('content-range', `bytes ${range.first}-${range.last}/${object.size}`);
  response.writeHead(range ? 206 : 200);
  if (request.method === 'HEAD' || object.size === 0) {
    response.end();
    return;
  }
  return new Promise((resolve, reject) => {
    const bytes = deps.files.read(object.file, range);
    bytes.once('error', reject);
    response.once('close', () => {
      bytes.destroy();
      resolve();
    });
    bytes.pipe(response);
  });
}

function unsatisfiable(header: string, size: number): S3Error {
  return new S3Error(
    'InvalidRange',
    416,
    'The requested range is not satisfiable',
    { RangeRequested: header, ActualObjectSize: String(size) },
    { 'content-range': `bytes */${size}` },
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function copySource(header: string): { bucket: string; key: string; versionId: string | null } {
  const [path = '', query = ''] = header.split('?', 2);
  const decoded = safelyDecoded(path.replace(/^\//, ''));
  const slash = decoded.indexOf('/');
  if (slash < 1 || slash === decoded.length - 1) {
    throw invalidArgument(
      'x-amz-copy-source',
      header,
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  return {
    bucket: decoded.slice(0, slash),
    key: decoded.slice(slash + 1),
    versionId: new URLSearchParams(query).get('versionId'),
  };
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidArgument('x-amz-copy-source', text, 'Copy Source must be URL-encoded');
  }
}
