import type { Digest } from './names.ts';

/** A manifest as the registry holds it. */
export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
}

export interface Referrer extends StoredManifest {
  readonly size: number;
  readonly artifactType: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ManifestPush {
  readonly repository: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string | undefined;
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

/** What became of a pushed manifest. */
export type PushOutcome =
  | { readonly kind: 'stored' | 'unchanged'; readonly manifest: StoredManifest; readonly subject: Digest | undefined }
  | { readonly kind: 'invalid manifest'; readonly reason: string }
  | { readonly kind: 'wrong digest'; readonly actual: Digest }
  | { readonly kind: 'tag is immutable'; readonly tag: string; readonly digest: Digest }
  | { readonly kind: 'layers missing' | 'images missing'; readonly digests: readonly Digest[] };

/** What the distribution API needs to know of the repositories. Names have been validated; unknown ones have nothing. */
export interface RegistryContents {
  hasRepository(repository: string): boolean;
  hasBlob(repository: string, digest: Digest): boolean;
  /** Says that a blob of the blob store belongs to the repository. */
  addBlob(repository: string, digest: Digest, size: number): void;
  /** By tag or digest. */
  manifest(repository: string, reference: string): StoredManifest | undefined;
  push(push: ManifestPush): Promise<PushOutcome>;
  /** By tag (only the tag goes, the image with its last one) or digest. False where there is none. */
  remove(repository: string, reference: string): Promise<boolean>;
  /** Called for each manifest that a client gets. */
  pulled(repository: string, digest: Digest): void;
  tags(repository: string): readonly string[];
  referrers(repository: string, subject: Digest): readonly Referrer[];
}
