import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/image/digest.ts';
import { type RunGit, sourceState } from '../../src/image/git.ts';
import { versionOf } from '../../src/image/version.ts';

const bundle = digestOf('the bundle');
const content = bundle.slice('sha256:'.length, 'sha256:'.length + 8);
const commit = '0123456789abcdef0123456789abcdef01234567';

function aRepository(answers: Readonly<Record<string, string>>): RunGit {
  return async ([command = '']) => answers[command];
}

test('a version that was asked for is taken as it is', () => {
  const version = versionOf({ asked: '2026.11-rc_1', source: { commit, isDirty: true }, bundle });

  assert.equal(version, '2026.11-rc_1');
});

for (const asked of ['', '-first', 'with space', 'a/b', 'v'.repeat(129), 'line\n']) {
  test(`${JSON.stringify(asked.slice(0, 20))} cannot be a version`, () => {
    assert.throws(() => versionOf({ asked, source: undefined, bundle }), { code: 'version-invalid' });
  });
}

test('a clean service has the version of its commit', () => {
  assert.equal(versionOf({ asked: undefined, source: { commit, isDirty: false }, bundle }), '0123456');
});

test('a changed service has the version of its commit and its content', () => {
  assert.equal(versionOf({ asked: undefined, source: { commit, isDirty: true }, bundle }), `0123456-${content}`);
});

test('a service without history has the version of its content', () => {
  assert.equal(versionOf({ asked: undefined, source: undefined, bundle }), `dev-${content}`);
});

test('the source state is clean, changed or unknown, as git says', async () => {
  const clean = await sourceState('.', aRepository({ 'rev-parse': `${commit}\n`, status: '' }));
  const changed = await sourceState('.', aRepository({ 'rev-parse': `${commit}\n`, status: ' M src/main.ts\n' }));
  const unknown = await sourceState('.', aRepository({}));

  assert.deepEqual(clean, { commit, isDirty: false });
  assert.deepEqual(changed, { commit, isDirty: true });
  assert.equal(unknown, undefined);
});

test('where git cannot tell what changed, the service counts as changed', async () => {
  const state = await sourceState('.', aRepository({ 'rev-parse': `${commit}\n` }));

  assert.deepEqual(state, { commit, isDirty: true });
});
