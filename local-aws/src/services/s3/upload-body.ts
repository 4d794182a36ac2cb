import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { decodeAwsChunks, incompleteBody } from './aws-chunked.ts';
import {
  type Checksum,
  type ChecksumAlgorithm,
  checksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  startChecksum,
} from './checksum.ts';
import type { ObjectFiles } from './object-files.ts';
import { invalidRequest, S3Error } from './s3-error.ts';

/** What an upload's body turned out to be. */
export interface ReceivedBody {
  readonly file: string;
  readonly size: number;
  /** The MD5 of the bytes, in hexadecimal. */
  readonly md5: string;
  readonly checksums: Partial<Record<ChecksumAlgorithm, string>>;
}

/** S3's largest object in one upload. */
const largestUpload = 5 * 1024 ** 3;

/**
 * Takes an upload's bytes to a file and holds them against everything the client said of them: their length, their
 * Content-MD5, their SHA-256 in the signature, their checksum in a header or a trailer.
 *
 * @throws {S3Error} BadDigest, IncompleteBody, EntityTooLarge, XAmzContentSHA256Mismatch, ...; nothing is kept then
 */
export async function receiveBody(
  body: AsyncIterable<Uint8Array>,
  headers: IncomingHttpHeaders,
  files: ObjectFiles,
  usual?: ChecksumAlgorithm,
): Promise<ReceivedBody> {
  const signed = headerOf(headers, 'x-amz-content-sha256') ?? '';
  const isChunked = signed.startsWith('STREAMING-') || headers['content-encoding']?.includes('aws-chunked') === true;
  const trailers = new Map<string, string>();
  const algorithm = announcedAlgorithm(headers) ?? usual;
  const checksum = algorithm && startChecksum(algorithm);
  const md5 = createHash('md5');
  const sha256 = /^[0-9a-f]{64}$/i.test(signed) ? createHash('sha256') : undefined;
  const meters: Pick<Checksum, 'update'>[] = [md5, sha256, checksum].filter((meter) => meter !== undefined);
  let size = 0;

  async function* metered(): AsyncGenerator<Uint8Array> {
    for await (const chunk of isChunked ? decodeAwsChunks(body, trailers) : body) {
      size += chunk.length;
      if (size > largestUpload) throw tooLarge();
      for (const meter of meters) meter.update(chunk);
      yield chunk;
    }
    // Checked before the file is complete, so that it is thrown away with the rest on failure.
    const expectedSize = headerOf(headers, isChunked ? 'x-amz-decoded-content-length' : 'content-length');
    if (expectedSize !== undefined && Number(expectedSize) !== size) throw incompleteBody();
    const digest = md5.copy().digest('base64');
    checkMd5(headerOf(headers, 'content-md5'), digest);
    if (sha256 && sha256.copy().digest('hex') !== signed.toLowerCase()) throw signatureMismatch();
    if (algorithm && checksum) {
      const actual = checksum.digest().toString('base64');
      const said = headerOf(headers, checksumHeader(algorithm)) ?? trailers.get(checksumHeader(algorithm));
      if (said !== undefined && said !== actual) throw wrongChecksum(algorithm);
      computed[algorithm] = actual;
    }
  }

  const computed: Partial<Record<ChecksumAlgorithm, string>> = {};
  const file = await files.write(metered());
  return { file, size, md5: md5.digest('hex'), checksums: computed };
}

/** The one algorithm that an upload's headers name. @throws {S3Error} InvalidRequest */
function announcedAlgorithm(headers: IncomingHttpHeaders): ChecksumAlgorithm | undefined {
  const given = checksumAlgorithms.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
  if (given.length > 1)
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  const trailer = headerOf(headers, 'x-amz-trailer')?.replace(/^x-amz-checksum-/, '');
  const named = trailer ?? headerOf(headers, 'x-amz-sdk-checksum-algorithm');
  const algorithm = named === undefined ? undefined : checksumAlgorithm(named);
  if (trailer !== undefined && !algorithm)
    throw invalidRequest('The value specified in the x-amz-trailer header is not supported');
  return given[0] ?? algorithm;
}

export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function checkMd5(said: string | undefined, actual: string): void {
  if (said === undefined || said === actual) return;
  if (Buffer.from(said, 'base64').length !== 16) {
    throw new S3Error('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.');
  }
  throw new S3Error('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.');
}

function wrongChecksum(algorithm: ChecksumAlgorithm): S3Error {
  return new S3Error('BadDigest', 400, `The ${algorithm} you specified did not match the calculated checksum.`);
}

function signatureMismatch(): S3Error {
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  return new S3Error('XAmzContentSHA256Mismatch', 400, message);
}

function tooLarge(): S3Error {
  return new S3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size');
}
