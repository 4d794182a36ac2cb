import type { BlobSource } from './blob-source.ts';
import type { Digest } from './digest.ts';
import { ImageError } from './image-error.ts';
import { readLayout, textOf } from './layout.ts';
import { isRegistry, isRepositoryName } from './reference.ts';
import { type RegistryClientOptions, registryClient } from './registry/client.ts';
import { isTag } from './version.ts';

/** What happens during a push, as it happens. */
export type PushEvent =
  | { readonly kind: 'blob-present'; readonly digest: Digest; readonly sizeBytes: number }
  | { readonly kind: 'blob-sending'; readonly digest: Digest; readonly sizeBytes: number; readonly sentBytes: number }
  | { readonly kind: 'blob-sent'; readonly digest: Digest; readonly sizeBytes: number }
  | { readonly kind: 'tag-set'; readonly tag: string }
  /** The tag named this very image already. */
  | { readonly kind: 'tag-kept'; readonly tag: string };

export interface PushOptions extends RegistryClientOptions {
  readonly layoutDirectory: string;
  /** At least one. */
  readonly tags: readonly string[];
  readonly onEvent?: ((event: PushEvent) => void) | undefined;
}

export interface PushedImage {
  readonly digest: Digest;
  /** `HOST[:PORT]/REPOSITORY@DIGEST`: what a task definition should name. */
  readonly reference: string;
  readonly sentBytes: number;
}

const uploadsAtOnce = 4;

/**
 * Pushes a layout's image: the blobs that the registry lacks, then the manifests, from the lowest to the one with the
 * tags, so that nobody ever finds a tag whose blobs are not there.
 *
 * @throws ImageError; the tags that were set before it stay
 */
export async function pushImage(options: PushOptions): Promise<PushedImage> {
  const { layoutDirectory, registry, repository, tags, onEvent = () => undefined } = options;
  checkNames(options);
  const { top, manifests, blobs } = await readLayout(layoutDirectory);
  const client = registryClient(options);
  let sentBytes = 0;

  const pushBlob = async (blob: BlobSource): Promise<void> => {
    const { digest, size: sizeBytes } = blob;
    if (await client.hasBlob(digest)) {
      onEvent({ kind: 'blob-present', digest, sizeBytes });
      return;
    }
    onEvent({ kind: 'blob-sending', digest, sizeBytes, sentBytes: 0 });
    await client.putBlob(blob, (sent) => {
      onEvent({ kind: 'blob-sending', digest, sizeBytes, sentBytes: sent });
    });
    sentBytes += sizeBytes;
    onEvent({ kind: 'blob-sent', digest, sizeBytes });
  };

  try {
    await eachAtOnce(uploadsAtOnce, blobs, pushBlob);
    const text = await textOf(top);
    for (const manifest of manifests) {
      if (manifest.digest === top.digest) continue;
      await client.putManifest(manifest.digest, await textOf(manifest), manifest.mediaType);
    }
    for (const tag of new Set(tags)) {
      // Asked first: an immutable tag refuses even the image that it names.
      const isThere = (await client.findManifest(tag)) === top.digest;
      if (!isThere) await client.putManifest(tag, text, top.mediaType);
      onEvent({ kind: isThere ? 'tag-kept' : 'tag-set', tag });
    }
  } finally {
    client.close();
  }
  return { digest: top.digest, reference: `${registry}/${repository}@${top.digest}`, sentBytes };
}

function checkNames({ registry, repository, tags }: PushOptions): void {
  const invalid = (what: string, remedy: string): ImageError =>
    new ImageError({ code: 'reference-invalid', what, where: `${registry}/${repository}`, remedy });
  if (!isRegistry(registry)) throw invalid('the registry is no host with a port', 'write it as HOST[:PORT]');
  if (!isRepositoryName(repository))
    throw invalid('the repository has no valid name', 'use lower-case letters and digits');
  if (tags.length === 0) throw invalid('there is no tag to push', 'name at least one tag');
  const bad = tags.find((tag) => !isTag(tag));
  if (bad !== undefined)
    throw invalid(`${JSON.stringify(bad)} is no tag`, 'use letters, digits, dots, underscores, hyphens');
}

/** Runs `act` for every item, at most `limit` at a time; after a failure no other item is begun. */
async function eachAtOnce<T>(limit: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await act(item);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
