import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CountingStore, countingStore } from '../../support/counting-store.ts';
import { createService, type World, world } from './world.ts';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } };
const app = { cluster: 'c', serviceName: 'app' };
const questions: readonly [what: string, ask: (it: World) => Promise<unknown>][] = [
  ["a service's tasks are listed", ({ call }) => call('ListTasks', app)],
  ["a service's stopped tasks are listed", ({ call }) => call('ListTasks', { ...app, desiredStatus: 'STOPPED' })],
  ["a family's tasks are listed", ({ call }) => call('ListTasks', { cluster: 'c', family: 'app' })],
  ['the tasks of one starter are listed', ({ call }) => call('ListTasks', { cluster: 'c', startedBy: 'me' })],
  [
    "a service's deployments are listed",
    ({ call }) => call('ListServiceDeployments', { cluster: 'c', service: 'app' }),
  ],
  ["a cluster's tasks and services are counted", ({ call }) => call('DescribeClusters', { clusters: ['c'] })],
  ['a cluster that is not empty is not deleted', ({ call }) => call('DeleteCluster', { cluster: 'c' }).catch(() => {})],
  ['an alarm that nobody watches rings', async ({ alarms }) => alarms.set('errors', 'ALARM')],
];
for (const [what, ask] of questions) {
  test(`${what} without reading the tasks and services of others`, async () => {
    const { it, store } = await settled();
    const alone = await store.rowsReadBy(() => ask(it));

    await addNeighbours(it);
    const amongMany = await store.rowsReadBy(() => ask(it));

    assert.equal(amongMany, alone);
  });
}

test("a service's tasks are all listed among those of others", async () => {
  const { it } = await settled();
  await addNeighbours(it);

  const { taskArns } = await it.call('ListTasks', app);

  assert.equal(taskArns?.length, 2);
});

/** A service with two tasks that run, one that was stopped, and one that was run by hand. */
async function settled(): Promise<{ it: World; store: CountingStore }> {
  const store = countingStore();
  const it = world({ store });
  await createService(it, { desired: 2 });
  it.clock.advance(600_000);
  const [task = ''] = (await it.call('ListTasks', app)).taskArns ?? [];
  await it.call('StopTask', { cluster: 'c', task });
  await it.call('RunTask', { cluster: 'c', taskDefinition: 'app', startedBy: 'me', networkConfiguration });
  it.clock.advance(600_000);
  return { it, store };
}

async function addNeighbours(it: World): Promise<void> {
  await it.call('RegisterTaskDefinition', {
    family: 'neighbour',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'good' }],
  });
  for (const serviceName of ['neighbour-1', 'neighbour-2']) {
    await it.call('CreateService', {
      cluster: 'c',
      serviceName,
      taskDefinition: 'neighbour',
      desiredCount: 20,
      launchType: 'FARGATE',
      networkConfiguration,
    });
  }
  it.clock.advance(600_000);
  for (const service of ['neighbour-1', 'neighbour-2']) {
    await it.call('UpdateService', { cluster: 'c', service, forceNewDeployment: true });
  }
  it.clock.advance(600_000);
}
