import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { codeOf } from '../failure.ts';
import { localHealth } from './control.ts';

/** A local stack as `ship up` writes it down, for other commands to find. */
export interface Stack {
  readonly endpoint: string;
  /** The load balancer's. */
  readonly url: string;
  /** Of `ship up`. */
  readonly pid: number;
  readonly localAwsPid: number;
  /** The load balancer's port. */
  readonly port: number;
  readonly endpointPort: number;
  readonly dataDirectory: string;
}

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const schema = v.object({
  endpoint: v.pipe(v.string(), v.url()),
  url: v.pipe(v.string(), v.url()),
  pid: v.number(),
  localAwsPid: v.number(),
  port,
  endpointPort: port,
  dataDirectory: v.string(),
});

const folder = '.shipshape';
const defaultFile = 'up.json';

/** Where a stack's data is unless `--data` says otherwise. */
export function defaultDataDirectory(root: string): string {
  return join(root, folder, 'local-aws');
}

/** `up.json` for the stack in the default data folder, `up-<port>.json` for others. */
export function stackFile(
  root: string,
  { dataDirectory, endpointPort }: Pick<Stack, 'dataDirectory' | 'endpointPort'>,
): string {
  const isDefault = relative(defaultDataDirectory(root), resolve(dataDirectory)) === '';
  return join(root, folder, isDefault ? defaultFile : `up-${endpointPort}.json`);
}

export async function writeStack(root: string, stack: Stack): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(stackFile(root, stack), `${JSON.stringify(stack, undefined, 2)}\n`);
}

export async function removeStack(root: string, stack: Stack): Promise<void> {
  await rm(stackFile(root, stack), { force: true });
  // An empty folder says nothing; one that holds data or another stack stays.
  await rmdir(join(root, folder)).catch(() => {});
}

/** What has been written down and not removed, the default stack first. What runs of it is another question. */
export async function writtenStacks(root: string): Promise<readonly Stack[]> {
  let names: string[];
  try {
    names = await readdir(join(root, folder));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const files = names.filter((name) => name === defaultFile || /^up-\d+\.json$/.test(name)).sort();
  const ordered = files.toSorted((one, other) => Number(other === defaultFile) - Number(one === defaultFile));
  const stacks = await Promise.all(ordered.map((name) => readStack(join(root, folder, basename(name)))));
  return stacks.filter((stack) => stack !== undefined);
}

async function readStack(file: string): Promise<Stack | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? parsed.output : undefined;
}

/** The stacks that were written down and answer, the default one first. */
export async function runningStacks(root: string): Promise<readonly Stack[]> {
  const written = await writtenStacks(root);
  const healths = await Promise.all(written.map(({ endpoint }) => localHealth(endpoint)));
  return written.filter(({ localAwsPid }, index) => healths[index]?.pid === localAwsPid);
}
