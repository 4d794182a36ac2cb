import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countingStore } from '../../support/counting-store.ts';
import { createService, world } from './world.ts';

test("a service's tasks are listed without reading those of others", async () => {
  const store = countingStore();
  const it = world({ store });
  await createService(it, { desired: 2 });
  it.clock.advance(600_000);
  const list = () => it.call('ListTasks', { cluster: 'c', serviceName: 'app' });
  const alone = await store.rowsReadBy(list);

  await it.call('CreateService', {
    cluster: 'c',
    serviceName: 'neighbour',
    taskDefinition: await it.define('good'),
    desiredCount: 40,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  });
  it.clock.advance(600_000);
  const amongMany = await store.rowsReadBy(list);

  assert.equal((await list()).taskArns?.length, 2);
  assert.equal(amongMany, alone);
});
