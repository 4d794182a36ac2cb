import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claimDataDirectory, removeDataDirectory } from '../../src/local/data-directory.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('the data folder of a local stack', () => {
  it('is made, taken again and deleted', async (test) => {
    const parent = await temporaryDirectory(test);
    const directory = join(parent, 'deep', 'data');

    await claimDataDirectory(directory);
    await claimDataDirectory(directory);
    await removeDataDirectory(directory);

    assert.deepEqual(await readdir(join(parent, 'deep')), []);
  });

  it('is never a folder that holds something else', async (test) => {
    const directory = await temporaryDirectory(test);
    await writeFile(join(directory, 'thesis.txt'), 'years of work');

    await assert.rejects(claimDataDirectory(directory), { code: 'data-directory-in-use', exit: 2 });
  });

  it('is a folder: a file of that name is refused in one line', async (test) => {
    const file = join(await temporaryDirectory(test), 'data');
    await writeFile(file, '');

    await assert.rejects(claimDataDirectory(file), {
      code: 'data-directory-unusable',
      message: /^--data .*: cannot be used as a folder: EEXIST.*; choose one that this user may write to$/,
    });
  });

  it('is deleted only if it was claimed', async (test) => {
    const parent = await temporaryDirectory(test);
    const directory = join(parent, 'photos');
    await mkdir(directory);

    await removeDataDirectory(directory);

    assert.deepEqual(await readdir(parent), ['photos']);
  });
});
