import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterCheck, type ContainerHealth, taskHealth, unknownHealth } from '../../src/engine/container-health.ts';

function after(health: ContainerHealth, checks: readonly boolean[], retries = 3): ContainerHealth {
  return checks.reduce((before, passed, index) => afterCheck(before, passed, { retries }, 1_000 + index), health);
}

const counting: ContainerHealth = { ...unknownHealth, counts: true };

test('one passing check makes a container healthy, also out of being unhealthy', () => {
  const unhealthy = after(counting, [false, false, false]);

  assert.equal(after(unknownHealth, [true]).status, 'HEALTHY');
  assert.equal(unhealthy.status, 'UNHEALTHY');
  assert.equal(unhealthy.since, 1_002);
  assert.equal(after(unhealthy, [true]).status, 'HEALTHY');
});

test('failures before the start period is over do not count until a check has passed', () => {
  assert.equal(after(unknownHealth, [false, false, false, false]), unknownHealth);
  assert.equal(after(unknownHealth, [false, true, false, false, false]).status, 'UNHEALTHY');
});

test('nothing but a run of failures as long as the retries makes a container unhealthy', () => {
  const checks = fc.array(fc.boolean(), { maxLength: 40 });
  fc.assert(
    fc.property(checks, fc.integer({ min: 1, max: 10 }), (sequence, retries) => {
      const { status } = after(counting, sequence, retries);

      const trailing = sequence.length - 1 - sequence.lastIndexOf(true);
      const expected = trailing >= retries ? 'UNHEALTHY' : sequence.includes(true) ? undefined : 'UNKNOWN';
      if (expected !== undefined) assert.equal(status, expected);
      else assert.equal(status, 'HEALTHY');
    }),
  );
});

test('a check that changes nothing gives the same object, so that nothing is written', () => {
  const healthy = after(unknownHealth, [true]);

  assert.equal(after(healthy, [true, true]), healthy);
});

test('a task is as healthy as the essential containers that have a check', () => {
  const healthCheck = {
    command: ['CMD', 'x'],
    intervalSeconds: 30,
    timeoutSeconds: 5,
    retries: 3,
    startPeriodSeconds: 0,
  };
  const container = (status: ContainerHealth['status'], essential = true) => ({
    essential,
    healthCheck,
    health: { ...unknownHealth, status },
  });
  const unchecked = { essential: true, healthCheck: undefined, health: unknownHealth };

  assert.equal(taskHealth([unchecked]), 'none');
  assert.equal(taskHealth([unchecked, container('HEALTHY')]), 'HEALTHY');
  assert.equal(taskHealth([container('HEALTHY'), container('UNKNOWN')]), 'UNKNOWN');
  assert.equal(taskHealth([container('UNHEALTHY'), container('UNKNOWN')]), 'UNHEALTHY');
  assert.equal(taskHealth([container('HEALTHY'), container('UNHEALTHY', false)]), 'HEALTHY');
});
