import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unknownHealth } from '../../src/engine/container-health.ts';
import type { TaskState, TaskStatus } from '../../src/engine/task.ts';
import { stepTask, type TaskEffect, type TaskInput } from '../../src/engine/task-lifecycle.ts';

const statuses: readonly TaskStatus[] = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];
const target = { targetGroupArn: 'group', address: '127.16.0.1', port: 8080 };

function task(change: Partial<TaskState> = {}): TaskState {
  const container = {
    image: 'app',
    essential: true,
    stopTimeout: 30_000,
    dependsOn: [],
    startTimeout: undefined,
    healthCheck: undefined,
    lastStatus: 'PENDING',
    startAsked: false,
    startedAt: undefined,
    startTimedOut: false,
    stopAsked: false,
    health: unknownHealth,
    runtimeId: undefined,
    imageDigest: undefined,
    exitCode: undefined,
    reason: undefined,
  } as const;
  return {
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    containers: [
      { ...container, name: 'app' },
      { ...container, name: 'sidecar', essential: false },
    ],
    allStarted: false,
    placement: undefined,
    targets: [],
    stop: undefined,
    pullStartedAt: undefined,
    pullStoppedAt: undefined,
    startedAt: undefined,
    stoppingAt: undefined,
    executionStoppedAt: undefined,
    stoppedAt: undefined,
    ...change,
  };
}

function run(from: TaskState, ...inputs: readonly TaskInput[]): { task: TaskState; effects: TaskEffect[] } {
  let state = from;
  const effects: TaskEffect[] = [];
  for (const input of inputs) {
    const step = stepTask(state, input, 1_000);
    state = step.task;
    effects.push(...step.effects);
  }
  return { task: state, effects };
}

const elapsed = (status: 'PROVISIONING' | 'PENDING' | 'ACTIVATING' | 'DEPROVISIONING'): TaskInput => ({
  kind: 'elapsed',
  status,
});
const pulled = (container: string): TaskInput => ({
  kind: 'container',
  event: { kind: 'pulled', container, imageDigest: 'sha256:0' },
});
const started = (container: string): TaskInput => ({
  kind: 'container',
  event: { kind: 'started', container, runtimeId: '1' },
});
const exited = (container: string, exitCode: number): TaskInput => ({
  kind: 'container',
  event: { kind: 'exited', container, exitCode, outOfMemory: false },
});
const failed = (container: string): TaskInput => ({
  kind: 'container',
  event: { kind: 'failed', container, reason: 'CannotPullContainerError: not found' },
});
const stop: TaskInput = { kind: 'stop', stop: { code: 'UserInitiated', reason: 'Task stopped by user' } };
const toRunning = [
  elapsed('PROVISIONING'),
  elapsed('PENDING'),
  pulled('app'),
  pulled('sidecar'),
  started('app'),
  started('sidecar'),
  elapsed('ACTIVATING'),
];

test('runs once every container has started', () => {
  const half = run(task(), ...toRunning.slice(0, 5));
  const whole = run(task(), ...toRunning);

  assert.equal(half.task.lastStatus, 'ACTIVATING');
  assert.equal(whole.task.lastStatus, 'RUNNING');
  assert.equal(whole.task.startedAt, 1_000);
});

test('drains its targets before its containers get SIGTERM', () => {
  const running: TaskState = { ...run(task(), ...toRunning).task, targets: [target] };

  const stopping = run(running, stop);
  const drained = run(stopping.task, { kind: 'drained' });

  assert.deepEqual(stopping.effects, [{ kind: 'drain' }]);
  assert.equal(stopping.task.lastStatus, 'DEACTIVATING');
  assert.deepEqual(
    drained.effects.map(({ kind }) => kind),
    ['terminate', 'terminate'],
  );
});

test('kills a container that outlives its stop timeout, and only such a one', () => {
  const stopping = run(task(), ...toRunning, stop, exited('sidecar', 0));

  const timeout = (container: string): TaskInput => ({ kind: 'stop-timeout', container });

  assert.deepEqual(run(stopping.task, timeout('app')).effects, [{ kind: 'kill', container: 'app' }]);
  assert.deepEqual(run(stopping.task, timeout('sidecar')).effects, []);
});

test('stops when an essential container exits, with its exit code, and takes the others along', () => {
  const running: TaskState = { ...run(task(), ...toRunning).task, targets: [target] };

  const crashed = run(running, exited('app', 3));
  const over = run(crashed.task, exited('sidecar', 143), elapsed('DEPROVISIONING'));

  assert.deepEqual(
    crashed.effects.map((effect) => [effect.kind, 'container' in effect ? effect.container : undefined]),
    [
      ['drain', undefined],
      ['terminate', 'sidecar'],
    ],
  );
  assert.equal(over.task.lastStatus, 'STOPPED');
  assert.deepEqual(over.task.stop, { code: 'EssentialContainerExited', reason: 'Essential container in task exited' });
  assert.equal(over.task.containers[0]?.exitCode, 3);
});

test('goes on when a container exits that is not essential', () => {
  const after = run(task(), ...toRunning, exited('sidecar', 1));

  assert.equal(after.task.lastStatus, 'RUNNING');
});

test('fails to start when an image cannot be pulled', () => {
  const after = run(
    task(),
    elapsed('PROVISIONING'),
    elapsed('PENDING'),
    failed('app'),
    failed('sidecar'),
    elapsed('DEPROVISIONING'),
  );

  assert.equal(after.task.lastStatus, 'STOPPED');
  assert.deepEqual(after.task.stop, { code: 'TaskFailedToStart', reason: 'CannotPullContainerError: not found' });
});

test('stops at once when nothing was launched yet', () => {
  const after = run(task(), stop);

  assert.equal(after.task.lastStatus, 'DEPROVISIONING');
  assert.deepEqual(after.effects, [{ kind: 'wait', status: 'DEPROVISIONING' }]);
});

test('whatever happens in whatever order, a task never goes back in its life and never wants to run again', () => {
  const inputs = fc.constantFrom<TaskInput>(
    ...toRunning,
    elapsed('DEPROVISIONING'),
    exited('app', 1),
    exited('sidecar', 0),
    failed('app'),
    stop,
    { kind: 'drained' },
    { kind: 'stop-timeout', container: 'app' },
  );
  fc.assert(
    fc.property(fc.array(inputs, { maxLength: 30 }), fc.boolean(), (sequence, hasTarget) => {
      let state = task(hasTarget ? { targets: [target] } : {});
      for (const input of sequence) {
        const { task: next } = stepTask(state, input, 1_000);
        assert.ok(statuses.indexOf(next.lastStatus) >= statuses.indexOf(state.lastStatus));
        assert.ok(state.desiredStatus === 'RUNNING' || next.desiredStatus === 'STOPPED');
        assert.ok(next.lastStatus !== 'STOPPED' || next.stop !== undefined);
        state = next;
      }
    }),
  );
});

test('an interrupted task gets SIGTERM at once, while its targets drain', () => {
  const running: TaskState = { ...run(task(), ...toRunning).task, targets: [target] };

  const interrupted = run(running, {
    kind: 'stop',
    stop: { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' },
  });

  assert.equal(interrupted.task.lastStatus, 'STOPPING');
  assert.deepEqual(
    interrupted.effects.map(({ kind }) => kind),
    ['drain', 'terminate', 'terminate'],
  );
});

test('waits for its activation once, however often its containers are checked meanwhile', () => {
  const [app, ...others] = task().containers;
  assert.ok(app);
  const healthCheck = {
    command: ['CMD', 'true'],
    intervalSeconds: 5,
    timeoutSeconds: 2,
    retries: 3,
    startPeriodSeconds: 0,
  };
  const checked: TaskInput = { kind: 'container', event: { kind: 'checked', container: 'app', passed: true } };

  const { effects } = run(
    task({ containers: [{ ...app, healthCheck }, ...others] }),
    ...toRunning.slice(0, -1),
    checked,
    checked,
  );

  assert.equal(effects.filter((effect) => effect.kind === 'wait' && effect.status === 'ACTIVATING').length, 1);
  assert.equal(effects.filter(({ kind }) => kind === 'check-health').length, 3);
});

test('whatever depends on what, containers start after and stop before those that they depend on', () => {
  // A container depends on earlier ones only, so that there is no cycle.
  const graphs = fc
    .integer({ min: 1, max: 6 })
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => fc.subarray([...Array(index).keys()]))));
  fc.assert(
    fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, choices) => {
      const [template] = task().containers;
      assert.ok(template);
      const containers = graph.map((dependencies, index) => ({
        ...template,
        name: `${index}`,
        dependsOn: dependencies.map((each) => ({ container: `${each}`, condition: 'START' }) as const),
      }));
      const order = { started: [] as string[], stopped: [] as string[] };
      let state = task({ containers });
      let asked: string[] = [];
      const give = (input: TaskInput, wanted: TaskEffect['kind']): void => {
        const step = stepTask(state, input, 1_000);
        state = step.task;
        for (const effect of step.effects) {
          if (effect.kind === wanted && 'container' in effect) asked.push(effect.container);
        }
      };
      const drainInAnyOrder = (
        done: string[],
        inputFor: (name: string) => TaskInput,
        wanted: TaskEffect['kind'],
      ): void => {
        while (asked.length > 0) {
          const name = asked[choices.next().value % asked.length] ?? '';
          asked = asked.filter((each) => each !== name);
          done.push(name);
          give(inputFor(name), wanted);
        }
      };

      give(elapsed('PROVISIONING'), 'start');
      give(elapsed('PENDING'), 'start');
      for (const { name } of containers) give(pulled(name), 'start');
      drainInAnyOrder(order.started, started, 'start');
      give(elapsed('ACTIVATING'), 'start');
      give(stop, 'terminate');
      drainInAnyOrder(order.stopped, (name) => exited(name, 0), 'terminate');

      assert.equal(state.lastStatus, 'DEPROVISIONING');
      for (const { name, dependsOn } of containers) {
        for (const { container } of dependsOn) {
          assert.ok(order.started.indexOf(container) < order.started.indexOf(name));
          assert.ok(order.stopped.indexOf(name) < order.stopped.indexOf(container));
        }
      }
    }),
  );
});
