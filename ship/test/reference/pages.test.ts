import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { referencePages } from '../../src/reference/pages.ts';

it('the reference is what the code says; make it anew with npm run reference -w ship', async () => {
  for (const [name, text] of await referencePages()) {
    const written = await readFile(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8');
    assert.equal(written, text, name);
  }
});
