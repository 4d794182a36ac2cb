import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acrossSigterm } from './sigterm.ts';

test('no request is lost and no line of the log, when the process is told to stop under load', async () => {
  const { result, exit, lines } = await acrossSigterm({ requests: 6_000, connections: 50 });

  assert.equal(result.lost, 0);
  assert.deepEqual([...result.statuses.keys()], [200]);
  assert.equal(result.answered, 6_000);
  assert.deepEqual(exit, [0, null]);
  // Two processes; one line a request, and "listening" twice, "shutting down" and "stopped" once.
  assert.equal(lines, 6_000 + 4);
});
