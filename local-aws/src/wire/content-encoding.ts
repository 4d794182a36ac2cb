import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/**
 * The bytes that a body stands for: SDKs send large bodies of some operations compressed (`PutMetricData`). Undefined
 * where they are not what the header says, or would be more than `limit`.
 * https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait
 */
export async function decoded(
  bytes: Buffer,
  contentEncoding: string | undefined,
  limit: number,
): Promise<Buffer | undefined> {
  if (contentEncoding !== 'gzip') return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}
