import { requireBucket } from './buckets.ts';
import { type Exchange, readDocument, sendDocument, sendEmpty } from './exchange.ts';
import { requireObject } from './objects.ts';
import { invalidRequest, malformedXml, S3Error } from './s3-error.ts';
import type { ObjectVersion } from './state.ts';
import { taggingNode, tagsIn } from './tagging.ts';
import { childText, optional, xml } from './xml-tree.ts';

const mostTags = 10;

function find(exchange: Exchange, bucketName: string, key: string): ObjectVersion {
  requireBucket(exchange, bucketName);
  return requireObject(exchange, bucketName, key, exchange.query.get('versionId'));
}

function change(exchange: Exchange, bucketName: string, key: string, changed: Partial<ObjectVersion>): void {
  const object = find(exchange, bucketName, key);
  const keys = exchange.deps.state.keysOf(bucketName);
  const versions = (keys.get(key)?.versions ?? []).map((each) => (each === object ? { ...object, ...changed } : each));
  keys.put(key, { key, versions });
  if (exchange.deps.state.buckets.get(bucketName)?.versioning !== undefined) {
    exchange.response.setHeader('x-amz-version-id', object.versionId);
  }
}

export function getObjectTagging(exchange: Exchange, bucketName: string, key: string): void {
  sendDocument(exchange, taggingNode(find(exchange, bucketName, key).tags));
}

export async function putObjectTagging(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const tags = tagsIn(await readDocument(exchange, 'Tagging'), mostTags);
  change(exchange, bucketName, key, { tags });
  sendEmpty(exchange, 200);
}

export function deleteObjectTagging(exchange: Exchange, bucketName: string, key: string): void {
  change(exchange, bucketName, key, { tags: {} });
  sendEmpty(exchange, 204);
}

function requireLockable(exchange: Exchange, bucketName: string): void {
  if (requireBucket(exchange, bucketName).settings['object-lock'] === undefined) {
    throw invalidRequest('Bucket is missing Object Lock Configuration');
  }
}

export function getRetention(exchange: Exchange, bucketName: string, key: string): void {
  requireLockable(exchange, bucketName);
  const { retention } = find(exchange, bucketName, key);
  if (!retention) throw noLock();
  sendDocument(exchange, xml('Retention', [xml('Mode', retention.mode), xml('RetainUntilDate', retention.until)]));
}

export async function putRetention(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const document = await readDocument(exchange, 'Retention');
  requireLockable(exchange, bucketName);
  const mode = childText(document, 'Mode');
  const until = childText(document, 'RetainUntilDate');
  if (mode !== undefined && (!/^(GOVERNANCE|COMPLIANCE)$/.test(mode) || Number.isNaN(Date.parse(until ?? '')))) {
    throw malformedXml();
  }
  const retention = mode !== undefined && until !== undefined ? { mode, until } : undefined;
  change(exchange, bucketName, key, { retention });
  sendEmpty(exchange, 200);
}

export function getLegalHold(exchange: Exchange, bucketName: string, key: string): void {
  requireLockable(exchange, bucketName);
  const { legalHold } = find(exchange, bucketName, key);
  if (!legalHold) throw noLock();
  sendDocument(exchange, xml('LegalHold', [optional('Status', legalHold)]));
}

export async function putLegalHold(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const status = childText(await readDocument(exchange, 'LegalHold'), 'Status');
  requireLockable(exchange, bucketName);
  if (status !== 'ON' && status !== 'OFF') throw malformedXml();
  change(exchange, bucketName, key, { legalHold: status });
  sendEmpty(exchange, 200);
}

function noLock(): S3Error {
  return new S3Error(
    'NoSuchObjectLockConfiguration',
    404,
    'The specified object does not have a ObjectLock configuration',
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export function getObjectAttributes(exchange: Exchange, bucketName: string, key: string): void {
  const object = find(exchange, bucketName, key);
  const asked = new Set((exchange.header('x-amz-object-attributes') ?? '').split(',').map((name) => name.trim()));
  const checksums = Object.entries(object.checksums).map(([algorithm, value]) => xml(`Checksum${algorithm}`, value));
  exchange.response.setHeader('last-modified', new Date(object.modified).toUTCString());
  sendDocument(
    exchange,
    xml('GetObjectAttributesResponse', [
      asked.has('ETag') ? xml('ETag', object.etag) : undefined,
      asked.has('Checksum') && checksums.length > 0
        ? xml('Checksum', [...checksums, xml('ChecksumType', object.checksumType ?? 'FULL_OBJECT')])
        : undefined,
      asked.has('ObjectParts') && object.parts !== undefined
        ? xml('ObjectParts', [xml('PartsCount', object.parts)])
        : undefined,
      asked.has('StorageClass') ? xml('StorageClass', object.storageClass) : undefined,
      asked.has('ObjectSize') ? xml('ObjectSize', object.size) : undefined,
    ]),
  );
}
