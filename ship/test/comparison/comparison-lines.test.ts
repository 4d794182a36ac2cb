import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparisonLines } from '../../src/comparison/comparison-lines.ts';
import { painter } from '../../src/report/output.ts';

describe('a comparison', () => {
  it('has a sign for what is added, removed and changed', () => {
    const differences = [
      { path: 'cpu', before: '256', after: '512' },
      { path: 'containers.app.environment.NEW', before: undefined, after: 'yes' },
      { path: 'containers.app.environment.OLD', before: 'yes', after: undefined },
    ];

    const lines = comparisonLines('app-dev:1', 'app-dev:2', differences, painter(false));

    assert.deepEqual(lines, [
      'app-dev:1 → app-dev:2: 3 differences',
      '~ cpu: 256 → 512',
      '+ containers.app.environment.NEW: yes',
      '- containers.app.environment.OLD: yes',
    ]);
  });

  it('says that there is no difference', () => {
    assert.deepEqual(comparisonLines('app-dev:1', 'app-dev:2', [], painter(false)), [
      'app-dev:1 → app-dev:2: no difference',
    ]);
  });
});
