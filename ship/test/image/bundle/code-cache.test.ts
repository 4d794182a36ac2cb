import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { makeCodeCache } from '../../../src/image/bundle/code-cache.ts';
import { applicationFiles, packageFile, starter } from '../../../src/image/bundle/starter.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const code = Buffer.from(`(async () => (async () => {
  function called(name) { return 'Hello, ' + name; }
  console.log(called('World'), Object.keys({ b: 1, a: 2 }).join());
})())`);

/** The application's folder as it lies in an image; resolves with what it prints. */
async function run(cache: Uint8Array | undefined, nodeFlags: readonly string[] = []): Promise<string> {
  const directory = await aTemporaryDirectory();
  const file = (name: string, content: string | Uint8Array) => writeFile(join(directory, name), content);
  await file(applicationFiles.starter, starter);
  await file(applicationFiles.packageFile, packageFile);
  await file(applicationFiles.bundle, code);
  if (cache !== undefined) await file(applicationFiles.codeCache, cache);
  const ran = await promisify(execFile)(process.execPath, [...nodeFlags, join(directory, applicationFiles.starter)]);
  return ran.stdout;
}

test('a plain Node takes the cache, whatever flags made it', async () => {
  const cachedData = await makeCodeCache(code);

  const script = new Script(code.toString(), { cachedData: Buffer.from(cachedData) });

  assert.equal(script.cachedDataRejected, false);
});

test('the same bundle gives the same cache every time', async () => {
  const caches = await Promise.all([1, 2, 3].map(() => makeCodeCache(code)));

  assert.ok(caches.every((cache) => Buffer.compare(cache, caches[0] ?? cache) === 0));
});

test('the application runs with its cache, without one, and with one that this Node refuses', async () => {
  const cache = await makeCodeCache(code);
  const ofAnotherVersion = cache.with(4, (cache[4] ?? 0) ^ 1);

  const outputs = await Promise.all([
    run(cache),
    run(undefined),
    run(ofAnotherVersion),
    run(Buffer.alloc(0)),
    run(cache, ['--no-opt']),
  ]);

  assert.deepEqual(new Set(outputs), new Set(['Hello, World b,a\n']));
});
