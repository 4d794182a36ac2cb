import { createHash } from 'node:crypto';
import { toIsoTimestamp } from '../../wire/timestamp.ts';
import { checkObjectAcl } from './acl.ts';
import { ownerNode, requireBucket } from './buckets.ts';
import { type ChecksumAlgorithm, checksumAlgorithm, checksumAlgorithms, startChecksum } from './checksum.ts';
import { checkWrite } from './conditions.ts';
import { type Exchange, readDocument, sendDocument, sendEmpty } from './exchange.ts';
import { checksumHeaders, encryptionHeaders, readObjectHeaders } from './object-headers.ts';
import { checkKey, copySource, currentObject, requireObject, storeObject } from './objects.ts';
import { invalidArgument, invalidRequest, malformedXml, noSuchUpload, S3Error } from './s3-error.ts';
import type { PartRow, UploadRow } from './state.ts';
import { tagsOfHeader } from './tagging.ts';
import { receiveBody } from './upload-body.ts';
import { childrenOf, childText, optional, type XmlNode, xml } from './xml-tree.ts';

const smallestPart = 5 * 1024 ** 2;
const mostParts = 10_000;
/** Unfinished uploads in all buckets; on AWS a lifecycle rule ends them. */
const mostUploads = 1000;

function requireUpload({ deps, query }: Exchange, bucket: string, key: string): UploadRow {
  const id = query.get('uploadId') ?? '';
  const upload = deps.state.uploads.get(id);
  if (upload?.bucket !== bucket || upload.key !== key) throw noSuchUpload(id);
  return upload;
}

export function createUpload(exchange: Exchange, bucketName: string, key: string): void {
  const { deps, header, response } = exchange;
  const bucket = requireBucket(exchange, bucketName);
  checkKey(key);
  checkObjectAcl(exchange, bucket);
  if (deps.state.uploads.size >= mostUploads) {
    throw new S3Error('SlowDown', 503, `local-aws keeps at most ${mostUploads} unfinished uploads; abort some.`);
  }
  const algorithm = checksumAlgorithm(header('x-amz-checksum-algorithm') ?? '');
  const type = header('x-amz-checksum-type');
  const upload: UploadRow = {
    id: deps.randomId().replaceAll('-', ''),
    bucket: bucketName,
    key,
    started: deps.clock.now(),
    ...readObjectHeaders(exchange, bucket),
    tags: tagsOfHeader(header('x-amz-tagging')),
    checksumAlgorithm: algorithm,
    checksumType: algorithm && (type === 'FULL_OBJECT' || algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE'),
    parts: [],
  };
  deps.state.uploads.put(upload.id, upload);
  const headers = encryptionHeaders(upload.encryption);
  if (algorithm) headers['x-amz-checksum-algorithm'] = algorithm;
  if (upload.checksumType) headers['x-amz-checksum-type'] = upload.checksumType;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendDocument(
    exchange,
    xml('InitiateMultipartUploadResult', [xml('Bucket', bucketName), xml('Key', key), xml('UploadId', upload.id)]),
  );
}

export async function putPart(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const { deps, request } = exchange;
  const { checksumAlgorithm: algorithm } = requireUpload(exchange, bucketName, key);
  const number = partNumber(exchange);
  const source = exchange.header('x-amz-copy-source');
  const bytes = source === undefined ? request : copiedBytes(exchange, source);
  const received = await receiveBody(bytes, source === undefined ? request.headers : {}, deps.files, algorithm);
  const { file, size, md5: etag, checksums } = received;
  try {
    const upload = requireUpload(exchange, bucketName, key);
    const part: PartRow = { number, etag, size, file, modified: deps.clock.now(), checksums };
    const replaced = upload.parts.filter((each) => each.number === number);
    const parts = [...upload.parts.filter((each) => each.number !== number), part];
    deps.state.uploads.put(upload.id, { ...upload, parts: parts.sort((one, other) => one.number - other.number) });
    for (const old of replaced) void deps.files.delete(old.file).catch(() => undefined);
    if (source === undefined) {
      const { 'x-amz-checksum-type': _, ...told } = checksumHeaders(received);
      sendEmpty(exchange, 200, { etag: `"${etag}"`, ...told, ...encryptionHeaders(upload.encryption) });
    } else {
      const modified = toIsoTimestamp(part.modified);
      sendDocument(exchange, xml('CopyPartResult', [xml('LastModified', modified), xml('ETag', `"${etag}"`)]));
    }
  } catch (error) {
    await deps.files.delete(file);
    throw error;
  }
}

function copiedBytes(exchange: Exchange, source: string): AsyncIterable<Uint8Array> {
  const { bucket, key, versionId } = copySource(source);
  requireBucket(exchange, bucket);
  const object = requireObject(exchange, bucket, key, versionId);
  const text = exchange.header('x-amz-copy-source-range');
  if (text === undefined) return exchange.deps.files.read(object.file);
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  if (first === '' || Number(last) >= object.size || Number(first) > Number(last)) {
    throw invalidArgument(
      'x-amz-copy-source-range',
      text,
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  }
  return exchange.deps.files.read(object.file, { first: Number(first), last: Number(last) });
}

function partNumber({ query }: Exchange): number {
  const text = query.get('partNumber') ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= mostParts) return number;
  throw invalidArgument('partNumber', text, `Part number must be an integer between 1 and ${mostParts}, inclusive`);
}

export async function completeUpload(exchange: Exchange, bucketName: string, key: string): Promise<void> {
  const { deps, request, response } = exchange;
  requireUpload(exchange, bucketName, key);
  const document = await readDocument(exchange, 'CompleteMultipartUpload');
  const upload = requireUpload(exchange, bucketName, key);
  const parts = chosenParts(document, upload);
  const check = (): void => checkWrite(request.headers, key, currentObject(deps.state.keysOf(bucketName).get(key)));
  check();
  const file = await deps.files.join(parts.map((part) => part.file));
  try {
    check();
    const checksums = await checksumOf(exchange, upload, parts, file);
    requireUpload(exchange, bucketName, key);
    const { standard, metadata, storageClass, encryption, tags, checksumType } = upload;
    const object = storeObject(exchange, bucketName, key, {
      kind: 'object',
      ...{ standard, metadata, storageClass, encryption, tags, checksums, checksumType, file },
      modified: deps.clock.now(),
      etag: `${createHash('md5')
        .update(Buffer.from(parts.map(({ etag }) => etag).join(''), 'hex'))
        .digest('hex')}-${parts.length}`,
      size: parts.reduce((sum, { size }) => sum + size, 0),
      parts: parts.length,
    });
    forget(exchange, upload);
    if (requireBucket(exchange, bucketName).versioning === 'Enabled') {
      response.setHeader('x-amz-version-id', object.versionId);
    }
    for (const [name, value] of Object.entries(encryptionHeaders(encryption))) response.setHeader(name, value);
    sendDocument(
      exchange,
      xml('CompleteMultipartUploadResult', [
        xml('Location', `http://${request.headers.host}/${bucketName}/${encodeURIComponent(key)}`),
        xml('Bucket', bucketName),
        xml('Key', key),
        xml('ETag', `"${object.etag}"`),
        ...checksumAlgorithms.map((algorithm) => optional(`Checksum${algorithm}`, checksums[algorithm])),
        optional('ChecksumType', checksumType),
      ]),
    );
  } catch (error) {
    await deps.files.delete(file);
    throw error;
  }
}

/** The parts that the client names, in its order, which must be ascending. */
function chosenParts(document: XmlNode, upload: UploadRow): PartRow[] {
  const named = childrenOf(document, 'Part');
  if (named.length === 0 || named.length > mostParts) throw malformedXml();
  let before = 0;
  const parts = named.map((node) => {
    const number = Number(childText(node, 'PartNumber'));
    const etag = childText(node, 'ETag')
      ?.trim()
      .replace(/^"(.*)"$/, '$1');
    if (!(number > before)) {
      const message = 'The list of parts was not in ascending order. Parts must be ordered by part number.';
      throw new S3Error('InvalidPartOrder', 400, message, { UploadId: upload.id });
    }
    before = number;
    const part = upload.parts.find((each) => each.number === number);
    if (!part || part.etag !== etag) {
      const message =
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
      throw new S3Error('InvalidPart', 400, message, { UploadId: upload.id, PartNumber: String(number) });
    }
    return part;
  });
  if (parts.slice(0, -1).some(({ size }) => size < smallestPart)) {
    throw new S3Error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size');
  }
  return parts;
}

/** Of all bytes, or of the parts' checksums: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
async function checksumOf(
  { deps }: Exchange,
  { checksumAlgorithm: algorithm, checksumType }: UploadRow,
  parts: readonly PartRow[],
  file: string,
): Promise<Partial<Record<ChecksumAlgorithm, string>>> {
  if (!algorithm) return {};
  const checksum = startChecksum(algorithm);
  if (checksumType === 'FULL_OBJECT') {
    for await (const chunk of deps.files.read(file)) if (chunk instanceof Uint8Array) checksum.update(chunk);
    return { [algorithm]: checksum.digest().toString('base64') };
  }
  for (const { checksums, number } of parts) {
    const value = checksums[algorithm];
    if (value === undefined) throw invalidRequest(`The part ${number} has no ${algorithm} checksum.`);
    checksum.update(Buffer.from(value, 'base64'));
  }
  return { [algorithm]: `${checksum.digest().toString('base64')}-${parts.length}` };
}

function forget({ deps }: Exchange, upload: UploadRow): void {
  deps.state.uploads.delete(upload.id);
  for (const { file } of upload.parts) void deps.files.delete(file).catch(() => undefined);
}

export function abortUpload(exchange: Exchange, bucketName: string, key: string): void {
  forget(exchange, requireUpload(exchange, bucketName, key));
  sendEmpty(exchange, 204);
}

export function listParts(exchange: Exchange, bucketName: string, key: string): void {
  const upload = requireUpload(exchange, bucketName, key);
  const after = Number(exchange.query.get('part-number-marker') ?? 0);
  const most = Math.min(Number(exchange.query.get('max-parts') ?? 1000), 1000);
  const rest = upload.parts.filter(({ number }) => number > after);
  const page = rest.slice(0, most);
  const isTruncated = rest.length > page.length;
  sendDocument(
    exchange,
    xml('ListPartsResult', [
      xml('Bucket', bucketName),
      xml('Key', key),
      xml('UploadId', upload.id),
      xml('PartNumberMarker', after),
      isTruncated ? optional('NextPartNumberMarker', page.at(-1)?.number) : undefined,
      xml('MaxParts', most),
      xml('IsTruncated', isTruncated),
      ...page.map(({ number, modified, etag, size }) =>
        xml('Part', [
          xml('PartNumber', number),
          xml('LastModified', toIsoTimestamp(modified)),
          xml('ETag', `"${etag}"`),
          xml('Size', size),
        ]),
      ),
      ownerNode('Initiator'),
      ownerNode(),
      xml('StorageClass', upload.storageClass),
    ]),
  );
}

export function listUploads(exchange: Exchange, bucketName: string): void {
  requireBucket(exchange, bucketName);
  const prefix = exchange.query.get('prefix') ?? '';
  const uploads = [...exchange.deps.state.uploads.values()].filter(
    ({ bucket, key }) => bucket === bucketName && key.startsWith(prefix),
  );
  sendDocument(
    exchange,
    xml('ListMultipartUploadsResult', [
      xml('Bucket', bucketName),
      xml('Prefix', prefix),
      xml('MaxUploads', mostUploads),
      xml('IsTruncated', false),
      ...uploads.map(({ key, id, started, storageClass }) =>
        xml('Upload', [
          xml('Key', key),
          xml('UploadId', id),
          ownerNode('Initiator'),
          ownerNode(),
          xml('StorageClass', storageClass),
          xml('Initiated', toIsoTimestamp(started)),
        ]),
      ),
    ]),
  );
}
