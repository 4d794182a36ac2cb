import type { Clients } from '../aws/clients.ts';
import { type BuiltImage, type PushedImage, parseImageReference, pushImage } from '../image/index.ts';
import { registryCredentials } from './registry-credentials.ts';

/** Pushes a built image to a repository, tagged with its version and what else is asked for. */
export async function pushBuilt(
  clients: Clients,
  built: Pick<BuiltImage, 'layoutDirectory' | 'version'>,
  repositoryUri: string,
  moreTags: readonly string[] = [],
): Promise<PushedImage> {
  const { registry, repository } = parseImageReference(repositoryUri);
  return pushImage({
    layoutDirectory: built.layoutDirectory,
    registry,
    repository,
    tags: [built.version, ...moreTags],
    credentials: registryCredentials(clients),
  });
}
