import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobSource, contentOf, fileBlob, memoryBlob, verifyBlob } from '../blob-source.ts';
import { hexOf } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import { type Descriptor, parseIndex } from '../manifest.ts';
import { formatImageReference, type ImageReference } from '../reference.ts';
import { type RegistryClientOptions, registryClient } from '../registry/client.ts';
import type { BlobCache } from './blob-cache.ts';

/** Where a base image comes from. */
export interface BaseSource {
  /** How the image's labels name it. */
  readonly name: string;
  /** The manifest, or the list of manifests. */
  top(): Promise<BlobSource>;
  blob(descriptor: Descriptor): Promise<BlobSource>;
  close(): void;
}

type RegistryOptions = Omit<RegistryClientOptions, 'registry' | 'repository'>;

/**
 * A base in a registry, by its digest. What the cache holds is not asked for again: a build with a known base needs no
 * network.
 *
 * @throws ImageError `base-unpinned` for a reference without a digest
 */
export function registryBase(reference: ImageReference, cache: BlobCache, options: RegistryOptions = {}): BaseSource {
  const { registry, repository, digest } = reference;
  const name = formatImageReference({ ...reference, digest: undefined });
  if (digest === undefined) {
    throw new ImageError({
      code: 'base-unpinned',
      what: 'the base is not named by its digest: tomorrow it may be another',
      where: name,
      remedy: `look it up (skopeo inspect docker://${name}) and write ${name}@sha256:…`,
    });
  }
  const client = registryClient({ ...options, registry, repository });
  const manifest = async (wanted: Descriptor['digest']): Promise<BlobSource> => {
    const content = await cache.manifest(wanted, async () => Buffer.from((await client.getManifest(wanted)).text));
    return memoryBlob('', content);
  };
  return {
    name,
    top: () => manifest(digest),
    blob: (descriptor) =>
      isManifest(descriptor)
        ? manifest(descriptor.digest)
        : cache.blob(descriptor, (write) => client.download(descriptor, write)),
    close: () => client.close(),
  };
}

function isManifest({ mediaType }: Descriptor): boolean {
  return /(?:manifest|index|manifest\.list)\.v\d\+json$/.test(mediaType);
}

/**
 * A base in an OCI layout on this machine, e.g. one that `ship base` or `buildah push oci:…` has made.
 *
 * @throws ImageError `base-unavailable` where the folder holds no layout of one image
 */
export function layoutBase(directory: string): BaseSource {
  const stored = async (descriptor: Descriptor): Promise<BlobSource> => {
    const path = join(directory, 'blobs', 'sha256', hexOf(descriptor.digest));
    const blob = fileBlob(descriptor, path);
    await verifyBlob(blob, path, 'make the base again');
    return blob;
  };
  return {
    name: 'oci',
    async top() {
      const path = join(directory, 'index.json');
      const text = await readFile(path, 'utf8').catch((cause: unknown) => {
        throw unavailable(directory, 'there is no OCI layout', cause);
      });
      const [entry, ...others] = parseIndex(text, path).manifests;
      if (entry === undefined || others.length > 0)
        throw unavailable(directory, 'the layout holds not one image', undefined);
      const blob = await stored(entry);
      return { ...memoryBlob(entry.mediaType, await contentOf(blob)), file: blob.file };
    },
    blob: stored,
    close: () => undefined,
  };
}

function unavailable(where: string, what: string, cause: unknown): ImageError {
  const remedy = 'name a folder with an OCI layout of one image, or a reference REGISTRY/REPOSITORY@sha256:…';
  return new ImageError({ code: 'base-unavailable', what, where, remedy, cause });
}
