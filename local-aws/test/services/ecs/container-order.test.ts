import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition, Task } from '../../../src/models/generated/ecs.ts';
import { taskWorld } from './task-world.ts';

const exits = (exitCode: number, after = 500) => ({ kind: 'runs', exits: { after, exitCode } }) as const;
const migration: ContainerDefinition = { name: 'migration', image: 'migration', essential: false };
const app: ContainerDefinition = {
  name: 'app',
  image: 'app',
  dependsOn: [{ containerName: 'migration', condition: 'SUCCESS' }],
};

function statuses({ containers = [] }: Task): string[] {
  return containers.map(({ name, lastStatus }) => `${name} ${lastStatus}`);
}

function stopOf({ stopCode, stoppedReason }: Task): (string | undefined)[] {
  return [stopCode, stoppedReason];
}

test('a container that depends on the success of another starts when that one has exited with 0', async () => {
  const it = await taskWorld({ images: { migration: exits(0) } });
  const task = await it.run([app, migration]);

  it.clock.advance(500);
  const during = await it.describe(task);
  it.clock.advance(5_000);
  const after = await it.describe(task);

  assert.deepEqual(statuses(during), ['app PENDING', 'migration RUNNING']);
  assert.equal(during.lastStatus, 'ACTIVATING');
  assert.deepEqual(statuses(after), ['app RUNNING', 'migration STOPPED']);
  assert.equal(after.lastStatus, 'RUNNING');
});

test('a task whose essential container can never start fails to start, in the words of the ECS agent', async () => {
  const it = await taskWorld({ images: { migration: exits(1) } });
  const task = await it.run([app, migration]);

  it.clock.advance(5_000);

  const stopped = await it.describe(task);
  const reason =
    'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency ' +
    '[migration(migration) (STOPPED->RUNNING) - Exit: 1] for target [app(app) (NONE->RUNNING)] as dependency did not exit successfully.';
  assert.equal(stopped.lastStatus, 'STOPPED');
  assert.deepEqual(stopOf(stopped), ['TaskFailedToStart', reason]);
  assert.deepEqual(
    stopped.containers?.map((container) => [container.name, container.exitCode, container.reason]),
    [
      ['app', 143, reason],
      ['migration', 1, undefined],
    ],
  );
});

test('COMPLETE takes any exit code', async () => {
  const it = await taskWorld({ images: { migration: exits(1) } });
  const task = await it.run([
    { ...app, dependsOn: [{ containerName: 'migration', condition: 'COMPLETE' }] },
    migration,
  ]);

  it.clock.advance(5_000);

  assert.equal((await it.describe(task)).lastStatus, 'RUNNING');
});

test('a dependency that takes longer than its start timeout is given up', async () => {
  const it = await taskWorld({ images: { migration: exits(0, 60_000) } });
  const task = await it.run([app, { ...migration, startTimeout: 10 }]);

  it.clock.advance(10_000);
  const before = await it.describe(task);
  it.clock.advance(60_000);

  assert.equal(before.desiredStatus, 'RUNNING');
  assert.match(
    (await it.describe(task)).stoppedReason ?? '',
    /for target \[app\(app\) \(NONE->RUNNING\)\] has timed out\.$/,
  );
});

test('HEALTHY waits for the first health check that passes', async () => {
  const it = await taskWorld({ images: { database: { kind: 'runs', healthyAfter: 3_000 } } });
  const database: ContainerDefinition = {
    name: 'database',
    image: 'database',
    healthCheck: { command: ['CMD', 'ready'], interval: 30, retries: 10 },
  };
  const task = await it.run([{ ...app, dependsOn: [{ containerName: 'database', condition: 'HEALTHY' }] }, database]);

  it.clock.advance(2_500);
  const waiting = await it.describe(task);
  it.clock.advance(3_000);

  assert.deepEqual(statuses(waiting), ['app PENDING', 'database RUNNING']);
  assert.equal((await it.describe(task)).lastStatus, 'RUNNING');
});

test('containers stop in the reverse order of their dependencies', async () => {
  const it = await taskWorld();
  const chain: ContainerDefinition[] = [
    { name: 'proxy', image: 'proxy' },
    { name: 'app', image: 'app', dependsOn: [{ containerName: 'proxy', condition: 'START' }] },
    { name: 'tail', image: 'tail', dependsOn: [{ containerName: 'app', condition: 'START' }] },
  ];
  const task = await it.run(chain);
  it.clock.advance(1_000);

  await it.call('StopTask', { cluster: 'c', task });
  const seen: string[][] = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push(
      ((await it.describe(task)).containers ?? []).flatMap(({ name = '', exitCode }) => (exitCode === 0 ? [name] : [])),
    );
    it.clock.advance(10);
  }

  assert.deepEqual(seen, [[], ['tail'], ['app', 'tail'], ['proxy', 'app', 'tail']]);
});

test('no container starts before every image is there', async () => {
  const it = await taskWorld({
    images: { slow: { kind: 'cannot start', reason: 'CannotPullContainerError: not found', after: 2_000 } },
  });
  const task = await it.run([
    { name: 'app', image: 'app' },
    { name: 'slow', image: 'slow' },
  ]);

  it.clock.advance(1_000);
  const pulling = await it.describe(task);
  it.clock.advance(5_000);

  assert.deepEqual(statuses(pulling), ['app PENDING', 'slow PENDING']);
  const stopped = await it.describe(task);
  assert.deepEqual(stopOf(stopped), ['TaskFailedToStart', 'CannotPullContainerError: not found']);
  assert.deepEqual(it.runtime.liveTasks(), []);
});
