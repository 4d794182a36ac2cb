import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** What is read of a `package.json`. */
export interface PackageFile {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly license?: unknown;
  readonly gypfile?: unknown;
  readonly napi?: unknown;
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly optionalDependencies?: Readonly<Record<string, string>> | undefined;
  readonly os?: readonly string[] | undefined;
  readonly cpu?: readonly string[] | undefined;
  readonly libc?: readonly string[] | undefined;
}

const names = v.optional(v.record(v.string(), v.string()));
const lists = v.optional(v.array(v.string()));

const schema: v.GenericSchema<unknown, PackageFile> = v.object({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  license: v.optional(v.unknown()),
  gypfile: v.optional(v.unknown()),
  napi: v.optional(v.unknown()),
  dependencies: names,
  optionalDependencies: names,
  os: lists,
  cpu: lists,
  libc: lists,
});

/** Undefined where there is none, or one that says nothing of use. */
export async function readPackage(folder: string): Promise<PackageFile | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? parsed.output : undefined;
}

/** Where Node finds a package from a folder: in the nearest `node_modules` upwards; undefined where in none. */
export async function packageFolder(name: string, from: string): Promise<string | undefined> {
  for (let above = from; ; above = dirname(above)) {
    const folder = join(above, 'node_modules', name);
    if ((await stat(folder).catch(() => undefined))?.isDirectory()) return folder;
    if (dirname(above) === above) return undefined;
  }
}
