import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Milliseconds } from '../../clock.ts';
import { type FoundImage, type ImageSource, ImageUnavailable } from '../../registry/image-source.ts';
import type { ImageManifest, Manifest, Platform } from '../../registry/manifest.ts';
import type { Digest } from '../../registry/names.ts';
import { type ImageConfig, InvalidImageConfig, longestConfig, parseImageConfig } from './image-config.ts';
import { applyLayer, ImageTooLarge, type UnpackBudget } from './layer.ts';
import { PathOutsideRoot } from './root-path.ts';
import { InvalidTar } from './tar.ts';

/** An image on this machine, ready to run. */
export interface LocalImage {
  /** Of what the reference names: an index's own digest, as ECS tells it. */
  readonly digest: Digest;
  readonly config: ImageConfig;
  /** The directory with the image's files, shared by all tasks of the image. */
  readonly root: string;
}

/** Gets images ready. Throws ImageUnavailable, its message in the words of Fargate. */
export type PullImage = (reference: string) => Promise<LocalImage>;

interface Deps {
  readonly images: ImageSource;
  /** Unpacked images are kept in `unpacked/` below it. */
  readonly dataDirectory: string;
  readonly platform: Platform;
  /** Whether a task runs in an image's directory: it must stay. */
  readonly isInUse?: (root: string) => boolean;
  /** In bytes and files, for an image of many layers as for one of one. */
  readonly limits?: { readonly bytes: number; readonly entries: number };
}

/** Fargate gives a task 20 GiB by default; half of it for one image keeps a mistake from filling a laptop's disk. */
const defaultLimits = { bytes: 10 * 1024 ** 3, entries: 500_000 };

/** As many as the repository's lifecycle policy keeps by default. */
const mostIdleImages = 10;

/** Each manifest is unpacked once: aside first, then renamed, so that a directory under its digest is always whole. */
export function imagePuller({
  images,
  dataDirectory,
  platform,
  isInUse = () => false,
  limits = defaultLimits,
}: Deps): PullImage {
  const unpackedDirectory = join(dataDirectory, 'unpacked');
  const underWay = new Map<Digest, Promise<string>>();

  async function choose(found: FoundImage): Promise<{ digest: Digest; manifest: ImageManifest }> {
    const { manifest, repository, digest } = found;
    if (manifest.kind === 'image') return { digest, manifest };
    const child = manifest.manifests.find((candidate) => isFor(candidate.platform, platform));
    if (child === undefined) throw noPlatform(platform);
    const chosen = await images.manifest(repository, child.digest);
    return { digest: chosen.digest, manifest: requireImage(chosen.manifest, platform) };
  }

  async function unpack(digest: Digest, manifest: ImageManifest, config: ImageConfig): Promise<string> {
    const root = join(unpackedDirectory, digest.slice('sha256:'.length));
    if (await touched(root)) return root;
    const aside = join(unpackedDirectory, `aside-${randomUUID()}`);
    await mkdir(aside, { recursive: true, mode: 0o755 });
    const budget: UnpackBudget = { ...limits };
    try {
      for (const [index, layer] of manifest.layers.entries()) {
        await applyVerified(aside, images.blob(layer.digest), budget, config.diffIds[index]);
      }
      await rename(aside, root);
      await touched(root);
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      throw error;
    }
    await prune(root);
    return root;
  }

  /** Removes the images that were used longest ago, and what an unpacking that never ended left behind. */
  async function prune(newest: string): Promise<void> {
    const names = await readdir(unpackedDirectory);
    const isUnderWay = names.some((name) => name.startsWith('aside-')) && underWay.size > 1;
    const idle = names
      .filter((name) => !(isUnderWay && name.startsWith('aside-')))
      .map((name) => join(unpackedDirectory, name))
      .filter((root) => root !== newest && !isInUse(root));
    const used = await Promise.all(idle.map(async (root) => ({ root, at: await lastUse(root) })));
    const doomed = used.toSorted((one, other) => other.at - one.at).slice(mostIdleImages);
    await Promise.all(doomed.map(({ root }) => rm(root, { recursive: true, force: true })));
  }

  return async (reference) => {
    const found = await images.resolve(reference);
    const { digest, manifest } = await choose(found);
    try {
      const config = parseImageConfig(await bytesOf(images.blob(manifest.config.digest), longestConfig));
      const unpacking = underWay.get(digest) ?? unpack(digest, manifest, config).finally(() => underWay.delete(digest));
      underWay.set(digest, unpacking);
      return { digest: found.digest, config, root: await unpacking };
    } catch (error) {
      throw explained(reference, error);
    }
  };
}

async function applyVerified(
  root: string,
  blob: Readable,
  budget: UnpackBudget,
  diffId: string | undefined,
): Promise<void> {
  const hash = createHash('sha256');
  try {
    await applyLayer(root, hashed(await decompressed(blob), hash), budget);
  } finally {
    blob.destroy();
  }
  const actual = `sha256:${hash.digest('hex')}`;
  if (diffId !== undefined && diffId !== actual) {
    throw new ImageUnavailable(`failed to extract layer ${diffId}: wrong diff id calculated on extraction "${actual}"`);
  }
}

async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: { update(chunk: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

/** By the first bytes, as container engines do it: media types are often wrong. */
async function decompressed(blob: Readable): Promise<AsyncIterable<Uint8Array>> {
  await Promise.race([once(blob, 'readable'), once(blob, 'end')]);
  const start: Buffer | null = blob.read();
  if (start === null) return blob;
  blob.unshift(start);
  const magic = start.subarray(0, 4).toString('hex');
  const decoder = magic.startsWith('1f8b') ? createGunzip() : magic === '28b52ffd' ? createZstdDecompress() : undefined;
  if (decoder === undefined) return blob;
  blob.on('error', (error) => decoder.destroy(error));
  return blob.pipe(decoder);
}

async function bytesOf(source: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw new InvalidImageConfig(`the image configuration has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isFor(candidate: Platform | undefined, wanted: Platform): boolean {
  return candidate?.os === wanted.os && candidate.architecture === wanted.architecture;
}

function requireImage(manifest: Manifest, platform: Platform): ImageManifest {
  if (manifest.kind === 'image') return manifest;
  throw noPlatform(platform);
}

function noPlatform({ os, architecture }: Platform): ImageUnavailable {
  return new ImageUnavailable(`image Manifest does not contain descriptor matching platform '${os}/${architecture}'`);
}

function explained(reference: string, error: unknown): unknown {
  const isImagesFault =
    error instanceof InvalidTar ||
    error instanceof PathOutsideRoot ||
    error instanceof ImageTooLarge ||
    error instanceof InvalidImageConfig ||
    (error instanceof Error &&
      'code' in error &&
      typeof error.code === 'string' &&
      /^(?:Z_|ZSTD_|E[A-Z]+$)/.test(error.code));
  if (!isImagesFault || !(error instanceof Error)) return error;
  return new ImageUnavailable(`failed to extract layers of ${reference}: ${error.message}`, { cause: error });
}

/** 0 for what another pull has just removed. */
async function lastUse(path: string): Promise<Milliseconds> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** Notes that a directory was used just now; false where there is none. */
async function touched(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}
