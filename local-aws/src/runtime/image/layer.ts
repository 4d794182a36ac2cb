import { chmod, link, lstat, mkdir, open, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { followWithin, namesOf, PathOutsideRoot } from './root-path.ts';
import { readTar, type TarEntry } from './tar.ts';

/** What unpacking may use up. Shared by an image's layers. */
export interface UnpackBudget {
  bytes: number;
  entries: number;
}

/** The image unpacks to more than the budget allows. */
export class ImageTooLarge extends Error {
  override readonly name = 'ImageTooLarge';
}

const whiteout = '.wh.';
const opaqueWhiteout = '.wh..wh..opq';

/**
 * Lays a layer (a tar archive, uncompressed) over what the layers below it left in `root`, by the OCI image specification's "Image Layer
 * Filesystem Changeset". Every path stays below the root: an entry that is absolute, has `..`, or would be written
 * through a link that leads out is refused. Absolute links are made relative, so that they stay inside for a process
 * that sees the machine's own root. Owners, devices and set-user-id bits are left out. Throws InvalidTar, PathOutsideRoot, ImageTooLarge.
 */
export async function applyLayer(root: string, tar: AsyncIterable<Uint8Array>, budget: UnpackBudget): Promise<void> {
  const written = new Set<string>();
  for await (const entry of readTar(tar)) {
    budget.entries -= 1;
    if (budget.entries < 0) throw new ImageTooLarge('the image has too many files');
    const names = namesOf(entry.path);
    const name = names.at(-1);
    if (name === undefined) continue;
    const directory = await followWithin(root, names.slice(0, -1), true);
    if (name === opaqueWhiteout) await removeBelow(directory, written);
    else if (name.startsWith(whiteout)) await removeLower(join(directory, whiteoutTarget(name)), written);
    else {
      const path = join(directory, name);
      await place(root, path, entry, budget);
      written.add(path);
    }
  }
}

async function place(root: string, path: string, entry: TarEntry, budget: UnpackBudget): Promise<void> {
  switch (entry.kind) {
    case 'directory':
      if (await isDirectory(path)) break;
      await rm(path, { recursive: true, force: true });
      await mkdir(path);
      break;
    case 'file':
      await rm(path, { recursive: true, force: true });
      await writeContent(path, entry, budget);
      return;
    case 'symlink': {
      const target = await containedTarget(root, path, entry.target);
      await rm(path, { recursive: true, force: true });
      await symlink(target, path);
      return;
    }
    case 'hardlink': {
      const names = namesOf(entry.target);
      const source = join(await followWithin(root, names.slice(0, -1)), names.at(-1) ?? '');
      if (source === path) return;
      await rm(path, { recursive: true, force: true });
      await link(source, path);
      return;
    }
    case 'special':
      return;
    default:
      entry satisfies never;
  }
  // The owner keeps the right to write: later layers and the removal of the whole need it.
  await chmod(path, (entry.mode & 0o777) | 0o700);
}

async function writeContent(path: string, entry: TarEntry & { kind: 'file' }, budget: UnpackBudget): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of entry.content) {
      budget.bytes -= piece.length;
      if (budget.bytes < 0) throw new ImageTooLarge('the image is too large');
      await file.writeFile(piece);
    }
    await file.chmod((entry.mode & 0o777) | 0o400);
  } finally {
    await file.close();
  }
}

/** A link's target, relative to the link; throws PathOutsideRoot for one above the root. */
async function containedTarget(root: string, path: string, target: string): Promise<string> {
  const place = relative(root, dirname(path))
    .split('/')
    .filter((name) => name !== '');
  if (target.startsWith('/')) {
    const inside = target.split('/').filter((name) => name !== '' && name !== '.');
    if (inside.includes('..'))
      throw new PathOutsideRoot(`the link to ${JSON.stringify(target)} leads out of the image`);
    return join(...place.map(() => '..'), ...inside) || '.';
  }
  // Followed, not only counted: a link on the way may lie nearer to the root than its name.
  await followWithin(root, [...place, ...target.split('/')]);
  return target;
}

function whiteoutTarget(name: string): string {
  const target = name.slice(whiteout.length);
  if (target === '' || target === '.' || target === '..') throw new PathOutsideRoot(`${name} is not a whiteout`);
  return target;
}

/** A whiteout hides what lower layers hold, never what its own layer brings. */
async function removeLower(path: string, written: ReadonlySet<string>): Promise<void> {
  if (!written.has(path) && !hasWrittenBelow(path, written)) await rm(path, { recursive: true, force: true });
  else if (await isDirectory(path)) await removeBelow(path, written);
}

async function removeBelow(directory: string, written: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(directory)) await removeLower(join(directory, name), written);
}

function hasWrittenBelow(path: string, written: ReadonlySet<string>): boolean {
  return written.values().some((other) => other.startsWith(`${path}/`));
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}
