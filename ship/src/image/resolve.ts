import type { Digest } from './digest.ts';
import { ImageError } from './image-error.ts';
import {
  dockerListMediaType,
  type IndexEntry,
  indexMediaType,
  parseConfig,
  parseIndex,
  parseManifest,
} from './manifest.ts';
import { formatImageReference, type ImageReference, parseImageReference } from './reference.ts';
import { type RegistryClient, type RegistryClientOptions, registryClient } from './registry/client.ts';

/** What a reference stands for at this moment. */
export interface ResolvedImage {
  /** Of what the reference names: an image, or the list of its platforms. */
  readonly digest: Digest;
  /** `HOST[:PORT]/REPOSITORY@DIGEST`: names these very bytes for good. */
  readonly reference: string;
  /** The label `org.opencontainers.image.version`. */
  readonly version: string | undefined;
  /** The label `org.opencontainers.image.revision`, a full commit. */
  readonly revision: string | undefined;
  /** Operating system and architecture, e.g. `linux/amd64`. */
  readonly platform: string;
}

export interface ResolveOptions extends Omit<RegistryClientOptions, 'registry' | 'repository'> {
  /** Which image of a list to look at, default `linux/amd64`. */
  readonly platform?: string | undefined;
}

const maxConfigBytes = 4 * 1024 * 1024;

/**
 * Asks the registry what a reference names. A digest wins over a tag; without either it is the tag `latest`.
 *
 * @throws ImageError
 */
export async function resolveImage(text: string, options: ResolveOptions = {}): Promise<ResolvedImage> {
  const reference = parseImageReference(text);
  const { registry, repository } = reference;
  const client = registryClient({ ...options, registry, repository });
  try {
    return await resolveWith(client, reference, options.platform ?? 'linux/amd64');
  } finally {
    client.close();
  }
}

async function resolveWith(
  client: RegistryClient,
  reference: ImageReference,
  platform: string,
): Promise<ResolvedImage> {
  const name = reference.digest ?? reference.tag ?? 'latest';
  const where = formatImageReference(reference);
  const top = await client.getManifest(name);
  const isList = top.mediaType === indexMediaType || top.mediaType === dockerListMediaType;
  const manifest = isList
    ? await client.getManifest(entryFor(platform, parseIndex(top.text, where).manifests, where).digest)
    : top;

  const { config } = parseManifest(manifest.text, where);
  const content = await client.getBlob(config.digest, maxConfigBytes);
  const parsed = parseConfig(new TextDecoder().decode(content), where);
  const labels = parsed.config?.Labels ?? {};
  return {
    digest: top.digest,
    reference: formatImageReference({ ...reference, tag: undefined, digest: top.digest }),
    version: labels['org.opencontainers.image.version'],
    revision: labels['org.opencontainers.image.revision'],
    platform: `${parsed.os}/${parsed.architecture}`,
  };
}

function entryFor(wanted: string, entries: readonly IndexEntry[], where: string): IndexEntry {
  const nameOf = ({ platform }: IndexEntry): string =>
    platform === undefined ? 'unnamed' : `${platform.os}/${platform.architecture}`;
  const found = entries.find((entry) => nameOf(entry) === wanted);
  if (found !== undefined) return found;
  throw new ImageError({
    code: 'platform-missing',
    what: `there is no image for ${wanted}, only for ${entries.map(nameOf).join(', ') || 'nothing'}`,
    where,
    remedy: `build and push one for ${wanted}`,
  });
}
