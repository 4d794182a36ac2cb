import type { Clients } from '../aws/clients.ts';
import {
  checkPapers,
  type PaperCheck,
  parseImageReference,
  registryClient,
  resolveImage,
  type Verifier,
} from '../image/index.ts';
import { imageReference } from './image-reference.ts';
import { registryCredentials } from './registry-credentials.ts';

export interface CheckedImage {
  /** With the digest that was checked. */
  readonly reference: string;
  readonly checks: readonly PaperCheck[];
}

/** Looks an image up and checks its signed papers. */
export async function checkImageIn(
  clients: Clients,
  repositoryUri: string,
  image: string,
  verifier: Verifier,
): Promise<CheckedImage> {
  const wanted = imageReference(image, repositoryUri);
  // Another registry must never see this one's token.
  const isOwn = parseImageReference(wanted).registry === parseImageReference(repositoryUri).registry;
  const options = isOwn ? { credentials: registryCredentials(clients) } : {};
  const { digest, reference } = await resolveImage(wanted, options);
  const client = registryClient({ ...options, ...parseImageReference(reference) });
  try {
    return { reference, checks: await checkPapers(client, digest, verifier) };
  } finally {
    client.close();
  }
}
