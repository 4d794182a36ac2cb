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
  layoutDirectory: string | undefined,
): Promise<BuiltImage> {
  const root = projectRoot(shell.directory);
  const built = await buildImage({
    serviceDirectory: await serviceDirectory(service, shell, root),
    layoutDirectory:
      layoutDirectory === undefined ? join(root, '.shipshape', 'image') : resolve(shell.directory, layoutDirectory),
    appVersion,
  });
  for (const warning of built.warnings) shell.errors.write(`ship: ${warning}\n`);
  return built;
}
