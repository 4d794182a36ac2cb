import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { statePath } from '../src/data-directory.ts';
import type { Options } from '../src/options.ts';
import { reset } from '../src/reset.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';

let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'local-aws-reset-'));
});

afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

/** Nobody answers at port 1. */
const options = (): Options => ({ host: '127.0.0.1', port: 1, dataDirectory, pace: 'fast', functions: new Map() });

describe('a reset where no local-aws answers', () => {
  it("forgets the folder's state and what belongs to it", async () => {
    openSqliteStore(statePath(dataDirectory)).close();
    await mkdir(join(dataDirectory, 's3'));

    const told = await reset(options());

    assert.equal(told, `Forgot what was in ${dataDirectory}.`);
    assert.deepEqual(await readdir(dataDirectory), []);
  });

  it("leaves a folder alone that never was a local-aws's", async () => {
    await mkdir(join(dataDirectory, 's3'));

    const told = await reset(options());

    assert.equal(told, `There is no local-aws's state in ${dataDirectory}.`);
    assert.deepEqual(await readdir(dataDirectory), ['s3']);
  });

  it('refuses a folder that a local-aws on another port uses', async (test) => {
    const store = openSqliteStore(statePath(dataDirectory));
    test.after(() => store.close());

    await assert.rejects(reset(options()), { name: 'StoreError', code: 'in use' });
    assert.ok((await readdir(dataDirectory)).includes('state.sqlite'));
  });
});
