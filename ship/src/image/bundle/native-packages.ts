import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../config.ts';
import { ImageError } from '../image-error.ts';
import type { TarEntry } from '../tar.ts';
import { type PackageFile, packageFolder, readPackage } from './package-folder.ts';

/**
 * The files of native packages and of all that these depend on, for a layer: each package lies below `directory` as it
 * lay below the project's `node_modules`. Optional packages for other platforms are left out.
 *
 * @throws ImageError `native-foreign` where a package is compiled here, for this machine, and the image is for another
 */
export async function nativePackageFiles(
  roots: readonly string[],
  platform: Platform,
  directory: string,
): Promise<readonly TarEntry[]> {
  const folders = await withDependencies(roots, platform);
  const entries = new Map<string, TarEntry>();
  for (const folder of folders) {
    await requireUsable(folder, platform);
    const place = `${directory}/${folder.slice(folder.indexOf('node_modules/'))}`;
    for (const entry of await filesBelow(folder, place)) {
      for (const above of foldersAbove(entry.path)) entries.set(above.path, above);
      entries.set(entry.path, entry);
    }
  }
  return [...entries.values()];
}

async function withDependencies(roots: readonly string[], platform: Platform): Promise<readonly string[]> {
  const found = new Set<string>();
  const ahead = [...roots];
  for (let folder = ahead.pop(); folder !== undefined; folder = ahead.pop()) {
    const described = await readPackage(folder);
    if (found.has(folder) || described === undefined || !isFor(described, platform)) continue;
    found.add(folder);
    const names = Object.keys({ ...described.dependencies, ...described.optionalDependencies });
    const next = await Promise.all(names.map((name) => packageFolder(name, folder)));
    ahead.push(...next.filter((each) => each !== undefined));
  }
  return [...found].sort();
}

const npmArchitectures = { amd64: 'x64', arm64: 'arm64' } as const;

function isFor({ os, cpu, libc }: PackageFile, { os: wanted, architecture }: Platform): boolean {
  const allows = (list: readonly string[] | undefined, value: string): boolean =>
    list === undefined || list.length === 0 || list.includes(value) || list.some((each) => isOther(each, value));
  return allows(os, wanted) && allows(cpu, npmArchitectures[architecture]) && allows(libc, 'glibc');
}

function isOther(entry: string, value: string): boolean {
  return entry.startsWith('!') && entry !== `!${value}`;
}

/** Compiled files name no platform: they are for the machine that they were compiled on. */
async function requireUsable(folder: string, { os, architecture }: Platform): Promise<void> {
  const isHere = process.platform === os && process.arch === npmArchitectures[architecture];
  const compiled = await readdir(join(folder, 'build', 'Release')).catch(() => []);
  if (isHere || !compiled.some((name) => name.endsWith('.node'))) return;
  throw new ImageError({
    code: 'native-foreign',
    what: `the package is compiled for ${process.platform}/${process.arch}, and the image is for ${os}/${architecture}`,
    where: folder,
    remedy: `build on ${os}/${architecture}, or use a package that brings files for it`,
  });
}

async function filesBelow(folder: string, place: string): Promise<readonly TarEntry[]> {
  const entries: TarEntry[] = [];
  for (const name of (await readdir(folder)).sort()) {
    // Nested packages come by themselves, where they are needed.
    if (name === 'node_modules' || name === '.git') continue;
    const path = join(folder, name);
    const status = await lstat(path);
    if (status.isDirectory()) entries.push(...(await filesBelow(path, `${place}/${name}`)));
    else if (status.isFile()) {
      const mode = (status.mode & 0o100) === 0 ? 0o644 : 0o755;
      entries.push({ kind: 'file', path: `${place}/${name}`, mode, content: await readFile(path) });
    }
  }
  return entries;
}

function foldersAbove(path: string): readonly TarEntry[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => ({ kind: 'directory', path: parts.slice(0, index + 1).join('/'), mode: 0o755 }));
}
