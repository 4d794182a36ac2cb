import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { rules } from '../../policies/index.ts';
import { policyReference } from '../../policies/reference.ts';

const reference = new URL('../../../docs/reference/policies.md', import.meta.url);

it('the reference of policies has every rule as it is', () => {
  assert.equal(
    readFileSync(reference, 'utf8'),
    policyReference(rules),
    'stale: npm run -s plan:review -- --rules > docs/reference/policies.md',
  );
});
