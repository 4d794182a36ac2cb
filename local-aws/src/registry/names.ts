/** A content digest, `sha256:` and 64 lower-case hexadecimal digits: the one algorithm that ECR takes. */
export type Digest = `sha256:${string}`;

/** What an image reference such as `localhost:4566/app:v1@sha256:…` says, Docker's short forms written out. */
export interface ImageReference {
  readonly host: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

/** The media types of manifests that ECR takes. */
export const manifestTypes = {
  ociImage: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  dockerImage: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
} as const;

const repository = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tag = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const digest = /^sha256:[a-f0-9]{64}$/;
const longestRepositoryName = 256;
const longestReference = 1024;

/** `<name>` of the OCI distribution specification 1.1, "Pulling manifests". */
export function isRepositoryName(text: string): boolean {
  return text.length <= longestRepositoryName && repository.test(text);
}

/** `<reference>` as a tag, by the same chapter. */
export function isTag(text: string): boolean {
  return tag.test(text);
}

export function isDigest(text: string): text is Digest {
  return digest.test(text);
}

/** Undefined for what is not an image reference. A name without a host is Docker Hub's, one without a slash its library's. */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > longestReference) return undefined;
  const [named = '', digestText, ...more] = text.split('@');
  if (more.length > 0) return undefined;
  if (digestText !== undefined && !isDigest(digestText)) return undefined;
  const { host, path } = splitHost(named);
  const colon = path.indexOf(':');
  const name = colon < 0 ? path : path.slice(0, colon);
  const tagText = colon < 0 ? undefined : path.slice(colon + 1);
  if (tagText !== undefined && !isTag(tagText)) return undefined;
  if (!isRepositoryName(name)) return undefined;
  return { host, repository: name, tag: tagText, digest: digestText };
}

function splitHost(named: string): { host: string; path: string } {
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  if (/[.:]/.test(first) || first === 'localhost') return { host: first, path: named.slice(slash + 1) };
  return { host: 'docker.io', path: slash < 0 ? `library/${named}` : named };
}
