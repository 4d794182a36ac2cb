import { checksumAlgorithms, checksumHeader } from './checksum.ts';
import type { Exchange } from './exchange.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';
import type { BucketRow, Encryption, ObjectHeaders, ObjectVersion } from './state.ts';
import { child, childText } from './xml-tree.ts';

const standardHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-website-redirect-location',
] as const;

const largestMetadata = 2048;
const metadataPrefix = 'x-amz-meta-';

/** What an upload's headers say of the object. @throws {S3Error} MetadataTooLarge, InvalidArgument, ... */
export function readObjectHeaders(exchange: Exchange, bucket: BucketRow): ObjectHeaders {
  const { header, request } = exchange;
  const standard: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of standardHeaders) {
    const value = header(name);
    if (value !== undefined) standard[name] = value;
  }
  // That the upload came in AWS's chunks is no property of the object.
  const encoding = standard['content-encoding']?.replace(/(^|,\s*)aws-chunked(\s*,\s*|$)/, '$1').replace(/,\s*$/, '');
  if (encoding === undefined || encoding === '') delete standard['content-encoding'];
  else standard['content-encoding'] = encoding;
  const metadata: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const value = name.startsWith(metadataPrefix) ? header(name) : undefined;
    if (value !== undefined) metadata[name.slice(metadataPrefix.length)] = value;
  }
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size > largestMetadata) {
    throw new S3Error('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size');
  }
  const storageClass = header('x-amz-storage-class') ?? 'STANDARD';
  if (!/^[A-Z_]{1,32}$/.test(storageClass)) {
    throw new S3Error('InvalidStorageClass', 400, 'The storage class you specified is not valid');
  }
  return { standard, metadata, storageClass, encryption: encryptionOf(exchange, bucket) };
}

/** As the request says, else as the bucket's default does. Bytes are kept as they came: this is a record. */
function encryptionOf({ header }: Exchange, { settings }: BucketRow): Encryption {
  if (header('x-amz-server-side-encryption-customer-algorithm') !== undefined) {
    throw notImplemented('server-side encryption with customer-provided keys');
  }
  const rule = child(settings.encryption, 'Rule');
  const defaults = child(rule, 'ApplyServerSideEncryptionByDefault');
  const algorithm = header('x-amz-server-side-encryption') ?? childText(defaults, 'SSEAlgorithm') ?? 'AES256';
  if (!/^(AES256|aws:kms|aws:kms:dsse)$/.test(algorithm)) {
    throw invalidArgument(
      'x-amz-server-side-encryption',
      algorithm,
      'The encryption method specified is not supported',
    );
  }
  if (algorithm === 'AES256') return { algorithm };
  return {
    algorithm,
    keyId:
      header('x-amz-server-side-encryption-aws-kms-key-id') ?? childText(defaults, 'KMSMasterKeyID') ?? 'alias/aws/s3',
    hasBucketKey:
      (header('x-amz-server-side-encryption-bucket-key-enabled') ?? childText(rule, 'BucketKeyEnabled')) === 'true',
  };
}

export function encryptionHeaders({ algorithm, keyId, hasBucketKey }: Encryption): Record<string, string> {
  return {
    'x-amz-server-side-encryption': algorithm,
    ...(keyId === undefined ? {} : { 'x-amz-server-side-encryption-aws-kms-key-id': keyId }),
    ...(hasBucketKey ? { 'x-amz-server-side-encryption-bucket-key-enabled': 'true' } : {}),
  };
}

export function checksumHeaders({
  checksums,
  checksumType,
}: Pick<ObjectVersion, 'checksums' | 'checksumType'>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const algorithm of checksumAlgorithms) {
    const value = checksums[algorithm];
    if (value !== undefined) headers[checksumHeader(algorithm)] = value;
  }
  if (Object.keys(headers).length > 0) headers['x-amz-checksum-type'] = checksumType ?? 'FULL_OBJECT';
  return headers;
}

/** What a download or HEAD tells of an object, besides its length and its checksums. */
export function objectHeaders(exchange: Exchange, bucket: BucketRow, object: ObjectVersion): Record<string, string> {
  const { query } = exchange;
  const headers: Record<string, string> = {
    'accept-ranges': 'bytes',
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modified).toUTCString(),
    ...object.standard,
    ...encryptionHeaders(object.encryption),
  };
  for (const [name, value] of Object.entries(object.metadata)) headers[metadataPrefix + name] = value;
  if (bucket.versioning !== undefined) headers['x-amz-version-id'] = object.versionId;
  if (object.storageClass !== 'STANDARD') headers['x-amz-storage-class'] = object.storageClass;
  const tagCount = Object.keys(object.tags).length;
  if (tagCount > 0) headers['x-amz-tagging-count'] = String(tagCount);
  if (object.retention) {
    headers['x-amz-object-lock-mode'] = object.retention.mode;
    headers['x-amz-object-lock-retain-until-date'] = object.retention.until;
  }
  if (object.legalHold) headers['x-amz-object-lock-legal-hold'] = object.legalHold;
  for (const name of [
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'content-type',
    'expires',
  ]) {
    const override = query.get(`response-${name}`);
    if (override !== null) headers[name] = override;
  }
  return headers;
}
