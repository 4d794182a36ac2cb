import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tagSource } from '../../src/delivery/tag-source.ts';
import { tagsFor } from '../../src/delivery/tags.ts';
import { isTag } from '../../src/image/index.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

test('main has the branch with the commit, the commit, the run, the branch, and latest', () => {
  const tags = tagsFor({ branch: 'main', commit, runNumber: '17', mainBranch: 'main' });

  assert.deepEqual(tags, ['main-0123456', '0123456', '17', 'main', 'latest']);
});

test('another branch is never latest, and its name becomes a tag', () => {
  const tags = tagsFor({ branch: 'feature/Log in!', commit, runNumber: undefined, mainBranch: 'main' });

  assert.deepEqual(tags, ['feature-Log-in-0123456', '0123456', 'feature-Log-in']);
});

test('a branch of any name gives tags that a registry takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (branch) => {
      const tags = tagsFor({ branch, commit, runNumber: '1', mainBranch: 'main' });

      assert.ok(tags.length >= 2 && tags.every(isTag));
    }),
  );
});

test('GitHub says what git would, and on a pull request its head', async () => {
  const noGit = async () => undefined;
  const run = { GITHUB_SHA: commit, GITHUB_REF_NAME: '7/merge', GITHUB_HEAD_REF: 'fix', GITHUB_RUN_NUMBER: '3' };

  const source = await tagSource(run, '.', noGit);

  assert.deepEqual(source, { branch: 'fix', commit, runNumber: '3', mainBranch: 'main' });
});

test('without GitHub git says it, and without a commit there are no tags', async () => {
  const git = async ([command]: readonly string[]) => (command === 'branch' ? 'develop\n' : `${commit}\n`);

  const source = await tagSource({}, '.', git);

  assert.deepEqual(source, { branch: 'develop', commit, runNumber: undefined, mainBranch: 'main' });
  await assert.rejects(
    tagSource({}, '.', async () => undefined),
    { code: 'no-commit' },
  );
});
