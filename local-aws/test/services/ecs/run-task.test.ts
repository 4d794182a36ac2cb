import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition } from '../../../src/models/generated/ecs.ts';
import { networkConfiguration, taskWorld } from './task-world.ts';

const app: ContainerDefinition = { name: 'app', image: 'app' };

test('overrides go over the task definition', async () => {
  const it = await taskWorld();
  const task = await it.run([{ ...app, command: ['serve'], environment: [{ name: 'A', value: 'definition' }] }], {
    overrides: {
      cpu: '512',
      memory: '1024',
      taskRoleArn: 'arn:aws:iam::000000000000:role/override',
      containerOverrides: [
        { name: 'app', command: ['migrate'], memory: 256, environment: [{ name: 'A', value: 'override' }] },
      ],
    },
  });

  it.clock.advance(1_000);

  const launch = it.launches.get(`${task} app`);
  const described = await it.describe(task);
  assert.deepEqual(launch?.command, ['migrate']);
  assert.equal(launch?.memoryLimit, 256 * 1024 * 1024);
  assert.equal(launch?.environment.A, 'override');
  assert.match(
    launch?.environment.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '',
    /^http:\/\/127\.0\.0\.1:4566\/_task\/credentials\//,
  );
  assert.deepEqual([described.cpu, described.memory, described.containers?.[0]?.memory], ['512', '1024', '256']);
  assert.deepEqual(described.overrides?.containerOverrides?.[0]?.command, ['migrate']);
});

test('a task has the variables that Fargate sets, and no credentials without a task role', async () => {
  const it = await taskWorld();
  const task = await it.run([{ ...app, environment: [{ name: 'AWS_REGION', value: 'eu-west-1' }] }]);

  it.clock.advance(1_000);

  const { environment = {} } = it.launches.get(`${task} app`) ?? {};
  assert.equal(environment.AWS_EXECUTION_ENV, 'AWS_ECS_FARGATE');
  assert.equal(environment.AWS_DEFAULT_REGION, 'us-east-1');
  assert.equal(environment.AWS_REGION, 'eu-west-1');
  assert.equal(environment.AWS_ENDPOINT_URL, 'http://127.0.0.1:4566');
  assert.match(environment.HOSTNAME ?? '', /^ip-10-0-0-1\.ec2\.internal$/);
  assert.equal(environment.AWS_CONTAINER_CREDENTIALS_FULL_URI, undefined);
});

test('the same client token gives the same tasks, and another request with it is refused', async () => {
  const it = await taskWorld();
  const request = { cluster: 'c', taskDefinition: await it.define([app]), networkConfiguration, clientToken: 'once' };

  const first = await it.call('RunTask', { ...request, count: 2 });
  const again = await it.call('RunTask', { count: 2, ...request });

  const arns = first.tasks?.map(({ taskArn }) => taskArn);
  assert.equal(arns?.length, 2);
  assert.deepEqual(
    again.tasks?.map(({ taskArn }) => taskArn),
    arns,
  );
  await assert.rejects(it.call('RunTask', { ...request, count: 3 }), { shape: 'ConflictException' });
});

test('tags come from the request, the task definition and ECS itself, and are shown where asked for', async () => {
  const it = await taskWorld();
  const taskDefinition = await it.define([app], {
    tags: [
      { key: 'team', value: 'definition' },
      { key: 'stage', value: 'definition' },
    ],
  });
  const { tasks } = await it.call('RunTask', {
    cluster: 'c',
    taskDefinition,
    networkConfiguration,
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
    tags: [{ key: 'team', value: 'request' }],
  });
  const name = tasks?.[0]?.taskArn ?? '';

  const plain = await it.call('DescribeTasks', { cluster: 'c', tasks: [name] });
  const tagged = await it.call('DescribeTasks', { cluster: 'c', tasks: [name], include: ['TAGS'] });

  assert.deepEqual(plain.tasks?.[0]?.tags, []);
  assert.deepEqual(tagged.tasks?.[0]?.tags, [
    { key: 'stage', value: 'definition' },
    { key: 'team', value: 'request' },
    { key: 'aws:ecs:clusterName', value: 'c' },
  ]);
});

for (const [what, request, message] of [
  [
    'an unknown container',
    { overrides: { containerOverrides: [{ name: 'other' }] } },
    /^Override for container named other/,
  ],
  ['a size that Fargate lacks', { overrides: { memory: '600' } }, /^No Fargate configuration exists/],
  ["a service's group", { group: 'service:app' }, /^Invalid namespace for group/],
  [
    'two ways to choose capacity',
    { launchType: 'FARGATE', capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    /^Specifying both a launch type/,
  ],
  ['too many tasks', { count: 11 }, /from 1 to 10/],
] as const) {
  test(`RunTask refuses ${what}`, async () => {
    const it = await taskWorld();

    await assert.rejects(it.run([app], request), { message });
  });
}

test('stopped tasks are described for an hour and then forgotten, also after a restart', async () => {
  const it = await taskWorld();
  const [early, late] = [await it.run([app]), await it.run([app])];
  it.clock.advance(1_000);
  await it.call('StopTask', { cluster: 'c', task: early, reason: 'enough' });
  it.clock.advance(1_000);

  it.clock.advance(3_590_000);
  const kept = await it.describe(early);
  it.clock.advance(20_000);
  const { failures } = await it.call('DescribeTasks', { cluster: 'c', tasks: [early, late] });

  assert.deepEqual([kept.stopCode, kept.stoppedReason], ['UserInitiated', 'enough']);
  assert.deepEqual(failures, [{ arn: early, reason: 'MISSING' }]);
  const after = await taskWorld({ store: it.store });
  after.ecs.start();
  after.clock.advance(2 * 3_600_000);
  assert.equal(after.store.table('ecs.tasks').size, 0);
});

test('a strategy divides tasks over capacity providers, and only those on Fargate Spot are interrupted', async () => {
  const it = await taskWorld();
  const { tasks = [] } = await it.call('RunTask', {
    cluster: 'c',
    taskDefinition: await it.define([app]),
    networkConfiguration,
    count: 4,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 2 },
    ],
  });
  it.clock.advance(1_000);

  const providers = tasks.map(({ capacityProviderName }) => capacityProviderName);
  const outcomes = tasks.map(({ taskArn = '' }) => it.ecs.interrupt(taskArn));
  it.clock.advance(1_000);

  assert.deepEqual(providers, ['FARGATE', 'FARGATE_SPOT', 'FARGATE', 'FARGATE_SPOT']);
  assert.deepEqual(outcomes, ['not on Fargate Spot', 'interrupted', 'not on Fargate Spot', 'interrupted']);
  const interrupted = await it.describe(tasks[1]?.taskArn ?? '');
  assert.deepEqual(
    [interrupted.stopCode, interrupted.stoppedReason, interrupted.containers?.[0]?.exitCode],
    ['SpotInterruption', 'Your Spot Task was interrupted.', 0],
  );
});

test('an interrupted task that ignores SIGTERM is killed after its stop timeout, two minutes at most', async () => {
  const it = await taskWorld({ images: { app: { kind: 'runs' } } });
  const task = await it.run([{ ...app, stopTimeout: 120 }], {
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  });
  it.clock.advance(1_000);

  it.ecs.interrupt(task);
  it.clock.advance(3_900);
  const warned = await it.describe(task);
  it.clock.advance(200);

  assert.equal(warned.lastStatus, 'STOPPING');
  assert.equal((await it.describe(task)).containers?.[0]?.exitCode, 137);
});
