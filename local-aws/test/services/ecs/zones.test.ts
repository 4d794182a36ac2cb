import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settledService, type World } from './world.ts';

async function zones(it: World): Promise<string[]> {
  return (await it.tasks()).map(({ availabilityZone = '' }) => availabilityZone).sort();
}

test('tasks are spread over the zones', async () => {
  const it = await settledService({ desired: 5 });

  assert.deepEqual(await zones(it), ['us-east-1a', 'us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
});

test('a lost zone takes its tasks along, and their replacements come to life elsewhere', async () => {
  const it = await settledService({ desired: 4 });

  it.ecs.outages.lose('us-east-1a');
  const alive = it.runtime.running.size;
  it.clock.advance(60_000);

  assert.ok(alive <= 4);
  assert.deepEqual(await zones(it), ['us-east-1b', 'us-east-1b', 'us-east-1b', 'us-east-1b']);
  const [lost] = await it.tasks('STOPPED');
  assert.equal(lost?.stopCode, 'TerminationNotice');
  assert.equal(lost?.availabilityZone, 'us-east-1a');
  assert.equal((await it.service()).deployments?.[0]?.rolloutState, 'COMPLETED');
});

test('when the zone is back, tasks are moved into it one by one without ever falling below the desired count', async () => {
  const it = await settledService({ desired: 4 });
  it.ecs.outages.lose('us-east-1a');
  it.clock.advance(60_000);

  it.ecs.outages.restore('us-east-1a');
  let fewest = 4;
  for (let look = 0; look < 2_000; look += 1) {
    it.clock.advance(25);
    const running = (await it.tasks()).filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
    fewest = Math.min(fewest, running);
  }

  assert.deepEqual(await zones(it), ['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b']);
  assert.equal(fewest, 4);
});

test('with every zone lost a service says that it cannot place its tasks, and recovers when one is back', async () => {
  const it = await settledService();
  it.ecs.outages.lose('us-east-1a');
  it.ecs.outages.lose('us-east-1b');
  it.clock.advance(60_000);
  const none = (await it.tasks()).length;
  const told = (await it.events()).some((message) => message.includes('was unable to place a task. Reason: Capacity'));

  it.ecs.outages.restore('us-east-1b');
  it.clock.advance(60_000);

  assert.equal(none, 0);
  assert.equal(told, true);
  assert.deepEqual(await zones(it), ['us-east-1b', 'us-east-1b']);
});

test('a zone lost during a deployment does not fail it', async () => {
  const it = await settledService({ desired: 4 });
  const taskDefinition = await it.define('good');
  await it.call('UpdateService', { cluster: 'c', service: 'app', taskDefinition });
  it.clock.advance(150);

  it.ecs.outages.lose('us-east-1b');
  it.clock.advance(60_000);

  const service = await it.service();
  assert.equal(service.taskDefinition, taskDefinition);
  assert.equal(service.deployments?.[0]?.rolloutState, 'COMPLETED');
  assert.equal(service.runningCount, 4);
});
