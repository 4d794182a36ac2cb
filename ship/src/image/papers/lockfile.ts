import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { readPackage } from '../bundle/package-folder.ts';
import { type Digest, digestOf } from '../digest.ts';
import { ImageError } from '../image-error.ts';

/** A package as npm has installed it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-…`, of the archive in the npm registry. */
  readonly integrity: string | undefined;
  /** An SPDX expression, as its authors say. */
  readonly license: string | undefined;
  /** Not needed by what is shipped. */
  readonly isDevelopment: boolean;
}

/** A `package-lock.json`. */
export interface Lockfile {
  /** Where it lies. */
  readonly path: string;
  readonly digest: Digest;
  /** By its place, e.g. `node_modules/fastify`. */
  readonly packages: ReadonlyMap<string, LockedPackage>;
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    lockfileVersion: v.picklist([2, 3]),
    packages: v.record(
      v.string(),
      v.object({
        name: v.optional(v.string()),
        version: v.optional(v.string()),
        integrity: v.optional(v.string()),
        license: v.optional(v.string()),
        dev: v.optional(v.boolean(), false),
        link: v.optional(v.boolean(), false),
      }),
    ),
  }),
);

/**
 * The nearest `package-lock.json` from a folder upwards; undefined where there is none.
 *
 * @throws ImageError `lockfile-invalid`
 */
export async function findLockfile(directory: string): Promise<Lockfile | undefined> {
  for (let folder = directory; ; folder = dirname(folder)) {
    const path = join(folder, 'package-lock.json');
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseLockfile(text, path);
    if (dirname(folder) === folder) return undefined;
  }
}

export function parseLockfile(text: string, path: string): Lockfile {
  const parsed = v.safeParse(schema, text);
  if (!parsed.success) {
    throw new ImageError({
      code: 'lockfile-invalid',
      what: `it is no lockfile of version 2 or 3: ${parsed.issues[0].message}`,
      where: path,
      remedy: 'make it again with npm install',
    });
  }
  const packages = new Map<string, LockedPackage>();
  for (const [place, { name, version, integrity, license, dev, link }] of Object.entries(parsed.output.packages)) {
    if (!place.includes('node_modules/') || link || version === undefined) continue;
    const own = name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    packages.set(place, { name: own, version, integrity, license, isDevelopment: dev });
  }
  return { path, digest: digestOf(text), packages };
}

/** What the folders hold, by the lockfile, else by their own word; sorted, each package and version once. */
export async function packagesIn(
  folders: readonly string[],
  lockfile: Lockfile | undefined,
): Promise<readonly LockedPackage[]> {
  const found = await Promise.all(folders.map((folder) => lockedOrOwn(folder, lockfile)));
  const byName = new Map(found.flatMap((each) => (each === undefined ? [] : [[`${each.name}@${each.version}`, each]])));
  return [...byName.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

async function lockedOrOwn(folder: string, lockfile: Lockfile | undefined): Promise<LockedPackage | undefined> {
  const place = lockfile && relative(dirname(lockfile.path), folder).split(sep).join('/');
  const locked = place === undefined ? undefined : lockfile?.packages.get(place);
  if (locked !== undefined) return locked;
  const { name, version, license } = (await readPackage(folder)) ?? {};
  if (name === undefined || version === undefined) return undefined;
  const declared = typeof license === 'string' ? license : undefined;
  return { name, version, integrity: undefined, license: declared, isDevelopment: false };
}
