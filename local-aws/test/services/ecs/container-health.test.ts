import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition, Task } from '../../../src/models/generated/ecs.ts';
import { awsPace } from '../../../src/pace.ts';
import { networkConfiguration, type TaskWorld, taskWorld } from './task-world.ts';

const checked: ContainerDefinition = {
  name: 'app',
  image: 'app',
  healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/'], interval: 30, retries: 3 },
};

async function health(it: TaskWorld, task: string): Promise<(string | undefined)[]> {
  const { healthStatus, containers = [] } = await it.describe(task);
  return [healthStatus, ...containers.map((container) => container.healthStatus)];
}

test('a container is UNKNOWN until a check has passed, and UNHEALTHY after its retries', async () => {
  const it = await taskWorld({ pace: awsPace });
  const task = await it.run([checked, { name: 'sidecar', image: 'sidecar', essential: false }]);
  it.clock.advance(35_000);

  const before = await health(it, task);
  it.clock.advance(30_000);
  const passing = await health(it, task);
  it.runtime.sicken(task, 'app');
  it.clock.advance(60_000);
  const twice = await health(it, task);
  it.clock.advance(30_000);

  assert.deepEqual(before, ['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
  assert.deepEqual(passing, ['HEALTHY', 'HEALTHY', 'UNKNOWN']);
  assert.deepEqual(twice, passing);
  assert.deepEqual(await health(it, task), ['UNHEALTHY', 'UNHEALTHY', 'UNKNOWN']);
});

test('failures in the start period do not count', async () => {
  const it = await taskWorld({ pace: awsPace, images: { app: { kind: 'runs', healthyAfter: 10 * 60_000 } } });
  const healthCheck = { command: ['CMD', 'check'], interval: 10, retries: 2, startPeriod: 120 };
  const task = await it.run([{ ...checked, healthCheck }]);
  it.clock.advance(22_000);

  it.clock.advance(120_000);
  const inPeriod = await health(it, task);
  it.clock.advance(30_000);

  assert.deepEqual(inPeriod, ['UNKNOWN', 'UNKNOWN']);
  assert.deepEqual(await health(it, task), ['UNHEALTHY', 'UNHEALTHY']);
});

test('at the fast pace the first check comes soon after the start', async () => {
  const it = await taskWorld();
  const task = await it.run([{ ...checked, healthCheck: { command: ['CMD', 'check'], interval: 300 } }]);

  it.clock.advance(250);

  assert.deepEqual(await health(it, task), ['HEALTHY', 'HEALTHY']);
});

test('the check NONE is no check', async () => {
  const it = await taskWorld();
  const task = await it.run([{ ...checked, healthCheck: { command: ['NONE'] } }]);

  it.clock.advance(60_000);

  assert.deepEqual(await health(it, task), ['UNKNOWN', 'UNKNOWN']);
});

async function serviceOf(it: TaskWorld, gracePeriodSeconds = 0): Promise<void> {
  await it.call('CreateService', {
    cluster: 'c',
    serviceName: 'app',
    taskDefinition: await it.define([checked]),
    desiredCount: 1,
    networkConfiguration,
    healthCheckGracePeriodSeconds: gracePeriodSeconds,
  });
}

async function tasks(it: TaskWorld, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<readonly Task[]> {
  const { taskArns = [] } = await it.call('ListTasks', { cluster: 'c', serviceName: 'app', desiredStatus });
  return Promise.all(taskArns.map((arn) => it.describe(arn)));
}

test('a service replaces a task whose container check fails, and says so', async () => {
  const it = await taskWorld();
  await serviceOf(it);
  it.clock.advance(10_000);
  const [sick] = await tasks(it, 'RUNNING');
  const { services } = await it.call('DescribeServices', { cluster: 'c', services: ['app'] });

  it.runtime.sicken(sick?.taskArn ?? '', 'app');
  it.clock.advance(20_000);

  assert.equal(services?.[0]?.deployments?.[0]?.rolloutState, 'COMPLETED');
  const [stopped] = await tasks(it, 'STOPPED');
  assert.equal(stopped?.taskArn, sick?.taskArn);
  assert.deepEqual(
    [stopped?.stopCode, stopped?.stoppedReason],
    ['ServiceSchedulerInitiated', 'Task failed container health checks'],
  );
  assert.equal((await tasks(it, 'RUNNING')).length, 1);
  const after = await it.call('DescribeServices', { cluster: 'c', services: ['app'] });
  const id = sick?.taskArn?.split('/').at(-1);
  assert.ok(
    after.services?.[0]?.events?.some(
      ({ message }) => message === `(service app) (task ${id}) failed container health checks.`,
    ),
  );
});

test('during the grace period a failing container check stops nothing', async () => {
  const it = await taskWorld({ images: { app: { kind: 'runs', healthyAfter: 3_600_000 } } });
  await serviceOf(it, 600);

  it.clock.advance(19_000);
  const inGrace = await tasks(it, 'STOPPED');
  it.clock.advance(10_000);

  assert.equal((await tasks(it, 'RUNNING'))[0]?.startedAt !== undefined, true);
  assert.deepEqual(inGrace, []);
  assert.ok((await tasks(it, 'STOPPED')).length > 0);
});
