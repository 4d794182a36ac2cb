import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobSource, fileBlob, verifyBlob } from '../blob-source.ts';
import { type Digest, digestOf, hexOf } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';

/** Blobs of base images, kept on this machine under their digests. */
export interface BlobCache {
  /** The blob from the cache, checked; otherwise `fetch` writes it, and it is kept. */
  blob(descriptor: Descriptor, fetch: Fetch): Promise<BlobSource>;
  /** As `blob`, for a manifest, whose size is not known beforehand. */
  manifest(digest: Digest, fetch: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** Writes a blob's bytes; they count only when it resolves. */
export type Fetch = (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>;

/** Several processes may share the folder: a blob appears there whole or not at all. */
export function blobCache(directory: string): BlobCache {
  const blobs = join(directory, 'blobs', 'sha256');

  async function kept(blob: BlobSource, path: string): Promise<boolean> {
    if ((await stat(path).catch(() => undefined)) === undefined) return false;
    try {
      await verifyBlob(blob, path, '');
      // Says when it was used last, for whoever cleans the folder up.
      await utimes(path, new Date(), new Date());
      return true;
    } catch {
      await rm(path, { force: true });
      return false;
    }
  }

  return {
    async manifest(digest, fetch) {
      const path = join(blobs, hexOf(digest));
      const known = await readFile(path).catch(() => undefined);
      if (known !== undefined && digestOf(known) === digest) return known;
      const content = await fetch();
      await mkdir(blobs, { recursive: true });
      const draft = `${path}.${randomUUID()}.part`;
      await writeFile(draft, content);
      await rename(draft, path);
      return content;
    },

    async blob(descriptor, fetch) {
      const path = join(blobs, hexOf(descriptor.digest));
      const blob = fileBlob(descriptor, path);
      if (await kept(blob, path)) return blob;
      await mkdir(blobs, { recursive: true });
      const draft = `${path}.${randomUUID()}.part`;
      try {
        const file = await open(draft, 'wx', 0o644);
        try {
          await fetch(async (bytes) => void (await file.writeFile(bytes)));
        } finally {
          await file.close();
        }
        await verifyBlob(fileBlob(descriptor, draft), draft, 'try again');
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
      return blob;
    },
  };
}

/** `shipshape` in the user's cache folder (XDG base directories). */
export function cacheDirectory(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME = '', HOME = '/tmp' } = environment;
  return join(XDG_CACHE_HOME === '' ? join(HOME, '.cache') : XDG_CACHE_HOME, 'shipshape');
}
