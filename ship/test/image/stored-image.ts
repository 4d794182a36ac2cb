import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { type BlobSource, contentOf } from '../../src/image/blob-source.ts';
import type { Digest } from '../../src/image/digest.ts';
import { readLayout, textOf } from '../../src/image/layout.ts';
import type { ParsedConfig } from '../../src/image/manifest.ts';
import { type ReadEntry, readTar } from './read-tar.ts';

async function blobOf(layoutDirectory: string, digest: Digest | undefined): Promise<BlobSource> {
  const { blobs } = await readLayout(layoutDirectory);
  const found = blobs.find((blob) => blob.digest === digest);
  assert.ok(found !== undefined);
  return found;
}

/** The parsed config of a layout's first image. */
export async function configIn(layoutDirectory: string): Promise<ParsedConfig & { readonly created: string }> {
  const { manifests } = await readLayout(layoutDirectory);
  return JSON.parse(await textOf(await blobOf(layoutDirectory, manifests[0]?.manifest.config.digest)));
}

/** The archive of the highest layer of a layout's first image. */
export async function applicationArchive(layoutDirectory: string): Promise<Uint8Array> {
  const { manifests } = await readLayout(layoutDirectory);
  return gunzipSync(await contentOf(await blobOf(layoutDirectory, manifests[0]?.manifest.layers.at(-1)?.digest)));
}

export async function applicationFilesIn(layoutDirectory: string): Promise<readonly ReadEntry[]> {
  return readTar(await applicationArchive(layoutDirectory));
}
