import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tagSource } from '../../src/delivery/tag-source.ts';
import { type TagRef, tagsFor } from '../../src/delivery/tags.ts';
import { isTag } from '../../src/image/index.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

test('main has the branch with the commit, the commit, the run, the branch, and latest', () => {
  const tags = tagsFor({ ref: { kind: 'branch', name: 'main' }, commit, runNumber: '17', mainBranch: 'main' });

  assert.deepEqual(tags, ['main-0123456', '0123456', '17', 'main', 'latest']);
});

test('another branch is never latest, and its name becomes a tag', () => {
  const tags = tagsFor({
    ref: { kind: 'branch', name: 'feature/Log in!' },
    commit,
    runNumber: undefined,
    mainBranch: 'main',
  });

  assert.deepEqual(tags, ['feature-Log-in-0123456', '0123456', 'feature-Log-in']);
});

test('a branch of any name gives tags that a registry takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (branch) => {
      const tags = tagsFor({ ref: { kind: 'branch', name: branch }, commit, runNumber: '1', mainBranch: 'main' });

      assert.ok(tags.length >= 2 && tags.every(isTag));
    }),
  );
});

test('a git tag stands in the place of the branch', () => {
  const tags = tagsFor({ ref: { kind: 'tag', name: 'v1.2.0' }, commit, runNumber: '17', mainBranch: 'main' });

  assert.deepEqual(tags, ['v1.2.0-0123456', '0123456', '17', 'v1.2.0']);
});

test("a fork's pull request from its main branch gets neither main nor latest", () => {
  const ref = { kind: 'pull request', number: 7, head: 'main' } as const;

  const tags = tagsFor({ ref, commit, runNumber: '17', mainBranch: 'main' });

  assert.deepEqual(tags, ['main-0123456', '0123456', '17', 'pr-7']);
});

test('a branch named latest is not latest', () => {
  const tags = tagsFor({ ref: { kind: 'branch', name: 'latest' }, commit, runNumber: undefined, mainBranch: 'main' });

  assert.deepEqual(tags, ['latest-0123456', '0123456']);
});

test('a commit on no branch has its own name and the run', () => {
  const tags = tagsFor({ ref: { kind: 'detached' }, commit, runNumber: '17', mainBranch: 'main' });

  assert.deepEqual(tags, ['0123456', '17']);
});

const refs: readonly (readonly [string, NodeJS.ProcessEnv, TagRef])[] = [
  ['a branch', { GITHUB_REF: 'refs/heads/feature/a' }, { kind: 'branch', name: 'feature/a' }],
  ['a tag', { GITHUB_REF: 'refs/tags/v1/rc', GITHUB_REF_NAME: 'v1/rc' }, { kind: 'tag', name: 'v1/rc' }],
  ['a tag by its type', { GITHUB_REF_NAME: 'main', GITHUB_REF_TYPE: 'tag' }, { kind: 'tag', name: 'main' }],
  [
    'a pull request',
    { GITHUB_REF: 'refs/pull/7/merge', GITHUB_REF_NAME: '7/merge', GITHUB_HEAD_REF: 'fix' },
    { kind: 'pull request', number: 7, head: 'fix' },
  ],
  [
    "a pull request that runs as its target's",
    { GITHUB_REF: 'refs/heads/main', GITHUB_REF_NAME: 'main', GITHUB_HEAD_REF: 'fix' },
    { kind: 'pull request', number: undefined, head: 'fix' },
  ],
];
for (const [name, environment, ref] of refs) {
  test(`GitHub says what git would: ${name}`, async () => {
    const run = { ...environment, GITHUB_SHA: commit, GITHUB_RUN_NUMBER: '3' };

    const source = await tagSource(run, '.', async () => undefined);

    assert.deepEqual(source, { ref, commit, runNumber: '3', mainBranch: 'main' });
  });
}

test('without GitHub git says it, and without a commit there are no tags', async () => {
  const git = async ([command]: readonly string[]) => (command === 'branch' ? 'develop\n' : `${commit}\n`);

  const source = await tagSource({}, '.', git);

  assert.deepEqual(source.ref, { kind: 'branch', name: 'develop' });
  await assert.rejects(
    tagSource({}, '.', async () => undefined),
    { code: 'no-commit' },
  );
});

test('on a detached head git knows no branch', async () => {
  const git = async ([command]: readonly string[]) => (command === 'branch' ? '\n' : `${commit}\n`);

  const source = await tagSource({}, '.', git);

  assert.deepEqual(source.ref, { kind: 'detached' });
});
