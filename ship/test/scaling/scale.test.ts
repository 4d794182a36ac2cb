import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServiceState, TargetState, TaskState } from '../../src/deployment/state.ts';
import { requireWithinBounds } from '../../src/scaling/bounds.ts';
import { type Count, countOf, hasReached, type Scaled, scale } from '../../src/scaling/scale.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { aService, aTarget, aTask } from '../support/snapshots.ts';

interface Look {
  readonly service: ServiceState;
  readonly tasks: readonly TaskState[];
  readonly targets: readonly TargetState[];
}

const tasksOf = (count: number): TaskState[] =>
  Array.from({ length: count }, (_, index) => aTask({ id: `task-${index}`, address: `10.0.0.${index}` }));
const healthyTargets = (count: number): TargetState[] =>
  Array.from({ length: count }, (_, index) => aTarget({ address: `10.0.0.${index}` }));
const aLook = (desired: number, running: number, healthy: number): Look => ({
  service: aService({ desired, running }),
  tasks: tasksOf(running),
  targets: healthyTargets(healthy),
});

/** Scales to `wanted` on a service that looks so and so, look by look; the last look repeats. */
async function scaled(wanted: number, before: Look, looks: readonly Look[]): Promise<Scaled & { told: Count[] }> {
  let at = -1;
  const current = (): Look => (at < 0 ? before : (looks[Math.min(at, looks.length - 1)] ?? before));
  const told: Count[] = [];
  const clock = fakeClock();
  const result = await scale(wanted, {
    source: {
      async service() {
        const { service } = current();
        return service;
      },
      tasks: async () => current().tasks,
      targets: async () => current().targets,
    },
    setDesired: async () => {
      at = 0;
    },
    clock: {
      now: clock.now,
      async wait(delay) {
        at += 1;
        await clock.wait(delay);
      },
    },
    interval: 1_000,
    timeout: 10_000,
    signal: new AbortController().signal,
    tell: (count) => void told.push(count),
  });
  return { ...result, told };
}

describe('scaling', () => {
  it('ends when so many run and are healthy, and not before', async () => {
    const result = await scaled(3, aLook(2, 2, 2), [aLook(3, 2, 2), aLook(3, 3, 2), aLook(3, 3, 3)]);

    assert.deepEqual([result.kind, result.from, result.elapsed], ['reached', 2, 2_000]);
    assert.deepEqual(
      result.told.map(({ healthy }) => healthy),
      [2, 2, 3],
    );
  });

  it('waits for a first read that lags behind the update', async () => {
    const result = await scaled(3, aLook(2, 2, 2), [aLook(2, 2, 2), aLook(3, 3, 3)]);

    assert.equal(result.kind, 'reached');
  });

  it('ends when another hand sets a third number', async () => {
    const result = await scaled(3, aLook(2, 2, 2), [aLook(3, 2, 2), aLook(7, 3, 3)]);

    assert.equal(result.kind, 'superseded');
    assert.equal(result.count.desired, 7);
  });

  it('gives up when the time is up, with the last event', async () => {
    const event = { id: '1', at: 0, message: 'was unable to place a task.' };
    const stuck = { ...aLook(3, 2, 2), service: aService({ desired: 3, running: 2, events: [event] }) };

    const result = await scaled(3, aLook(2, 2, 2), [stuck]);

    assert.deepEqual([result.kind, result.lastEvent], ['timed out', 'was unable to place a task.']);
  });
});

describe('a task', () => {
  it('serves only where its own target is healthy', () => {
    const unhealthy = { ...aTarget({ address: '10.0.0.1' }), health: 'unhealthy' as const };

    const count = countOf(aService(), tasksOf(2), [aTarget({ address: '10.0.0.0' }), unhealthy]);

    assert.equal(count.healthy, 1);
  });

  it('that is being stopped keeps the number from being reached', () => {
    const tasks = [...tasksOf(1), aTask({ id: 'old', status: 'DEACTIVATING', address: '10.0.0.9' })];

    const count = countOf(aService({ desired: 1, running: 1 }), tasks, healthyTargets(1));

    assert.equal(hasReached(1, count), false);
  });
});

describe("autoscaling's bounds", () => {
  const bounds = { least: 2, most: 10, isSuspended: false };

  it('refuse a number that autoscaling would undo, and say what to change', () => {
    assert.throws(() => requireWithinBounds(1, bounds), {
      code: 'outside-scaling-bounds',
      message: /^1 tasks: autoscaling keeps this service between 2 and 10 and would undo it; lower its minimum first/,
    });
    assert.throws(() => requireWithinBounds(11, bounds), /raise its maximum first/);
  });

  it('let pass what is within, and everything where there are none', () => {
    requireWithinBounds(2, bounds);
    requireWithinBounds(10, bounds);
    requireWithinBounds(500, 'none');
  });
});
