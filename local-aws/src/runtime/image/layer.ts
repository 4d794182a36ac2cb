import {
  chmodSync,
  closeSync,
  fchmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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

const entriesInATurn = 16;
const whiteout = '.wh.';
const opaqueWhiteout = '.wh..wh..opq';

/**
 * Lays a layer (a tar archive, uncompressed) over what the layers below it left in `root`, by the OCI image specification's "Image Layer
 * Filesystem Changeset". Every path stays below the root: an entry that is absolute, has `..`, or would be written
 * through a link that leads out is refused. Absolute links are made relative, so that they stay inside for a process
 * that sees the machine's own root. Owners, devices and set-user-id bits are left out. Files are made with synchronous
 * calls, which are the quicker the smaller the files are, and others have their turn after every few.
 * Throws InvalidTar, PathOutsideRoot, ImageTooLarge.
 */
export async function applyLayer(root: string, tar: AsyncIterable<Uint8Array>, budget: UnpackBudget): Promise<void> {
  const layer: Layer = { root, budget, brought: new Set(), directories: new Map() };
  for await (const entry of readTar(tar)) {
    budget.entries -= 1;
    if (budget.entries % entriesInATurn === 0) await setImmediate();
    if (budget.entries < 0) throw new ImageTooLarge('the image has too many files');
    const names = namesOf(entry.path);
    const name = names.at(-1);
    if (name === undefined) continue;
    const directory = directoryFor(layer, names.slice(0, -1));
    if (name === opaqueWhiteout) await hideBelow(layer, directory);
    else if (name.startsWith(whiteout)) await hide(layer, join(directory, whiteoutTarget(name)));
    else await place(layer, join(directory, name), entry);
  }
}

/** A layer on its way into the root. */
interface Layer {
  readonly root: string;
  readonly budget: UnpackBudget;
  /** What the layer has brought so far, and the directories above it. */
  readonly brought: Set<string>;
  /** Where the entries' directories really are. Good as long as nothing is replaced. */
  readonly directories: Map<string, string>;
}

function directoryFor({ root, directories }: Layer, names: readonly string[]): string {
  const key = names.join('/');
  const known = directories.get(key);
  if (known !== undefined) return known;
  const directory = followWithin(root, names, true);
  directories.set(key, directory);
  return directory;
}

async function place(layer: Layer, path: string, entry: TarEntry): Promise<void> {
  const { root, budget, brought } = layer;
  switch (entry.kind) {
    case 'directory':
      if (!isDirectory(path)) await replacing(layer, path, () => mkdirSync(path));
      // The owner keeps the right to write: later layers and the removal of the whole need it.
      chmodSync(path, (entry.mode & 0o777) | 0o700);
      break;
    case 'file': {
      const file = await replacing(layer, path, () => openSync(path, 'wx', 0o600));
      try {
        await writeContent(file, entry.content, budget);
        fchmodSync(file, (entry.mode & 0o777) | 0o400);
      } finally {
        closeSync(file);
      }
      break;
    }
    case 'symlink': {
      const target = containedTarget(root, path, entry.target);
      await replacing(layer, path, () => symlinkSync(target, path));
      break;
    }
    case 'hardlink': {
      const names = namesOf(entry.target);
      const source = join(followWithin(root, names.slice(0, -1)), names.at(-1) ?? '');
      if (source !== path) await replacing(layer, path, () => linkSync(source, path));
      break;
    }
    case 'special':
      return;
    default:
      entry satisfies never;
  }
  for (let above = path; above !== root && !brought.has(above); above = dirname(above)) brought.add(above);
}

/** Makes something in the place of whatever is there. Most of the time nothing is: so it is tried first. */
async function replacing<Result>({ directories }: Layer, path: string, make: () => Result): Promise<Result> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  directories.clear();
  await rm(path, { recursive: true, force: true });
  return make();
}

async function writeContent(file: number, content: AsyncIterable<Uint8Array>, budget: UnpackBudget): Promise<void> {
  for await (const piece of content) {
    budget.bytes -= piece.length;
    if (budget.bytes < 0) throw new ImageTooLarge('the image is too large');
    for (let written = 0; written < piece.length; ) written += writeSync(file, piece, written);
  }
}

/** A link's target, relative to the link; throws PathOutsideRoot for one above the root. */
function containedTarget(root: string, path: string, target: string): string {
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
  followWithin(root, [...place, ...target.split('/')]);
  return target;
}

function whiteoutTarget(name: string): string {
  const target = name.slice(whiteout.length);
  if (target === '' || target === '.' || target === '..') throw new PathOutsideRoot(`${name} is not a whiteout`);
  return target;
}

/** A whiteout hides what lower layers hold, never what its own layer brings. */
async function hide(layer: Layer, path: string): Promise<void> {
  if (layer.brought.has(path)) {
    if (isDirectory(path)) await hideBelow(layer, path);
    return;
  }
  layer.directories.clear();
  await rm(path, { recursive: true, force: true });
}

async function hideBelow(layer: Layer, directory: string): Promise<void> {
  for (const name of readdirSync(directory)) await hide(layer, join(directory, name));
}

function isDirectory(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
