import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuiltImage, buildImage, chooseBase, unpackApplication } from '../image/index.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import type { BuildOptions } from './build-options.ts';
import { serviceDirectory } from './service-directory.ts';

/** Where an image is to go: on this machine local-aws brings the Node that scratch lacks, on AWS nobody does. */
export type Destination = 'here' | 'elsewhere';

/** Builds the image that the options describe, and passes on the bundler's warnings. */
export async function buildFor(
  { service, appVersion, base, platform, codeCache }: BuildOptions,
  shell: Shell,
  layoutDirectory: string,
  destination: Destination = 'here',
): Promise<BuiltImage> {
  const root = projectRoot(shell.directory);
  const { environment, directory } = shell;
  const word = base === 'auto' ? (destination === 'here' ? 'scratch' : 'dockerfile') : base;
  const built = await buildImage({
    serviceDirectory: await serviceDirectory(service, shell, root),
    layoutDirectory,
    appVersion,
    platforms: platform,
    base: chooseBase(word, { root, directory, environment }),
    codeCache,
    source: sourceUrl(environment),
    createdAt: sourceDate(environment),
  });
  for (const warning of built.warnings) shell.errors.write(`ship: ${warning}\n`);
  return built;
}

/** Builds into a folder of its own, which is gone when `use` has ended: two deployments at once do not meet. */
export async function withBuilt<T>(
  options: BuildOptions,
  shell: Shell,
  destination: Destination,
  use: (built: BuiltImage) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'ship-image-'));
  try {
    return await use(await buildFor(options, shell, directory, destination));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Where `ship build` lays the image out. */
export function layoutDirectory(out: string | undefined, shell: Shell): string {
  return out === undefined ? join(projectRoot(shell.directory), '.shipshape', 'image') : resolve(shell.directory, out);
}

/** In GitHub Actions the repository's address; elsewhere the source's place is nobody's business. */
function sourceUrl({ GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' }: NodeJS.ProcessEnv): string | undefined {
  return GITHUB_SERVER_URL === '' || GITHUB_REPOSITORY === '' ? undefined : `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
}

/** @see https://reproducible-builds.org/docs/source-date-epoch/ */
function sourceDate({ SOURCE_DATE_EPOCH = '' }: NodeJS.ProcessEnv): number | undefined {
  return /^\d{1,10}$/.test(SOURCE_DATE_EPOCH) ? Number(SOURCE_DATE_EPOCH) : undefined;
}

/** Only the application's files. Resolves with where they are. */
export async function unpackFor(
  { service }: Pick<BuildOptions, 'service'>,
  shell: Shell,
  out: string,
): Promise<string> {
  const directory = resolve(shell.directory, out);
  await unpackApplication(await serviceDirectory(service, shell, projectRoot(shell.directory)), directory);
  return directory;
}
