import { createHash } from 'node:crypto';

/** The name of a blob by its content: `sha256:` and 64 lower-case hexadecimal digits (OCI descriptor, "Digests"). */
export type Digest = `sha256:${string}`;

export function isDigest(text: string): text is Digest {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The 64 digits alone, as files and version suffixes carry them. */
export function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
