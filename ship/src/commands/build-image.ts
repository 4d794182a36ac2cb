import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuiltImage, buildImage } from '../image/index.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import type { BuildOptions } from './build-options.ts';
import { serviceDirectory } from './service-directory.ts';

/** Builds the image that the options describe, and passes on the bundler's warnings. */
export async function buildFor(
  { service, appVersion }: BuildOptions,
  shell: Shell,
  layoutDirectory: string,
): Promise<BuiltImage> {
  const root = projectRoot(shell.directory);
  const built = await buildImage({
    serviceDirectory: await serviceDirectory(service, shell, root),
    layoutDirectory,
    appVersion,
  });
  for (const warning of built.warnings) shell.errors.write(`ship: ${warning}\n`);
  return built;
}

/** Builds into a folder of its own, which is gone when `use` has ended: two deployments at once do not meet. */
export async function withBuilt<T>(
  options: BuildOptions,
  shell: Shell,
  use: (built: BuiltImage) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'ship-image-'));
  try {
    return await use(await buildFor(options, shell, directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Where `ship build` lays the image out. */
export function layoutDirectory(out: string | undefined, shell: Shell): string {
  return out === undefined ? join(projectRoot(shell.directory), '.shipshape', 'image') : resolve(shell.directory, out);
}
