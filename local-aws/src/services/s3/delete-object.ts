import { requireBucket } from './buckets.ts';
import { checkWrite } from './conditions.ts';
import { type Exchange, readDocument, sendDocument, sendEmpty } from './exchange.ts';
import { addVersion, currentObject, newVersionId } from './objects.ts';
import { malformedXml, S3Error } from './s3-error.ts';
import type { BucketRow, ObjectVersion } from './state.ts';
import { childrenOf, childText, optional, type XmlNode, xml } from './xml-tree.ts';

interface Deletion {
  /** Of the version that is gone, or of the delete marker that is new. */
  readonly versionId: string | undefined;
  readonly isMarker: boolean;
}

export function deleteObject(exchange: Exchange, bucketName: string, key: string): void {
  const bucket = requireBucket(exchange, bucketName);
  const current = currentObject(exchange.deps.state.keysOf(bucketName).get(key));
  if (exchange.header('if-match') !== undefined) checkWrite(exchange.request.headers, key, current);
  const { versionId, isMarker } = remove(exchange, bucket, key, exchange.query.get('versionId') ?? undefined);
  sendEmpty(exchange, 204, {
    'x-amz-version-id': versionId,
    'x-amz-delete-marker': isMarker ? 'true' : undefined,
  });
}

/**
 * Without a version a versioned bucket gets a delete marker; with one that version is gone. Deleting what is not there
 * succeeds.
 * @throws {S3Error} AccessDenied for a version under a lock
 */
function remove(exchange: Exchange, bucket: BucketRow, key: string, versionId: string | undefined): Deletion {
  const { deps } = exchange;
  const keys = deps.state.keysOf(bucket.name);
  const row = keys.get(key);
  if (versionId === undefined && bucket.versioning !== undefined) {
    const marker = newVersionId(exchange, bucket);
    addVersion(exchange, bucket.name, key, {
      kind: 'delete marker',
      versionId: marker,
      modified: deps.clock.now(),
    });
    return { versionId: marker, isMarker: true };
  }
  const doomed = row?.versions.find((version) => version.versionId === (versionId ?? 'null'));
  if (!row || !doomed) return { versionId, isMarker: false };
  if (doomed.kind === 'object' && isLocked(exchange, doomed)) {
    throw new S3Error('AccessDenied', 403, 'Access Denied because object protected by object lock.');
  }
  const versions = row.versions.filter((version) => version !== doomed);
  if (versions.length === 0) keys.delete(key);
  else keys.put(key, { key, versions });
  if (doomed.kind === 'object') void deps.files.delete(doomed.file).catch(() => undefined);
  return { versionId, isMarker: doomed.kind === 'delete marker' };
}

function isLocked({ deps, header }: Exchange, { retention, legalHold }: ObjectVersion): boolean {
  if (legalHold === 'ON') return true;
  if (!retention || Date.parse(retention.until) <= deps.clock.now()) return false;
  return retention.mode !== 'GOVERNANCE' || header('x-amz-bypass-governance-retention') !== 'true';
}

const mostKeys = 1000;

export async function deleteObjects(exchange: Exchange, bucketName: string): Promise<void> {
  requireBucket(exchange, bucketName);
  const document = await readDocument(exchange, 'Delete');
  const bucket = requireBucket(exchange, bucketName);
  const objects = childrenOf(document, 'Object');
  if (objects.length === 0 || objects.length > mostKeys) throw malformedXml();
  const isQuiet = childText(document, 'Quiet') === 'true';
  const results = objects.map((object) => deleteOne(exchange, bucket, object));
  sendDocument(exchange, xml('DeleteResult', isQuiet ? results.filter(({ name }) => name === 'Error') : results));
}

function deleteOne(exchange: Exchange, bucket: BucketRow, object: XmlNode): XmlNode {
  const key = childText(object, 'Key') ?? '';
  const wanted = childText(object, 'VersionId');
  try {
    const { versionId, isMarker } = remove(exchange, bucket, key, wanted);
    return xml('Deleted', [
      xml('Key', key),
      optional('VersionId', wanted),
      isMarker ? xml('DeleteMarker', true) : undefined,
      isMarker ? optional('DeleteMarkerVersionId', versionId) : undefined,
    ]);
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return xml('Error', [
      xml('Key', key),
      optional('VersionId', wanted),
      xml('Code', error.code),
      xml('Message', error.message),
    ]);
  }
}
