import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runbooks = readdirSync(join(root, 'docs', 'runbooks'));
const configuration = globSync('terraform/**/*.tf', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

describe('the runbooks', () => {
  it('are there for every alarm', () => {
    const direct = [...configuration.matchAll(/runbook_base_url\}\/([a-z-]+\.md)/g)].map(([, name = '']) => name);
    const byKind = [...configuration.matchAll(/runbook\s*=\s*"([a-z-]+)"/g)].map(([, name]) => `${name}.md`);
    const named = [...new Set([...direct, ...byKind])];

    const missing = named.filter((name) => !runbooks.includes(name));

    assert.ok(named.length > 0);
    assert.deepEqual(missing, []);
  });

  it('are all on the index', () => {
    const index = readFileSync(join(root, 'docs', 'runbooks', 'README.md'), 'utf8');

    const missing = runbooks.filter((name) => name !== 'README.md' && !index.includes(`(${name})`));

    assert.deepEqual(missing, []);
  });

  for (const name of runbooks.filter((file) => file !== 'README.md')) {
    it(`${name} says what to do first, how to stop the harm and how to find the cause`, () => {
      const text = readFileSync(join(root, 'docs', 'runbooks', name), 'utf8');

      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

      assert.deepEqual(headings.slice(0, 3), ['First', 'Stop the harm', 'Find the cause']);
    });
  }
});
