import type {
  Image,
  ImageDetail,
  ImageFailure,
  ImageFailureCode,
  ImageIdentifier,
  Operations,
  TagStatus,
} from '../../models/generated/ecr.ts';
import type { BlobStore } from '../../registry/blob-store.ts';
import { type Digest, isDigest } from '../../registry/names.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import type { Catalog } from './catalog.ts';
import { ecrError, imageAlreadyExists, imageNotFound, imageTagAlreadyExists, invalidParameter } from './errors.ts';
import { page } from './page.ts';
import { requireRepository } from './repository-operations.ts';
import type { ImageRow } from './rows.ts';

export function imageOperations(catalog: Catalog, blobs: BlobStore): ServiceOperations<Operations> {
  const find = (repository: string, { imageDigest, imageTag }: ImageIdentifier): ImageRow | ImageFailureCode => {
    if (imageDigest === undefined && imageTag === undefined) return 'MissingDigestAndTag';
    if (imageDigest !== undefined && !isDigest(imageDigest)) return 'InvalidImageDigest';
    const row = catalog.image(repository, imageDigest ?? imageTag ?? '');
    if (row === undefined) return 'ImageNotFound';
    return imageTag !== undefined && !row.tags.includes(imageTag) ? 'ImageTagDoesNotMatchDigest' : row;
  };
  const described = async (row: ImageRow, imageTag: string | undefined): Promise<Image> => ({
    registryId: accountId,
    repositoryName: row.repository,
    imageId: { imageDigest: row.digest, imageTag },
    imageManifest: (await blobs.read(row.digest)).toString(),
    imageManifestMediaType: row.mediaType,
  });

  return {
    async DescribeImages({ repositoryName, registryId, imageIds, filter, maxResults, nextToken }) {
      requireRepository(catalog, repositoryName, registryId);
      await catalog.applyLifecyclePolicy(repositoryName);
      if (imageIds !== undefined) {
        const rows = imageIds.map((id) => {
          const row = find(repositoryName, id);
          if (typeof row === 'string') throw imageNotFound(repositoryName, id);
          return row;
        });
        return { imageDetails: [...new Map(rows.map((row) => [row.digest, row])).values()].map(detail) };
      }
      const rows = catalog
        .images(repositoryName)
        .filter(({ tags }) => hasTagStatus(tags.length > 0, filter?.tagStatus));
      const shown = page(rows, pushOrder, { maxResults, nextToken });
      return { imageDetails: shown.items.map(detail), nextToken: shown.nextToken };
    },

    async ListImages({ repositoryName, registryId, filter, maxResults, nextToken }) {
      requireRepository(catalog, repositoryName, registryId);
      await catalog.applyLifecyclePolicy(repositoryName);
      const entries = catalog.images(repositoryName).flatMap((row) => {
        const tags = row.tags.length === 0 ? [undefined] : row.tags;
        return tags.map((imageTag) => ({
          imageDigest: row.digest,
          imageTag,
          key: `${pushOrder(row)} ${imageTag ?? ''}`,
        }));
      });
      const matching = entries.filter(({ imageTag }) => hasTagStatus(imageTag !== undefined, filter?.tagStatus));
      const shown = page(matching, ({ key }) => key, { maxResults, nextToken });
      const imageIds = shown.items.map(({ imageDigest, imageTag }) => ({ imageDigest, imageTag }));
      return { imageIds, nextToken: shown.nextToken };
    },

    async BatchGetImage({ repositoryName, registryId, imageIds }) {
      requireRepository(catalog, repositoryName, registryId);
      const images: Image[] = [];
      const failures: ImageFailure[] = [];
      for (const imageId of imageIds) {
        const row = find(repositoryName, imageId);
        if (typeof row === 'string') {
          failures.push(failure(row, imageId));
        } else {
          images.push(await described(row, imageId.imageTag));
          catalog.pulled(repositoryName, row.digest);
        }
      }
      return { images, failures };
    },

    async BatchDeleteImage({ repositoryName, registryId, imageIds }) {
      requireRepository(catalog, repositoryName, registryId);
      const deleted: ImageIdentifier[] = [];
      const failures: ImageFailure[] = [];
      for (const imageId of imageIds) {
        const row = find(repositoryName, imageId);
        if (typeof row === 'string') {
          failures.push(failure(row, imageId));
          continue;
        }
        const { digest: imageDigest, tags } = row;
        const isOnlyUntagged = imageId.imageDigest === undefined && tags.length > 1;
        const lists = isOnlyUntagged ? [] : indexesOf(catalog, row);
        if (lists.length > 0) {
          failures.push({
            ...failure('ImageReferencedByManifestList', imageId),
            failureReason: `Requested image referenced by manifest list: [${lists.join(', ')}]`,
          });
          continue;
        }
        if (imageId.imageDigest === undefined && imageId.imageTag !== undefined) {
          await catalog.removeTag(repositoryName, imageId.imageTag);
          deleted.push({ imageDigest, imageTag: imageId.imageTag });
        } else {
          await catalog.removeImage(repositoryName, imageDigest);
          deleted.push(
            ...(tags.length === 0 ? [{ imageDigest }] : tags.map((imageTag) => ({ imageDigest, imageTag }))),
          );
        }
      }
      return { imageIds: deleted, failures };
    },

    async PutImage({ repositoryName, registryId, imageManifest, imageManifestMediaType, imageTag, imageDigest }) {
      requireRepository(catalog, repositoryName, registryId);
      const digest = imageDigest === undefined ? undefined : validDigest(imageDigest);
      const outcome = await catalog.push({
        repository: repositoryName,
        bytes: Buffer.from(imageManifest),
        mediaType: imageManifestMediaType,
        tag: imageTag,
        digest,
      });
      switch (outcome.kind) {
        case 'stored': {
          const row = catalog.image(repositoryName, outcome.manifest.digest);
          if (row === undefined) throw imageNotFound(repositoryName, { imageDigest: outcome.manifest.digest });
          return { image: await described(row, imageTag) };
        }
        case 'unchanged':
          throw imageAlreadyExists(repositoryName, outcome.manifest.digest, imageTag);
        case 'tag is immutable':
          throw imageTagAlreadyExists(repositoryName, outcome.tag);
        case 'invalid manifest':
          throw invalidParameter(
            `Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax': ${outcome.reason}`,
          );
        case 'wrong digest':
          throw ecrError(
            'ImageDigestDoesNotMatchException',
            `The specified digest does not match the calculated digest ${outcome.actual}`,
          );
        case 'layers missing':
          throw ecrError(
            'LayersNotFoundException',
            `Layers with digests '[${outcome.digests.join(', ')}]' required for pushing image into repository with name '${repositoryName}' in the registry with id '${accountId}' do not exist`,
          );
        case 'images missing':
          throw ecrError(
            'ReferencedImagesNotFoundException',
            `Images with digests '[${outcome.digests.join(', ')}]' required for pushing image into repository with name '${repositoryName}' in the registry with id '${accountId}' do not exist`,
          );
        default:
          return outcome satisfies never;
      }
    },
  };
}

function detail(row: ImageRow): ImageDetail {
  return {
    registryId: accountId,
    repositoryName: row.repository,
    imageDigest: row.digest,
    imageTags: row.tags.length === 0 ? undefined : row.tags,
    imageSizeInBytes: row.imageSize,
    imagePushedAt: row.pushedAt,
    imageManifestMediaType: row.mediaType,
    artifactMediaType: row.artifactType,
    lastRecordedPullTime: row.pulledAt,
    subjectManifestDigest: row.subject,
    imageStatus: 'ACTIVE',
  };
}

/** Indexes of the repository that hold the image: as long as they are there, it stays. */
function indexesOf(catalog: Catalog, { repository, digest }: ImageRow): readonly Digest[] {
  return catalog
    .images(repository)
    .filter(({ isIndex, references }) => isIndex && references.includes(digest))
    .map((index) => index.digest);
}

function pushOrder({ pushedAt, digest }: ImageRow): string {
  return `${String(pushedAt).padStart(15, '0')} ${digest}`;
}

function hasTagStatus(isTagged: boolean, wanted: TagStatus = 'ANY'): boolean {
  switch (wanted) {
    case 'ANY':
      return true;
    case 'TAGGED':
      return isTagged;
    case 'UNTAGGED':
      return !isTagged;
    default:
      return wanted satisfies never;
  }
}

function failure(failureCode: ImageFailureCode, imageId: ImageIdentifier): ImageFailure {
  const reasons: Partial<Record<ImageFailureCode, string>> = {
    ImageNotFound: 'Requested image not found',
    InvalidImageDigest:
      "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
    ImageTagDoesNotMatchDigest: 'Requested tag does not match the digest',
    MissingDigestAndTag: 'Invalid request parameters: both tag and digest cannot be null',
  };
  return { failureCode, failureReason: reasons[failureCode], imageId };
}

function validDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw invalidParameter(
    "Invalid parameter at 'imageDigest' failed to satisfy constraint: 'must be sha256: and 64 hexadecimal digits'",
  );
}
