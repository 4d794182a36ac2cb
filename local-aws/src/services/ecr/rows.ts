import type { Milliseconds } from '../../clock.ts';
import type {
  EncryptionConfiguration,
  ImageTagMutability,
  ImageTagMutabilityExclusionFilter,
} from '../../models/generated/ecr.ts';
import type { Digest } from '../../registry/names.ts';

/** A repository as the store keeps it, by its name. */
export interface RepositoryRow {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Milliseconds;
  readonly tagMutability: ImageTagMutability;
  readonly tagMutabilityExclusions: readonly ImageTagMutabilityExclusionFilter[];
  readonly scanOnPush: boolean;
  readonly encryption: EncryptionConfiguration;
  readonly resourceTags: Readonly<Record<string, string>>;
  readonly lifecyclePolicy: { readonly text: string; readonly evaluatedAt: Milliseconds | undefined } | undefined;
  readonly repositoryPolicy: string | undefined;
}

/** An image of a repository, by the repository's name and the digest. Its manifest is a blob. */
export interface ImageRow {
  readonly repository: string;
  readonly digest: Digest;
  readonly mediaType: string;
  readonly artifactType: string | undefined;
  /** Of the manifest, in bytes. */
  readonly manifestSize: number;
  /** What DescribeImages tells: config and layers in bytes, for an index its largest image. */
  readonly imageSize: number;
  /** Config and layers, or an index's images. */
  readonly references: readonly Digest[];
  readonly isIndex: boolean;
  readonly subject: Digest | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly pushedAt: Milliseconds;
  readonly pulledAt: Milliseconds | undefined;
}

/** A blob that has been uploaded to a repository or mounted in it. */
export interface LayerRow {
  readonly repository: string;
  readonly digest: Digest;
  readonly size: number;
}
