import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circuitBreakerThreshold } from '../../src/engine/circuit-breaker.ts';
import { launchBackOff } from '../../src/engine/launch-back-off.ts';
import { awsPace } from '../../src/pace.ts';

test('the circuit breaker trips at half the desired count, at least 3 and at most 200', () => {
  // The examples of the ECS developer guide.
  for (const [desired, threshold] of [
    [1, 3],
    [25, 13],
    [400, 200],
    [800, 200],
  ] as const) {
    assert.equal(circuitBreakerThreshold(desired), threshold);
  }
});

test('the wait between launches doubles with each failed one, up to 15 minutes', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 20].map((failed) => launchBackOff(failed, awsPace)),
    [0, 10_000, 20_000, 40_000, 900_000],
  );
});
