import type { Clock, Milliseconds } from '../../clock.ts';
import type { BlobStore } from '../../registry/blob-store.ts';
import { digestOf } from '../../registry/blob-store.ts';
import type { ManifestPush, PushOutcome, RegistryContents } from '../../registry/contents.ts';
import { InvalidManifest, type Manifest, parseManifest, referencesOf } from '../../registry/manifest.ts';
import type { Digest } from '../../registry/names.ts';
import type { Store } from '../../store/store.ts';
import { expiredImages, parseLifecyclePolicy } from './lifecycle-policy.ts';
import type { ImageRow, LayerRow, RepositoryRow } from './rows.ts';
import { isImmutableTag } from './tag-mutability.ts';

/** The repositories and what they hold: one state behind ECR's operations and the distribution API. */
export interface Catalog extends RegistryContents {
  repository(name: string): RepositoryRow | undefined;
  repositories(): readonly RepositoryRow[];
  putRepository(row: RepositoryRow): void;
  /** Also deletes what is in it. */
  deleteRepository(name: string): Promise<void>;
  /** In order of their push. */
  images(repository: string): readonly ImageRow[];
  image(repository: string, reference: string): ImageRow | undefined;
  layer(repository: string, digest: string): LayerRow | undefined;
  removeTag(repository: string, tag: string): Promise<void>;
  removeImage(repository: string, digest: Digest): Promise<void>;
  /** Expires what the repository's lifecycle policy says. AWS takes up to 24 hours for it, here it is done at once. */
  applyLifecyclePolicy(repository: string): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly blobs: BlobStore;
}

/** ECR refreshes `lastRecordedPullTime` at least once in 24 hours, not at every pull. */
const pullTimeRefresh: Milliseconds = 24 * 60 * 60 * 1000;

export function catalog({ store, clock, blobs }: Deps): Catalog {
  const repositories = store.table<RepositoryRow>('ecr-repositories');
  const images = store.table<ImageRow>('ecr-images');
  const layers = store.table<LayerRow>('ecr-layers');
  const keyOf = (repository: string, digest: string): string => `${repository}@${digest}`;
  const imagesOfRepository = images.indexBy(({ repository }) => [repository]);
  const imagesWithDigest = images.indexBy(({ digest }) => [digest]);
  const layersOfRepository = layers.indexBy(({ repository }) => [repository]);
  const layersWithDigest = layers.indexBy(({ digest }) => [digest]);
  const imagesOf = (repository: string): ImageRow[] => imagesOfRepository.of(repository);
  const inTurn = turns();
  const put = (row: ImageRow): void => images.put(keyOf(row.repository, row.digest), row);

  function imageBy(repository: string, reference: string): ImageRow | undefined {
    if (reference.includes(':')) return images.get(keyOf(repository, reference));
    return imagesOf(repository).find(({ tags }) => tags.includes(reference));
  }

  function missingFrom(repository: string, manifest: Manifest): PushOutcome | undefined {
    const isThere = (digest: Digest): boolean =>
      manifest.kind === 'image' ? layers.has(keyOf(repository, digest)) : images.has(keyOf(repository, digest));
    const digests = referencesOf(manifest).filter((digest) => !isThere(digest));
    if (digests.length === 0) return undefined;
    return { kind: manifest.kind === 'image' ? 'layers missing' : 'images missing', digests };
  }

  function sizeOf(repository: string, manifest: Manifest): number {
    if (manifest.kind === 'image')
      return [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0);
    return Math.max(0, ...manifest.manifests.map(({ digest }) => imageBy(repository, digest)?.imageSize ?? 0));
  }

  async function push(request: ManifestPush): Promise<PushOutcome> {
    const { repository, bytes, mediaType, tag, digest } = request;
    const manifest = parsed(bytes, mediaType);
    if (manifest instanceof InvalidManifest) return { kind: 'invalid manifest', reason: manifest.message };
    const actual = digestOf(bytes);
    if (digest !== undefined && digest !== actual) return { kind: 'wrong digest', actual };
    const missing = missingFrom(repository, manifest);
    if (missing !== undefined) return missing;
    const holder = tag === undefined ? undefined : imageBy(repository, tag);
    const settings = repositories.get(repository);
    if (tag !== undefined && holder !== undefined && holder.digest !== actual && settings !== undefined) {
      if (isImmutableTag(settings, tag)) return { kind: 'tag is immutable', tag, digest: holder.digest };
    }
    const outcome = { manifest: { digest: actual, mediaType: manifest.mediaType }, subject: manifest.subject };
    const existing = images.get(keyOf(repository, actual));
    if (existing !== undefined && (tag === undefined || existing.tags.includes(tag)))
      return { kind: 'unchanged', ...outcome };
    await blobs.keep(bytes);
    if (holder !== undefined) put({ ...holder, tags: holder.tags.filter((other) => other !== tag) });
    put({
      repository,
      digest: actual,
      mediaType: manifest.mediaType,
      artifactType: manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined),
      manifestSize: bytes.length,
      imageSize: sizeOf(repository, manifest),
      references: referencesOf(manifest),
      isIndex: manifest.kind === 'index',
      subject: manifest.subject,
      annotations: manifest.annotations,
      tags: [...(existing?.tags ?? []), ...(tag === undefined ? [] : [tag])],
      pushedAt: existing?.pushedAt ?? clock.now(),
      pulledAt: existing?.pulledAt,
    });
    await applyLifecyclePolicy(repository);
    return { kind: 'stored', ...outcome };
  }

  /** Forgets the blobs that nothing in the repository needs any more, and deletes those that nothing needs at all. */
  async function forgetBlobs(repository: string, digests: readonly Digest[]): Promise<void> {
    const needed = new Set(imagesOf(repository).flatMap(({ references }) => references));
    for (const digest of digests) if (!needed.has(digest)) layers.delete(keyOf(repository, digest));
    const isKept = (digest: Digest): boolean =>
      layersWithDigest.countOf(digest) > 0 || imagesWithDigest.countOf(digest) > 0;
    await Promise.all(digests.filter((digest) => !isKept(digest)).map((digest) => blobs.delete(digest)));
  }

  async function removeImages(repository: string, doomed: readonly ImageRow[]): Promise<void> {
    for (const { digest } of doomed) images.delete(keyOf(repository, digest));
    await forgetBlobs(
      repository,
      doomed.flatMap(({ digest, references }) => [digest, ...references]),
    );
  }

  async function removeImage(repository: string, digest: Digest): Promise<void> {
    const row = images.get(keyOf(repository, digest));
    if (row !== undefined) await removeImages(repository, [row]);
  }

  async function removeTag(repository: string, tag: string): Promise<void> {
    const row = imageBy(repository, tag);
    if (row === undefined) return;
    const tags = row.tags.filter((other) => other !== tag);
    if (tags.length === 0) await removeImage(repository, row.digest);
    else put({ ...row, tags });
  }

  async function applyLifecyclePolicy(repository: string): Promise<void> {
    const row = repositories.get(repository);
    if (row?.lifecyclePolicy === undefined) return;
    const { text } = row.lifecyclePolicy;
    const all = imagesOf(repository);
    const expired = expiredImages(all, parseLifecyclePolicy(text), clock.now());
    repositories.put(repository, { ...row, lifecyclePolicy: { text, evaluatedAt: clock.now() } });
    if (expired.size > 0)
      await removeImages(
        repository,
        all.filter(({ digest }) => expired.has(digest)),
      );
  }

  async function deleteRepository(name: string): Promise<void> {
    repositories.delete(name);
    const orphans = layersOfRepository.of(name).map(({ digest }) => digest);
    await removeImages(name, imagesOf(name));
    await forgetBlobs(name, orphans);
  }

  async function remove(repository: string, reference: string): Promise<boolean> {
    const row = imageBy(repository, reference);
    if (row === undefined) return false;
    await (reference.includes(':') ? removeImage(repository, row.digest) : removeTag(repository, reference));
    return true;
  }

  return {
    repository: (name) => repositories.get(name),
    repositories: () => [...repositories.values()],
    putRepository: (row) => repositories.put(row.name, row),
    deleteRepository: (name) => inTurn(() => deleteRepository(name)),
    images: imagesOf,
    image: imageBy,
    layer: (repository, digest) => layers.get(keyOf(repository, digest)),
    removeTag: (repository, tag) => inTurn(() => removeTag(repository, tag)),
    removeImage: (repository, digest) => inTurn(() => removeImage(repository, digest)),
    applyLifecyclePolicy: (repository) => inTurn(() => applyLifecyclePolicy(repository)),
    hasRepository: (name) => repositories.has(name),
    hasBlob: (repository, digest) => layers.has(keyOf(repository, digest)),
    addBlob: (repository, digest, size) => layers.put(keyOf(repository, digest), { repository, digest, size }),
    manifest: imageBy,
    push: (request) => inTurn(() => push(request)),
    remove: (repository, reference) => inTurn(() => remove(repository, reference)),
    pulled(repository, digest) {
      const row = images.get(keyOf(repository, digest));
      const now = clock.now();
      if (row === undefined || (row.pulledAt !== undefined && now - row.pulledAt < pullTimeRefresh)) return;
      put({ ...row, pulledAt: now });
    },
    tags: (repository) => imagesOf(repository).flatMap(({ tags }) => tags),
    referrers: (repository, subject) =>
      imagesOf(repository)
        .filter((row) => row.subject === subject)
        .map(({ mediaType, digest, manifestSize, artifactType, annotations }) => ({
          mediaType,
          digest,
          size: manifestSize,
          artifactType,
          annotations,
        })),
  };
}

/** Lets changes happen one after another: none sees another's half-way state, on disk or in the tables. */
function turns(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function parsed(bytes: Uint8Array, mediaType: string | undefined): Manifest | InvalidManifest {
  try {
    return parseManifest(bytes, mediaType);
  } catch (error) {
    if (error instanceof InvalidManifest) return error;
    throw error;
  }
}
