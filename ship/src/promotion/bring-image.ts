import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clients } from '../aws/clients.ts';
import { registryCredentials } from '../delivery/registry-credentials.ts';
import {
  type CopiedImage,
  copyImage,
  type Digest,
  isTag,
  parseImageReference,
  registryClient,
} from '../image/index.ts';

/** A repository and who signs in to it. */
export interface RepositoryAccess {
  readonly clients: Clients;
  readonly uri: string;
}

/** Sees to it that a repository has an image of another; undefined where both are the same one. @throws ImageError */
export async function bringImage(
  source: RepositoryAccess,
  target: RepositoryAccess,
  digest: Digest,
  tag: string | undefined,
): Promise<CopiedImage | undefined> {
  if (source.uri === target.uri) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'ship-promote-'));
  const [from, to] = [clientOf(source), clientOf(target)];
  try {
    return await copyImage({ from, to, digest, directory, tag: tag !== undefined && isTag(tag) ? tag : undefined });
  } finally {
    from.close();
    to.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function clientOf({ clients, uri }: RepositoryAccess): ReturnType<typeof registryClient> {
  const { registry, repository } = parseImageReference(uri);
  return registryClient({ registry, repository, credentials: registryCredentials(clients) });
}
