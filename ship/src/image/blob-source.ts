import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Digest, digestOf } from './digest.ts';
import { ImageError } from './image-error.ts';
import type { Descriptor } from './manifest.ts';

/** A blob that can be read in parts, so that a base image's layers need not be held in memory. */
export interface BlobSource extends Descriptor {
  /** The file that holds it, where one does. */
  readonly file: string | undefined;
  read(start: number, end: number): Promise<Uint8Array>;
}

export function memoryBlob(mediaType: string, content: Uint8Array): BlobSource {
  return {
    mediaType,
    digest: digestOf(content),
    size: content.length,
    file: undefined,
    read: async (start, end) => content.subarray(start, end),
  };
}

/** A blob in a file; its bytes are not looked at before they are read. */
export function fileBlob({ mediaType, digest, size }: Descriptor, file: string): BlobSource {
  return {
    mediaType,
    digest,
    size,
    file,
    async read(start, end) {
      const handle = await open(file);
      try {
        const bytes = Buffer.alloc(Math.min(end, size) - start);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

/** The whole of a small blob. */
export function contentOf(blob: BlobSource): Promise<Uint8Array> {
  return blob.read(0, blob.size);
}

const piece = 4 * 1024 * 1024;

/** @throws ImageError `blob-corrupt` where a file's bytes are not those that the digest names */
export async function verifyBlob(blob: BlobSource, where: string, remedy: string): Promise<void> {
  const found = await measured(blob);
  if (found.digest === blob.digest && found.isWhole) return;
  throw new ImageError({
    code: 'blob-corrupt',
    what: `the blob's bytes are not those that its digest names`,
    where,
    remedy,
  });
}

async function measured({ file, size, read }: BlobSource): Promise<{ digest: Digest; isWhole: boolean }> {
  const hash = createHash('sha256');
  if (file === undefined) {
    hash.update(await read(0, size));
    return { digest: `sha256:${hash.digest('hex')}`, isWhole: true };
  }
  const handle = await open(file);
  try {
    const isWhole = (await handle.stat()).size === size;
    const buffer = Buffer.alloc(Math.min(piece, size + 1));
    for (let left = isWhole ? size : 0; left > 0; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return { digest: `sha256:${hash.digest('hex')}`, isWhole };
  } finally {
    await handle.close();
  }
}
