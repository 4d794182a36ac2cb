import type { Clients } from '../aws/clients.ts';
import { type ResolvedImage, type ResolveOptions, resolveImage } from '../image/index.ts';
import { imageReference } from './image-reference.ts';
import { registryCredentials } from './registry-credentials.ts';

/** Asks the registry for an image as `--image` names it. @throws ImageError */
export function findImage(
  clients: Clients,
  repositoryUri: string,
  image: string,
  options: Pick<ResolveOptions, 'platform'> = {},
): Promise<ResolvedImage> {
  // Another registry must never see this one's token.
  const isOwn = !image.includes('/') || image.startsWith(repositoryUri);
  return resolveImage(imageReference(image, repositoryUri), {
    ...options,
    ...(isOwn && { credentials: registryCredentials(clients) }),
  });
}

/** The version of an image that nobody names one for: its own label, else the start of its digest. */
export function versionOf({ version, digest }: Pick<ResolvedImage, 'version' | 'digest'>): string {
  return version ?? digest.slice('sha256:'.length, 'sha256:'.length + 12);
}
