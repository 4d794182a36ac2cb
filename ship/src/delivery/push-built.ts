import type { Clients } from '../aws/clients.ts';
import {
  attachPapers,
  type BuiltImage,
  type Papers,
  type PushEvent,
  type PushedImage,
  parseImageReference,
  pushImage,
  registryClient,
  type Signer,
} from '../image/index.ts';
import { registryCredentials } from './registry-credentials.ts';

export interface PushChoices {
  /** Besides the version. */
  readonly tags?: readonly string[];
  /** Undefined: the image goes alone. */
  readonly papers?: Papers | undefined;
  readonly signer?: Signer | undefined;
  readonly onEvent?: (event: PushEvent) => void;
}

/** Pushes a built image to a repository, tagged with its version and what else is asked for; then its papers. */
export async function pushBuilt(
  clients: Clients,
  built: Pick<BuiltImage, 'layoutDirectory' | 'version' | 'digest' | 'mediaType' | 'size'>,
  repositoryUri: string,
  { tags = [], papers, signer, onEvent }: PushChoices = {},
): Promise<PushedImage> {
  const { registry, repository } = parseImageReference(repositoryUri);
  const credentials = registryCredentials(clients);
  const pushed = await pushImage({
    layoutDirectory: built.layoutDirectory,
    registry,
    repository,
    tags: [built.version, ...tags],
    credentials,
    onEvent,
  });
  if (papers === undefined) return pushed;
  const client = registryClient({ registry, repository, credentials });
  try {
    await attachPapers({ client, subject: built, name: repositoryUri, papers, signer });
  } finally {
    client.close();
  }
  return pushed;
}
