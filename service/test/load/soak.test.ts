import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soak } from './soak.ts';

test('memory stays flat while requests come', async () => {
  const { samples, lost } = await soak({ requests: 12_000, connections: 20, samples: 4 });

  assert.equal(lost, 0);
  const [first = 0, ...later] = samples.slice(1).map(({ heapBytes }) => heapBytes);
  for (const heapBytes of later) assert.ok(heapBytes < first + 8_000_000, `${first} bytes became ${heapBytes}`);
});
