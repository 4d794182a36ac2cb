import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type Result, readResult } from '../../bench/results.ts';
import { withTables } from '../../bench/tables.ts';

const result: Result = {
  name: 'cli',
  date: '2026-01-02',
  seconds: 3,
  machine: { cores: 2, processor: 'A processor', node: '26.0.0', system: 'linux x64', loadBefore: 0.5 },
  tables: [{ title: 'T', columns: ['', 'ms'], rows: [['ship', '48']], notes: ['A note.'] }],
  found: {},
};
const page = 'before\n<!-- bench: cli -->\nold\n<!-- bench: end -->\nafter\n';

describe('tables of benchmarks', () => {
  it('stand between their marks, with their command, day and machine', () => {
    const written = withTables(page, () => result);

    assert.match(
      written,
      /^before\n<!-- bench: cli -->\n\n\| {2}\| ms \|\n\|---\|---:\|\n\| ship \| 48 \|\n\nA note\./,
    );
    assert.match(
      written,
      /`npm run bench -- cli`, 2026-01-02, 3 s: 2 cores of A processor.*\n\n<!-- bench: end -->\nafter\n$/,
    );
    assert.doesNotMatch(written, /old|busy/);
  });

  it('are the same when written again', () => {
    const written = withTables(page, () => result);

    assert.equal(
      withTables(written, () => result),
      written,
    );
  });

  it('say when the machine had other work', () => {
    const busy = { ...result, machine: { ...result.machine, loadBefore: 5 } };

    assert.match(
      withTables(page, () => busy),
      /a load of 5 before it began, \*\*busy with other work\*\*/,
    );
  });

  it('are refused where there is no result', () => {
    assert.throws(() => withTables(page, () => undefined), /there is no result of cli/);
  });

  for (const name of ['README.md', 'docs/guides/benchmarks.md']) {
    it(`of ${name} are those of the last results`, async () => {
      const text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

      assert.equal(withTables(text, readResult), text, 'npm run bench:tables');
    });
  }
});
