import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Commit, nextVersion, notesOf, parseCommit } from '../../release/notes.ts';

const commit = (message: string): Commit => {
  const parsed = parseCommit('0123456789', message);
  assert.ok(parsed);
  return parsed;
};

describe('release notes', () => {
  it('are made from Conventional Commits, what breaks first', () => {
    const notes = notesOf([
      commit('fix(ship): a lost lock'),
      commit('feat!: another contract'),
      commit('test: more'),
      commit('feat(ship): early verdicts\n\nWhy.\n\nBREAKING CHANGE: exit code 1 comes sooner'),
    ]);

    assert.equal(
      notes,
      `## What breaks

- another contract (0123456)
- **ship:** exit code 1 comes sooner (0123456)

## New

- another contract (0123456)
- **ship:** early verdicts (0123456)

## Mended

- **ship:** a lost lock (0123456)
`,
    );
  });

  it('say so where users notice nothing', () => {
    assert.equal(notesOf([commit('refactor: order')]), 'Nothing that users notice.\n');
  });

  it('leave out commits that are not conventional', () => {
    assert.equal(parseCommit('0123456789', 'Merge branch main'), undefined);
  });
});

describe('the next version', () => {
  for (const [current, message, expected] of [
    ['v1.2.3', 'fix: x', '1.2.4'],
    ['v1.2.3', 'feat: x', '1.3.0'],
    ['v1.2.3', 'feat!: x', '2.0.0'],
    ['v0.2.3', 'feat!: x', '0.3.0'],
    ['v1.2.3', 'docs: x', undefined],
  ] as const) {
    it(`after ${current} and "${message}" is ${expected ?? 'none'}`, () => {
      assert.equal(nextVersion(current, [commit(message)]), expected);
    });
  }
});
