import { readdir } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { packageFolder, readPackage } from './package-folder.ts';

/**
 * Leaves packages that load machine code out of the bundle, and notes their folders: they go into the image as they are.
 *
 * @param found is added to
 */
export function nativeModules(found: Set<string>): Plugin {
  return {
    name: 'native-modules',
    setup(build) {
      const known = new Map<string, Promise<boolean>>();
      build.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, namespace }) => {
        if (namespace === 'native') return { path, external: true };
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
        const folder = await packageFolder(name, resolveDir);
        if (folder === undefined) return undefined;
        const isNative = known.get(folder) ?? loadsMachineCode(folder);
        known.set(folder, isNative);
        if (!(await isNative)) return undefined;
        found.add(folder);
        return { path, namespace: 'native' };
      });
      // A script has no import: what stays outside is required, from where it lies in the image.
      build.onLoad({ filter: /.*/, namespace: 'native' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)})`,
        loader: 'js',
      }));
    },
  };
}

const platformPackage = /(?:^|[-/])(?:linux|darwin|win32)-(?:x64|arm64)/;

/** By what its authors leave in it: a recipe to compile, compiled files, or packages for each platform. */
async function loadsMachineCode(folder: string): Promise<boolean> {
  const described = await readPackage(folder);
  if (described === undefined) return false;
  if (described.gypfile === true || described.napi !== undefined) return true;
  const files = await readdir(folder).catch(() => []);
  if (files.some((file) => file === 'binding.gyp' || file === 'prebuilds' || file.endsWith('.node'))) return true;
  return Object.keys(described.optionalDependencies ?? {}).some((name) => platformPackage.test(name));
}
