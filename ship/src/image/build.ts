import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { type Clock, systemClock } from '../clock.ts';
import { bundleService } from './bundle.ts';
import { configMediaType, imageConfig, type Platform } from './config.ts';
import { type Digest, digestOf } from './digest.ts';
import { type RunGit, runGit, sourceState } from './git.ts';
import { applicationLayer, type Layer } from './layer.ts';
import { writeLayout } from './layout.ts';
import { type Descriptor, imageManifest } from './manifest.ts';
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
  /** Default: linux/amd64. */
  readonly platform?: Platform | undefined;
  /** The image's creation time in seconds from the epoch (`SOURCE_DATE_EPOCH`), default 0: the image does not tell. */
  readonly createdAt?: number | undefined;
  readonly git?: RunGit | undefined;
  readonly clock?: Clock | undefined;
}

/** What was built. */
export interface BuiltImage {
  /** Of the manifest: the image's name for good. */
  readonly digest: Digest;
  readonly version: string;
  /** The full commit, where there is one. */
  readonly revision: string | undefined;
  /** What a registry stores for it: manifest, config and compressed layers. */
  readonly sizeBytes: number;
  readonly config: Descriptor;
  /** From the lowest to the highest. */
  readonly layers: readonly Descriptor[];
  /** Size of `main.js`. */
  readonly bundleBytes: number;
  readonly warnings: readonly string[];
  readonly layoutDirectory: string;
  readonly durationMilliseconds: number;
}

const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64' };

/**
 * Builds a service's image without Docker: one file, one layer, an OCI layout. The same source, dependencies, commit
 * state and options give the same digest, in any folder and at any time.
 *
 * @throws ImageError when the service cannot be bundled, the version is no tag, or the layout's folder is in use
 */
export async function buildImage(options: BuildOptions): Promise<BuiltImage> {
  const { serviceDirectory, appVersion, source, git = runGit, clock = systemClock } = options;
  const { platform = defaultPlatform, createdAt = 0 } = options;
  const layoutDirectory = resolve(options.layoutDirectory);
  const startedAt = clock.now();

  const [bundle, state, title] = await Promise.all([
    bundleService(serviceDirectory),
    sourceState(serviceDirectory, git),
    options.title ?? titleOf(serviceDirectory),
  ]);
  const version = versionOf({ asked: appVersion, source: state, bundle: bundle.digest });
  const revision = state?.commit;

  // A base image's layers and the runtime's go in front, lowest first.
  const layers = [applicationLayer(bundle)];
  const config = imageConfig({ platform, layers, title, version, revision, source, createdAt });
  const manifest = imageManifest(config, layers);
  const blobs = [Buffer.from(config), ...layers.map(({ content }) => content)];
  const digest = await writeLayout(layoutDirectory, { manifest, blobs, platform, version });

  return {
    digest,
    version,
    revision,
    sizeBytes: blobs.reduce((sum, { length }) => sum + length, Buffer.byteLength(manifest)),
    config: { mediaType: configMediaType, digest: digestOf(config), size: Buffer.byteLength(config) },
    layers: layers.map(descriptorOf),
    bundleBytes: bundle.code.length,
    warnings: bundle.warnings,
    layoutDirectory,
    durationMilliseconds: clock.now() - startedAt,
  };
}

function descriptorOf({ mediaType, digest, content }: Layer): Descriptor {
  return { mediaType, digest, size: content.length };
}

const packageName = v.object({ name: v.pipe(v.string(), v.minLength(1)) });

/** Not the folder's name: that would make the image depend on where it is built. */
async function titleOf(serviceDirectory: string): Promise<string> {
  const text = await readFile(join(serviceDirectory, 'package.json'), 'utf8').catch(() => '{}');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), packageName), text);
  return parsed.success ? parsed.output.name.replace(/^@[^/]+\//, '') : 'service';
}
