import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { withPlans } from '../../src/capacity/guide.ts';

it('the guide says what the command computes', async () => {
  const guide = await readFile(new URL('../../../docs/guides/capacity.md', import.meta.url), 'utf8');

  const anew = withPlans(guide);

  assert.equal(anew, guide, 'npm run capacity:guide -w ship');
});

it('a guide that has lost its marks is refused', () => {
  assert.throws(() => withPlans('# Capacity'), /lost its marks/);
});
