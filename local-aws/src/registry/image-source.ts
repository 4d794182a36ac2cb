import type { Readable } from 'node:stream';
import type { BlobStore } from './blob-store.ts';
import type { RegistryContents } from './contents.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { type Digest, parseImageReference } from './names.ts';

/** A manifest that an image reference names. */
export interface FoundImage {
  readonly repository: string;
  readonly digest: Digest;
  readonly manifest: Manifest;
}

/** Where a runtime gets images from. */
export interface ImageSource {
  /** Throws ImageUnavailable. */
  resolve(reference: string): Promise<FoundImage>;
  /** A manifest of the same repository, such as one of an index. Throws ImageUnavailable. */
  manifest(repository: string, digest: Digest): Promise<FoundImage>;
  /** The config or a layer. */
  blob(digest: Digest): Readable;
}

/** An image cannot be had; the message is what stands behind `CannotPullContainerError: ` in a task's stopped reason. */
export class ImageUnavailable extends Error {
  override readonly name = 'ImageUnavailable';
}

interface Deps {
  readonly contents: RegistryContents;
  readonly blobs: BlobStore;
  /** Whether a reference's host is this registry; by default any loopback host, whatever its port. */
  readonly isOwnHost?: (host: string) => boolean;
}

/**
 * The port does not count: local-aws may have been started on another one since the task definition was registered.
 * The host that AWS would give the registry counts as ours, too.
 */
export function isRegistryHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$|^000000000000\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/.test(
    host,
  );
}

/**
 * Resolves references against this registry alone. Texts: containers-roadmap issues 2687 and 1120, what Fargate's
 * platform version 1.4 says.
 */
export function imageSource({ contents, blobs, isOwnHost = isRegistryHost }: Deps): ImageSource {
  async function load(repository: string, reference: string, shown: string): Promise<FoundImage> {
    const stored = contents.manifest(repository, reference);
    if (stored === undefined) throw unresolved(shown, `${shown}: not found`);
    const bytes = await blobs.read(stored.digest);
    contents.pulled(repository, stored.digest);
    return { repository, digest: stored.digest, manifest: parseManifest(bytes, stored.mediaType) };
  }

  return {
    async resolve(text) {
      const reference = parseImageReference(text);
      if (reference === undefined) throw unresolved(text, 'invalid reference format');
      const { host, repository, tag = 'latest', digest } = reference;
      const full = `${host}/${repository}${digest === undefined || reference.tag !== undefined ? `:${tag}` : ''}${digest === undefined ? '' : `@${digest}`}`;
      if (!isOwnHost(host)) {
        throw unresolved(
          full,
          'local-aws has images of its own registry only; push the image to an ECR repository first',
        );
      }
      return load(repository, digest ?? tag, full);
    },
    manifest: (repository, digest) => load(repository, digest, `${repository}@${digest}`),
    blob: (digest) => blobs.stream(digest),
  };
}

function unresolved(reference: string, why: string): ImageUnavailable {
  return new ImageUnavailable(
    `pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${why}`,
  );
}
