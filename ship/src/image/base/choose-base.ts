import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Platform } from '../config.ts';
import { ImageError } from '../image-error.ts';
import { parseImageReference } from '../reference.ts';
import { dockerCredentials } from '../registry/docker-credentials.ts';
import { type BaseImage, scratch } from './base-image.ts';
import { type BaseSource, layoutBase, registryBase } from './base-source.ts';
import { blobCache, cacheDirectory } from './blob-cache.ts';
import { dockerfileBase } from './dockerfile-base.ts';
import { readBase } from './read-base.ts';

export interface BasePlace {
  /** The project's root, where the Dockerfile is. */
  readonly root: string;
  /** What relative paths are relative to. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The base that a word names: `scratch`, `dockerfile` (the one of the Dockerfile's last stage), `oci:FOLDER`, or a
 * reference with a digest.
 */
export function chooseBase(word: string, place: BasePlace): (platform: Platform) => Promise<BaseImage> {
  if (word === 'scratch') return async () => scratch;
  return async (platform) => {
    const source = await sourceOf(word, place);
    try {
      return await readBase(source, platform);
    } finally {
      source.close();
    }
  };
}

async function sourceOf(word: string, place: BasePlace): Promise<BaseSource> {
  if (word.startsWith('oci:')) {
    const path = word.slice('oci:'.length);
    return layoutBase(isAbsolute(path) ? path : resolve(place.directory, path));
  }
  const reference = parseImageReference(word === 'dockerfile' ? await fromDockerfile(place.root) : word);
  const cache = blobCache(cacheDirectory(place.environment));
  const credentials = await dockerCredentials(reference.registry, place.environment);
  return registryBase(reference, cache, credentials === undefined ? {} : { credentials: async () => credentials });
}

async function fromDockerfile(root: string): Promise<string> {
  const path = join(root, 'Dockerfile');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const remedy = 'name the base with --base REGISTRY/REPOSITORY@sha256:…';
    throw new ImageError({ code: 'base-unavailable', what: 'there is no Dockerfile', where: path, remedy, cause });
  });
  return dockerfileBase(text, path);
}
