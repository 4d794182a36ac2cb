import { toIsoTimestamp } from '../../wire/timestamp.ts';
import { checkObjectAcl } from './acl.ts';
import { requireBucket } from './buckets.ts';
import { checksumAlgorithms } from './checksum.ts';
import { checkWrite, judgeRead } from './conditions.ts';
import { type Exchange, sendDocument } from './exchange.ts';
import { encryptionHeaders, readObjectHeaders } from './object-headers.ts';
import { checkKey, copySource, currentObject, requireObject, storeObject } from './objects.ts';
import { invalidRequest, preconditionFailed } from './s3-error.ts';
import { tagsOfHeader } from './tagging.ts';
import { optional, xml } from './xml-tree.ts';

export async function copyObject(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const { deps, request, response, header } = exchange;
  const bucket = requireBucket(exchange, bucketName);
  checkKey(key);
  checkObjectAcl(exchange, bucket);
  const source = copySource(header('x-amz-copy-source') ?? '');
  requireBucket(exchange, source.bucket);
  const copied = requireObject(exchange, source.bucket, source.key, source.versionId);
  const verdict = judgeRead(request.headers, copied, 'x-amz-copy-source-');
  if (verdict !== 'go on') {
    throw preconditionFailed(verdict === 'not modified' ? 'x-amz-copy-source-If-None-Match' : verdict.failed);
  }
  const given = readObjectHeaders(exchange, bucket);
  const replaces = header('x-amz-metadata-directive') === 'REPLACE';
  if (
    source.bucket === bucketName &&
    source.key === key &&
    !replaces &&
    source.versionId === null &&
    !changesAnything(exchange)
  ) {
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
        'metadata, storage class, website redirect location or encryption attributes.',
    );
  }
  const check = (): void => checkWrite(request.headers, key, currentObject(deps.state.keysOf(bucketName).get(key)));
  check();
  const file = await deps.files.join([copied.file]);
  try {
    check();
    const object = storeObject(exchange, bucketName, key, {
      ...copied,
      ...(replaces ? { standard: given.standard, metadata: given.metadata } : {}),
      storageClass: given.storageClass,
      encryption: given.encryption,
      modified: deps.clock.now(),
      file,
      tags: header('x-amz-tagging-directive') === 'REPLACE' ? tagsOfHeader(header('x-amz-tagging')) : copied.tags,
      retention: undefined,
      legalHold: undefined,
    });
    for (const [name, value] of Object.entries(encryptionHeaders(object.encryption))) response.setHeader(name, value);
    if (bucket.versioning === 'Enabled') response.setHeader('x-amz-version-id', object.versionId);
    const sourceVersions = deps.state.buckets.get(source.bucket)?.versioning;
    if (sourceVersions !== undefined) response.setHeader('x-amz-copy-source-version-id', copied.versionId);
    const checksums = checksumAlgorithms.map((algorithm) =>
      optional(`Checksum${algorithm}`, object.checksums[algorithm]),
    );
    sendDocument(
      exchange,
      xml('CopyObjectResult', [
        xml('LastModified', toIsoTimestamp(object.modified)),
        xml('ETag', `"${object.etag}"`),
        ...checksums,
      ]),
    );
  } catch (error) {
    await deps.files.delete(file);
    throw error;
  }
}

function changesAnything({ header }: Exchange): boolean {
  return ['x-amz-storage-class', 'x-amz-server-side-encryption', 'x-amz-website-redirect-location'].some(
    (name) => header(name) !== undefined,
  );
}
