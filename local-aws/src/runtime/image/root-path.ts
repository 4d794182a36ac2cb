import { lstatSync, mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** An archive, an image's config or a task definition names a path that would lead out of the image's root. */
export class PathOutsideRoot extends Error {
  override readonly name = 'PathOutsideRoot';
}

const mostLinks = 40;

/**
 * The names of a path below the root. Throws PathOutsideRoot for an absolute path, for `..` and for what no file can be
 * called.
 */
export function namesOf(path: string): readonly string[] {
  if (path.startsWith('/')) throw new PathOutsideRoot(`the path ${JSON.stringify(path)} is absolute`);
  if (path.includes('\0')) throw new PathOutsideRoot('a path holds a zero byte');
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.includes('..')) throw new PathOutsideRoot(`the path ${JSON.stringify(path)} leads out of its directory`);
  return names;
}

/**
 * Where names lead below a root when the symbolic links on the way are followed as a process with that root would see
 * them. Missing directories are made where `makeDirectories` says so; otherwise what is missing is taken as it is
 * written. Throws PathOutsideRoot when a link leads above the root.
 */
export function followWithin(root: string, names: readonly string[], makeDirectories = false): string {
  const place: string[] = [];
  const ahead = names.toReversed();
  let links = 0;
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (place.pop() === undefined) throw new PathOutsideRoot(`a link at ${names.join('/')} leads out of the image`);
      continue;
    }
    const path = join(root, ...place, name);
    const target = linkTarget(path);
    if (target === undefined) {
      if (makeDirectories) ensureDirectory(path);
      place.push(name);
      continue;
    }
    links += 1;
    if (links > mostLinks) throw new PathOutsideRoot(`the links at ${names.join('/')} go round in circles`);
    if (target.startsWith('/')) place.length = 0;
    ahead.push(...target.split('/').toReversed());
  }
  return join(root, ...place);
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function ensureDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
