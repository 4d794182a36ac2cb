import { type Digest, isDigest } from './digest.ts';
import { ImageError } from './image-error.ts';
import { isTag } from './version.ts';

/** `host[:port]/repository[:tag][@digest]`. */
export interface ImageReference {
  /** Host, and port where one is given, e.g. `123456789012.dkr.ecr.us-east-1.amazonaws.com` or `localhost:4566`. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

const host = /^(?:\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?$/;
const repositoryName = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const longestRepositoryName = 255;

/**
 * Reads an image reference. The registry must be written: there is no default one, so that no image is ever looked for
 * at a place that nobody named.
 *
 * @throws ImageError `reference-invalid`, naming the part that is wrong
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export function parseImageReference(text: string): ImageReference {
  const invalid = (what: string, remedy: string): ImageError =>
    new ImageError({ code: 'reference-invalid', what, where: JSON.stringify(text.slice(0, 300)), remedy });

  const [named = '', digest, ...rest] = text.split('@');
  if (rest.length > 0 || (digest !== undefined && !isDigest(digest))) {
    throw invalid('the digest is malformed', 'a digest is sha256: and 64 hexadecimal digits');
  }
  const slash = named.indexOf('/');
  const registry = named.slice(0, Math.max(slash, 0));
  const path = named.slice(slash + 1);
  const isHost = registry.includes('.') || registry.includes(':') || registry === 'localhost';
  if (!isHost) throw invalid('it names no registry', 'write it as HOST[:PORT]/REPOSITORY[:TAG][@DIGEST]');
  if (!isRegistry(registry))
    throw invalid(`${JSON.stringify(registry)} is no host with a port`, 'write it as HOST[:PORT]');

  const colon = path.indexOf(':');
  const repository = colon === -1 ? path : path.slice(0, colon);
  const tag = colon === -1 ? undefined : path.slice(colon + 1);
  if (!isRepositoryName(repository)) {
    throw invalid(
      `${JSON.stringify(repository)} is no repository name`,
      'allowed are lower-case letters and digits, parted by single dots, underscores, hyphens or slashes',
    );
  }
  if (tag !== undefined && !isTag(tag)) {
    throw invalid(
      `${JSON.stringify(tag)} is no tag`,
      'allowed are 1 to 128 letters, digits, dots, underscores and hyphens, a letter, digit or underscore first',
    );
  }
  return { registry, repository, tag, digest };
}

/** The text that `parseImageReference` reads. */
export function formatImageReference({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

export function isRegistry(text: string): boolean {
  const match = host.exec(text);
  return match !== null && Number(match[1] ?? 1) >= 1 && Number(match[1] ?? 1) <= 65_535;
}

export function isRepositoryName(text: string): boolean {
  return text.length <= longestRepositoryName && repositoryName.test(text);
}

/** Whether the registry is on this machine: only there is plain http spoken. */
export function isLoopbackRegistry(registry: string): boolean {
  const name = registry.replace(/:\d+$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Where the registry's API is: `https://…`, or `http://…` on this machine. */
export function registryOrigin(registry: string): string {
  // Docker Hub's images are named after one host and served by another.
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${isLoopbackRegistry(registry) ? 'http' : 'https'}://${registry}`;
}
