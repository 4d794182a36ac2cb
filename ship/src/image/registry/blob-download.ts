import { createHash } from 'node:crypto';
import type { Descriptor } from '../manifest.ts';
import { mismatch } from './answer.ts';
import type { RegistrySession } from './session.ts';

/**
 * Gets a blob in ranges, each repeated by itself after a fault, so that a broken connection costs a range and not the
 * whole. What was written must be thrown away where this throws.
 *
 * @throws ImageError `digest-mismatch` where the bytes are not those that the digest names
 */
export async function downloadBlob(
  session: RegistrySession,
  url: URL,
  { digest, size }: Descriptor,
  write: (bytes: Uint8Array) => Promise<void>,
  rangeBytes: number,
): Promise<void> {
  const hash = createHash('sha256');
  let start = 0;
  while (start < size || size === 0) {
    const isWhole = size <= rangeBytes;
    const end = Math.min(start + rangeBytes, size);
    const headers: Record<string, string> = isWhole ? {} : { range: `bytes=${start}-${end - 1}` };
    const { status, body } = await session.follow({ method: 'GET', url, headers, maxBytes: size });
    // A registry that knows no ranges answers with all of it.
    const bytes = status === 206 ? body : body.subarray(start);
    if (bytes.length === 0) break;
    hash.update(bytes);
    await write(bytes);
    start += bytes.length;
  }
  const found = `sha256:${hash.digest('hex')}`;
  if (found !== digest || start !== size) throw mismatch(digest, found, url);
}
