import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applicationFiles } from './starter.ts';

/**
 * V8's flags as the cache is made. Every function is compiled, called or not: a cache of what a first run happened to
 * call starts about 10 ms sooner, but its bytes depend on that run's timing. The seeds, of hashes and of Math.random, make
 * V8 write the same bytes every time.
 */
const flags = ['--no-lazy', '--hash-seed=1', '--random-seed=1'];

const compile = `'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { Script, constants } = require('node:vm');
const [bundle, cache] = process.argv.slice(2);
const script = new Script(readFileSync(bundle, 'utf8'), {
  filename: '/app/${applicationFiles.bundle}',
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
writeFileSync(cache, script.createCachedData());
`;

const headerOfAnEmptyScript = "new (require('node:vm').Script)('0').createCachedData().subarray(0, 16).toString('hex')";

/**
 * Makes V8's code cache for a bundle: the start finds its functions compiled. Nothing of the service is run. The same
 * bundle and Node give the same bytes; the cache is good for this version of Node on this architecture.
 *
 * @param node the program, default the one that runs this
 */
export async function makeCodeCache(code: Uint8Array, node: string = process.execPath): Promise<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), 'ship-code-cache-'));
  const path = (name: string): string => join(directory, name);
  const script = path('compile.cjs');
  const [bundle, cache] = [path(applicationFiles.bundle), path(applicationFiles.codeCache)];
  // Without this process's variables: NODE_OPTIONS would have a say in the bytes.
  const run = async (args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(node, [...args], { cwd: directory, env: {} })).stdout.trim();
  try {
    await Promise.all([writeFile(bundle, code), writeFile(script, compile)]);
    const [header] = await Promise.all([run(['-p', headerOfAnEmptyScript]), run([...flags, script, bundle, cache])]);
    return withFlagsOf(Buffer.from(header, 'hex'), await readFile(cache));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * A cache's header is four words: magic number, V8's version, the source's length, V8's flags; V8 refuses a cache whose
 * words are not its own. The word for the flags is taken from a cache that the same Node made without any. The flags say
 * when functions are compiled, not into what; and V8 hashes the strings of a cache anew as it reads them, since every
 * process has another seed.
 */
function withFlagsOf(header: Uint8Array, cache: Uint8Array): Uint8Array {
  const isSameMake = header.length === 16 && Buffer.compare(header.subarray(0, 8), cache.subarray(0, 8)) === 0;
  if (!isSameMake) throw new Error('V8 writes code caches of a form that is not known');
  const content = new Uint8Array(cache);
  content.set(header.subarray(12, 16), 12);
  return content;
}
