import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bounds } from '../../src/engine/bounds.ts';
import { decide } from '../../src/engine/rolling.ts';
import type { Action, ServiceView, TaskStanding, TaskView } from '../../src/engine/service-view.ts';

const standings = ['starting', 'unready', 'healthy', 'unhealthy'] as const;

function task(revision: string, standing: TaskStanding, arn: string, wasHealthy = standing === 'healthy'): TaskView {
  return { arn, revision, standing, wasHealthy, isProtected: false, zone: 'a' };
}

/** Two healthy tasks of the old revision, none of the new one, at the default bounds. */
function view(change: Partial<ServiceView> = {}): ServiceView {
  return {
    desired: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    primary: { revision: 'new', rolloutState: 'IN_PROGRESS', failedTasks: 0, launchNotBefore: 0 },
    source: 'old',
    shiftsFrom: undefined,
    tasks: [task('old', 'healthy', 'o1'), task('old', 'healthy', 'o2')],
    stoppingPrevious: 0,
    circuitBreaker: { enabled: true, rollback: true, threshold: 3 },
    zones: ['a', 'b', 'c'],
    rebalances: false,
    alarm: undefined,
    stopRequested: undefined,
    isRollback: false,
    bake: 'none',
    steady: false,
    stuck: false,
    ...change,
  };
}

test('starts the new tasks first where the ceiling leaves room', () => {
  const actions = decide(view(), 0);

  assert.deepEqual(actions, [{ kind: 'launch', revision: 'new', count: 2 }]);
});

test('stops old tasks down to the floor where the ceiling leaves no room', () => {
  const tasks = ['o1', 'o2', 'o3', 'o4'].map((arn) => task('old', 'healthy', arn));

  const actions = decide(view({ desired: 4, minimumHealthyPercent: 50, maximumPercent: 100, tasks }), 0);

  assert.deepEqual(actions, [{ kind: 'stop', why: 'scaling', tasks: ['o3', 'o4'] }]);
});

test('completes only when the old tasks have stopped, not when they are told to', () => {
  const tasks = [task('new', 'healthy', 'n1'), task('new', 'healthy', 'n2')];

  assert.deepEqual(decide(view({ tasks, stoppingPrevious: 1 }), 0), []);
  assert.deepEqual(decide(view({ tasks, stoppingPrevious: 0 }), 0), [{ kind: 'complete' }]);
});

test('says once that it is stuck when floor and ceiling leave no way to move', () => {
  const stuck = view({ minimumHealthyPercent: 100, maximumPercent: 100 });

  assert.deepEqual(decide(stuck, 0), [{ kind: 'report-stuck' }]);
  assert.deepEqual(decide({ ...stuck, stuck: true }, 0), []);
});

test('replaces a task that the serving revision lost during a deployment within that revision', () => {
  const tasks = [task('old', 'healthy', 'o1'), task('new', 'unready', 'n1'), task('new', 'unready', 'n2')];

  const actions = decide(view({ tasks }), 0);

  assert.deepEqual(actions, [{ kind: 'launch', revision: 'old', count: 1 }]);
});

test('waits with the next launch while it backs off', () => {
  const primary = { revision: 'new', rolloutState: 'IN_PROGRESS', failedTasks: 1, launchNotBefore: 1_000 } as const;

  assert.deepEqual(decide(view({ primary }), 999), []);
  assert.equal(decide(view({ primary }), 1_000)[0]?.kind, 'launch');
});

test('trips the circuit breaker at the threshold, back to the last good revision where that is asked for', () => {
  const primary = { revision: 'new', rolloutState: 'IN_PROGRESS', failedTasks: 3, launchNotBefore: 0 } as const;
  const withoutRollback = { enabled: true, rollback: false, threshold: 3 };

  assert.deepEqual(decide(view({ primary }), 0), [{ kind: 'fail', why: 'circuit-breaker', rollBackTo: 'old' }]);
  assert.deepEqual(decide(view({ primary, circuitBreaker: withoutRollback }), 0), [
    { kind: 'fail', why: 'circuit-breaker', rollBackTo: undefined },
  ]);
  assert.deepEqual(decide(view({ primary: { ...primary, failedTasks: 2 } }), 0)[0]?.kind, 'launch');
});

test('a failed deployment launches nothing and leaves the old tasks alone', () => {
  const primary = { revision: 'new', rolloutState: 'FAILED', failedTasks: 3, launchNotBefore: 0 } as const;

  assert.deepEqual(decide(view({ primary }), 0), []);
});

test('moves a task to the emptiest zone: the new one first, then one of the fullest goes', () => {
  const primary = { revision: 'new', rolloutState: 'COMPLETED', failedTasks: 0, launchNotBefore: 0 } as const;
  const inZone = (zone: string, arn: string, standing: TaskStanding = 'healthy'): TaskView => ({
    ...task('new', standing, arn),
    zone,
  });
  const full = [inZone('a', 'a1'), inZone('a', 'a2'), inZone('a', 'a3'), inZone('b', 'b1')];
  const settled = view({ desired: 4, primary, source: undefined, rebalances: true, zones: ['a', 'b'], tasks: full });

  const starting = { ...settled, tasks: [...full, inZone('b', 'b2', 'starting')] };
  const healthy = { ...settled, tasks: [...full, inZone('b', 'b2')] };

  assert.deepEqual(decide(settled, 0), [{ kind: 'launch', revision: 'new', count: 1 }]);
  assert.deepEqual(decide(starting, 0), []);
  assert.deepEqual(decide(healthy, 0), [{ kind: 'stop', why: 'scaling', tasks: ['a3'] }]);
});

const anyView: fc.Arbitrary<ServiceView> = fc
  .record({
    desired: fc.integer({ min: 0, max: 20 }),
    minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
    maximumPercent: fc.integer({ min: 100, max: 300 }),
    rolloutState: fc.constantFrom('IN_PROGRESS' as const, 'COMPLETED' as const, 'FAILED' as const),
    source: fc.constantFrom('old', undefined),
    rebalances: fc.boolean(),
    tasks: fc.array(
      fc.record({
        revision: fc.constantFrom('new', 'old', 'older'),
        standing: fc.constantFrom(...standings),
        wasHealthy: fc.boolean(),
        isProtected: fc.boolean(),
        zone: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 40 },
    ),
    stoppingPrevious: fc.nat(3),
  })
  .map(({ rolloutState, tasks, ...rest }) =>
    view({
      ...rest,
      primary: { revision: 'new', rolloutState, failedTasks: 0, launchNotBefore: 0 },
      tasks: tasks.map((each, index) => ({ ...each, arn: `t${index}` })),
    }),
  );

function stopped(actions: readonly Action[]): string[] {
  return actions.flatMap((action) => (action.kind === 'stop' ? action.tasks : []));
}

test('never launches above the ceiling', () => {
  fc.assert(
    fc.property(anyView, (each) => {
      const { ceiling } = bounds(each.desired, each.minimumHealthyPercent, each.maximumPercent);
      const launched = decide(each, 0).reduce((sum, action) => sum + (action.kind === 'launch' ? action.count : 0), 0);
      assert.ok(launched === 0 || each.tasks.length + launched <= ceiling);
    }),
  );
});

test('never stops a healthy task below the floor', () => {
  fc.assert(
    fc.property(anyView, (each) => {
      const { floor } = bounds(each.desired, each.minimumHealthyPercent, each.maximumPercent);
      const stops = new Set(stopped(decide(each, 0)));
      const healthy = each.tasks.filter(({ standing }) => standing === 'healthy');
      const left = healthy.filter(({ arn }) => !stops.has(arn)).length;
      assert.ok(left === healthy.length || left >= floor, `${healthy.length} healthy, ${left} left, floor ${floor}`);
    }),
  );
});

test('never stops the same task twice in one look', () => {
  fc.assert(
    fc.property(anyView, (each) => {
      const stops = stopped(decide(each, 0));
      assert.equal(new Set(stops).size, stops.length);
    }),
  );
});

test('every deployment of healthy tasks ends, whatever the bounds, unless it says that it is stuck', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 100, max: 250 }),
      (desired, minimumHealthyPercent, maximumPercent) => {
        let tasks = Array.from({ length: desired }, (_, index) => task('old', 'healthy', `o${index}`));
        let launched = 0;
        for (let look = 0; look < 200; look += 1) {
          const actions = decide(view({ desired, minimumHealthyPercent, maximumPercent, tasks }), 0);
          if (actions.some(({ kind }) => kind === 'complete' || kind === 'report-stuck')) return;
          const stops = stopped(actions);
          tasks = tasks
            .filter(({ arn }) => !stops.includes(arn))
            .map((each) => (each.standing === 'starting' ? { ...each, standing: 'healthy' } : each));
          for (const action of actions) {
            if (action.kind !== 'launch') continue;
            for (let index = 0; index < action.count; index += 1) {
              launched += 1;
              tasks.push(task(action.revision, 'starting', `n${launched}`));
            }
          }
        }
        assert.fail('did not end');
      },
    ),
  );
});
