import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { type Clock, steadyClock } from '../clock.ts';
import { type BaseImage, scratch } from './base/base-image.ts';
import { type BlobSource, memoryBlob } from './blob-source.ts';
import { type Bundle, bundleService } from './bundle/bundle.ts';
import { makeCodeCache } from './bundle/code-cache.ts';
import { nativePackageFiles } from './bundle/native-packages.ts';
import { configMediaType, formatPlatform, imageConfig, type Platform } from './config.ts';
import type { Digest } from './digest.ts';
import { type RunGit, runGit, sourceState } from './git.ts';
import { imageLabels } from './labels.ts';
import { applicationDirectory, applicationEntries, layerOf, type OwnLayer } from './layer.ts';
import { writeLayout } from './layout.ts';
import {
  type Descriptor,
  descriptorOf,
  imageIndex,
  imageManifest,
  indexMediaType,
  manifestMediaType,
} from './manifest.ts';
import { versionOf } from './version.ts';

export interface BuildOptions {
  /** Holds `src/main.ts`, and perhaps a `package.json` whose name becomes the image's title. */
  readonly serviceDirectory: string;
  /** Where the OCI layout goes: a new or empty folder, or a layout, which is replaced. */
  readonly layoutDirectory: string;
  readonly appVersion?: string | undefined;
  /** Default: the name in `package.json` without its scope, else `service`. */
  readonly title?: string | undefined;
  /** Where the source is found, a URL for the label `org.opencontainers.image.source`. */
  readonly source?: string | undefined;
  /** Default: linux/amd64 alone. More than one make a list of images. */
  readonly platforms?: readonly Platform[] | undefined;
  /** What the image is built on, default scratch. */
  readonly base?: ((platform: Platform) => Promise<BaseImage>) | undefined;
  /** Whether V8's code cache goes into the image, for a sooner start; default true. */
  readonly codeCache?: boolean | undefined;
  /** The image's creation time in seconds from the epoch (`SOURCE_DATE_EPOCH`), default 0: the image does not tell. */
  readonly createdAt?: number | undefined;
  readonly git?: RunGit | undefined;
  readonly clock?: Clock | undefined;
}

/** What was built. */
export interface BuiltImage {
  /** Of the manifest, or of the list of manifests: the image's name for good. */
  readonly digest: Digest;
  readonly mediaType: string;
  /** Of the manifest or list itself, in bytes. */
  readonly size: number;
  readonly version: string;
  readonly title: string;
  /** The full commit, where there is one. */
  readonly revision: string | undefined;
  /** Whether the source differs from the commit. */
  readonly isDirty: boolean;
  readonly source: string | undefined;
  /** Seconds from the epoch. */
  readonly createdAt: number;
  /** What a registry stores for it: manifests, configs and compressed layers, each once. */
  readonly sizeBytes: number;
  readonly images: readonly BuiltPlatform[];
  /** Size of the bundle. */
  readonly bundleBytes: number;
  /** The application's packages: folders of what is bundled and of what lies beside it. */
  readonly packages: readonly string[];
  readonly base: BaseImage['origin'];
  readonly warnings: readonly string[];
  readonly serviceDirectory: string;
  readonly layoutDirectory: string;
  readonly durationMilliseconds: number;
}

export interface BuiltPlatform {
  readonly platform: string;
  readonly digest: Digest;
  readonly config: Descriptor;
  /** From the lowest to the highest. */
  readonly layers: readonly Descriptor[];
}

export const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64' };

/**
 * Builds a service's image without Docker: one file, a layer on a base, an OCI layout. The same source, dependencies,
 * commit state and options give the same digest, in any folder and at any time.
 *
 * @throws ImageError when the service cannot be bundled, the version is no tag, or the layout's folder is in use
 */
export async function buildImage(options: BuildOptions): Promise<BuiltImage> {
  const { serviceDirectory, appVersion, source, git = runGit, clock = steadyClock } = options;
  const { platforms = [defaultPlatform], createdAt = 0, base = async () => scratch } = options;
  const layoutDirectory = resolve(options.layoutDirectory);
  const startedAt = clock.now();

  const bases = Promise.all(platforms.map(async (platform) => ({ platform, base: await base(platform) })));
  const [bundle, state, title, on] = await Promise.all([
    bundleService(serviceDirectory),
    sourceState(serviceDirectory, git),
    options.title ?? titleOf(serviceDirectory),
    bases,
  ]);
  const version = versionOf({ asked: appVersion, source: state, bundle: bundle.digest });
  const codeCache = options.codeCache === false ? undefined : await makeCodeCache(bundle.code);

  const origin = on[0]?.base.origin;
  const labels = imageLabels({ title, version, revision: state?.commit, source, base: origin });
  const made = await Promise.all(
    on.map(async ({ platform, base: below }) => {
      const layers = await ownLayers(bundle, platform, below, codeCache);
      const config = memoryBlob(
        configMediaType,
        Buffer.from(imageConfig({ platform, base: below, layers, labels, createdAt })),
      );
      const all = [...below.layers, ...layers];
      const manifest = memoryBlob(manifestMediaType, Buffer.from(imageManifest(config, all, labels)));
      return { platform, config, layers: all, manifest };
    }),
  );
  const [first, ...more] = made;
  if (first === undefined) throw new Error('an image needs a platform');
  const list = imageIndex(
    made.map(({ manifest, platform }) => ({ ...manifest, platform })),
    labels,
  );
  const top = more.length === 0 ? first.manifest : memoryBlob(indexMediaType, Buffer.from(list));
  const blobs = made.flatMap(({ config, layers, manifest }) => [...layers, config, manifest]);
  await writeLayout(layoutDirectory, {
    top,
    platform: more.length === 0 ? first.platform : undefined,
    blobs,
    version,
  });

  return {
    digest: top.digest,
    mediaType: top.mediaType,
    size: top.size,
    version,
    title,
    revision: state?.commit,
    isDirty: state?.isDirty ?? true,
    source,
    createdAt,
    sizeBytes: totalSize([...blobs, top]),
    images: made.map(({ platform, manifest, config, layers }) => ({
      platform: formatPlatform(platform),
      digest: manifest.digest,
      config: descriptorOf(config),
      layers: layers.map(descriptorOf),
    })),
    bundleBytes: bundle.code.length,
    packages: [...bundle.packages, ...bundle.nativePackages],
    base: origin,
    warnings: bundle.warnings,
    serviceDirectory: resolve(serviceDirectory),
    layoutDirectory,
    durationMilliseconds: clock.now() - startedAt,
  };
}

/**
 * Writes the application's files into a folder as they lie in the image's `/app`, for a Dockerfile to copy.
 *
 * @throws ImageError as `buildImage`
 */
export async function unpackApplication(serviceDirectory: string, directory: string): Promise<void> {
  const bundle = await bundleService(serviceDirectory);
  const entries = [
    ...(await nativePackageFiles(bundle.nativePackages, thisPlatform() ?? defaultPlatform, applicationDirectory)),
    ...applicationEntries(bundle, await makeCodeCache(bundle.code)),
  ];
  for (const entry of entries) {
    if (entry.kind === 'directory') continue;
    const path = join(directory, entry.path.slice(applicationDirectory.length));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, entry.content, { mode: entry.mode });
  }
}

/** Ordered by how seldom they change: what a registry and a host have of an older image, they need not get again. */
async function ownLayers(
  bundle: Bundle,
  platform: Platform,
  base: BaseImage,
  codeCache: Uint8Array | undefined,
): Promise<readonly OwnLayer[]> {
  const natives = await nativePackageFiles(bundle.nativePackages, platform, applicationDirectory);
  const cache = fits(platform, base) ? codeCache : undefined;
  return [
    ...(natives.length === 0 ? [] : [layerOf('ship build: runtime dependencies', natives)]),
    layerOf('ship build: application', applicationEntries(bundle, cache)),
  ];
}

/** A cache is good for the architecture and the Node that made it. A base that does not tell its Node may have that one. */
function fits({ architecture }: Platform, { nodeVersion }: BaseImage): boolean {
  const isSameNode = nodeVersion === undefined || nodeVersion.replace(/^v/, '') === process.versions.node;
  return isSameNode && architecture === thisPlatform()?.architecture;
}

/** Of the machine that builds, where an image can be for it. */
export function thisPlatform(): Platform | undefined {
  switch (process.arch) {
    case 'x64':
      return { os: 'linux', architecture: 'amd64' };
    case 'arm64':
      return { os: 'linux', architecture: 'arm64' };
    default:
      return undefined;
  }
}

function totalSize(blobs: readonly BlobSource[]): number {
  const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
  return sizes.values().reduce((sum, size) => sum + size, 0);
}

const packageName = v.object({ name: v.pipe(v.string(), v.minLength(1)) });

/** Not the folder's name: that would make the image depend on where it is built. */
async function titleOf(serviceDirectory: string): Promise<string> {
  const text = await readFile(join(serviceDirectory, 'package.json'), 'utf8').catch(() => '{}');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), packageName), text);
  return parsed.success ? parsed.output.name.replace(/^@[^/]+\//, '') : 'service';
}
