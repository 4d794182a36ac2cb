import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeploymentConfiguration, ServiceDeployment } from '../../../src/models/generated/ecs.ts';
import { awsPace, fastPace } from '../../../src/pace.ts';
import { createService, otherGroup, productionRule, settledService, targetGroup, type World, world } from './world.ts';

// Each of these was found by simulation: see docs/decisions/0008-simulation.md.

async function deploy(it: World, image: string, configuration?: DeploymentConfiguration): Promise<void> {
  const taskDefinition = await it.define(image);
  await it.call('UpdateService', {
    cluster: 'c',
    service: 'app',
    taskDefinition,
    ...(configuration && { deploymentConfiguration: configuration }),
  });
}

async function serviceDeployments(it: World): Promise<readonly ServiceDeployment[]> {
  const { serviceDeployments: brief = [] } = await it.call('ListServiceDeployments', { cluster: 'c', service: 'app' });
  const serviceDeploymentArns = brief.map(({ serviceDeploymentArn = '' }) => serviceDeploymentArn);
  return (await it.call('DescribeServiceDeployments', { serviceDeploymentArns })).serviceDeployments ?? [];
}

async function reaches(it: World, stage: string): Promise<void> {
  for (let look = 0; look < 40_000; look += 1) {
    if ((await serviceDeployments(it))[0]?.lifecycleStage === stage) return;
    it.clock.advance(5);
  }
  assert.fail(`did not come to ${stage}`);
}

async function runningImages(it: World): Promise<string[]> {
  const tasks = await it.tasks();
  return tasks.map(({ containers }) => containers?.[0]?.image ?? '').sort();
}

const blueGreen: DeploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 60 };

test('tasks of a rolling deployment that is replaced in the middle count as serving, and none is started for nothing', async () => {
  const it = await settledService({ desired: 4, pace: awsPace });
  await deploy(it, 'good');
  while ((await it.tasks('STOPPED')).length < 4) it.clock.advance(1_000);
  const underWay = (await serviceDeployments(it))[0]?.status;

  await deploy(it, 'missing');
  it.clock.advance(20_000);

  assert.equal(underWay, 'IN_PROGRESS');
  const startedForNothing = (await it.tasks('STOPPED')).filter(({ startedAt }) => startedAt === undefined);
  assert.deepEqual(startedForNothing, []);
});

test('a first blue/green deployment that is replaced while it bakes goes on serving until the next one takes over', async () => {
  const it = world();
  await createService(it, { configuration: blueGreen });
  await reaches(it, 'BAKE_TIME');

  await deploy(it, 'good');
  await reaches(it, 'BAKE_TIME');

  assert.equal((await runningImages(it)).length, 4);
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 0, [otherGroup]: 100 });
});

test('traffic goes back before the target group is cleared of a deployment that is replaced in the middle', async () => {
  const configuration: DeploymentConfiguration = {
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 50, canaryBakeTimeInMinutes: 60 },
  };
  const it = await settledService({ configuration });
  await deploy(it, 'good');
  await reaches(it, 'PRODUCTION_TRAFFIC_SHIFT');
  it.clock.advance(1_000);
  const halfway = it.rules.weights(productionRule);

  await deploy(it, 'good');
  await reaches(it, 'SCALE_UP');

  assert.deepEqual(halfway, { [targetGroup]: 50, [otherGroup]: 50 });
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 100, [otherGroup]: 0 });
});

test('a rolling deployment that replaces a blue/green one in the middle brings the traffic back to its tasks', async () => {
  const it = await settledService({ configuration: blueGreen });
  await deploy(it, 'good');
  await reaches(it, 'BAKE_TIME');

  await deploy(it, 'good', { strategy: 'ROLLING' });

  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 100, [otherGroup]: 0 });
});

test('a blue/green deployment that fails with nowhere to go back to stops no task that serves', async () => {
  const it = world();
  await createService(it, { configuration: blueGreen });
  await reaches(it, 'BAKE_TIME');
  await deploy(it, 'good');
  await reaches(it, 'SCALE_UP');
  it.clock.advance(50);
  const serviceDeploymentArn = (await serviceDeployments(it))[0]?.serviceDeploymentArn ?? '';

  await it.call('StopServiceDeployment', { serviceDeploymentArn });
  it.clock.advance(60_000);

  assert.equal((await serviceDeployments(it))[0]?.status, 'STOPPED');
  assert.equal((await runningImages(it)).length, 4);
});

test('a hook that fails on the way back does not hold the rollback up', async () => {
  const it = await settledService({
    configuration: {
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [
        { targetType: 'AWS_LAMBDA', hookTargetArn: 'check', lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] },
      ],
    },
  });
  it.hooks.answer = () => ({ hookStatus: 'FAILED', reason: 'no' });

  await deploy(it, 'good');
  it.clock.advance(120_000);

  assert.equal((await serviceDeployments(it))[0]?.status, 'ROLLBACK_SUCCESSFUL');
});

test('traffic waits for a new revision whose task has just crashed', async () => {
  const it = await settledService({ desired: 1, configuration: { strategy: 'BLUE_GREEN' } });
  await deploy(it, 'good');
  await reaches(it, 'POST_TEST_TRAFFIC_SHIFT');

  for (const { taskArn = '', containers } of await it.tasks()) {
    if (containers?.[0]?.lastStatus === 'RUNNING' && taskArn === (await it.tasks()).at(-1)?.taskArn)
      it.runtime.crash(taskArn, 1);
  }
  it.clock.advance(100);
  const meanwhile = it.rules.weights(productionRule);
  it.clock.advance(60_000);

  assert.deepEqual(meanwhile, { [targetGroup]: 100, [otherGroup]: 0 });
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 0, [otherGroup]: 100 });
});

test('the deployment of a service that is deleted in the middle of it is stopped, and nothing changes it any more', async () => {
  const it = await settledService({ configuration: blueGreen });
  await deploy(it, 'good');
  await reaches(it, 'SCALE_UP');

  await it.call('DeleteService', { cluster: 'c', service: 'app', force: true });
  const [deleted] = await serviceDeployments(it);
  it.clock.advance(60_000);

  assert.equal(deleted?.status, 'STOPPED');
  const [later] = await serviceDeployments(it);
  assert.deepEqual([later?.status, later?.updatedAt], ['STOPPED', deleted?.updatedAt]);
  assert.equal((await it.service()).status, 'INACTIVE');
});

test('an alarm that rang at the start and falls silent for a moment fails the deployment when it rings again', async () => {
  const it = await settledService({
    configuration: { ...blueGreen, alarms: { alarmNames: ['errors'], enable: true, rollback: true } },
  });
  it.alarms.set('errors', 'ALARM');
  await deploy(it, 'good');
  it.clock.advance(1_000);

  it.alarms.set('errors', 'OK');
  it.alarms.set('errors', 'ALARM');
  it.clock.advance(60_000);

  assert.equal((await serviceDeployments(it))[0]?.status, 'ROLLBACK_SUCCESSFUL');
});

test('a first revision that loses all its tasks during the next deployment still is what traffic moves away from', async () => {
  const it = world();
  await createService(it, { configuration: blueGreen });
  await reaches(it, 'BAKE_TIME');
  await deploy(it, 'good');
  await reaches(it, 'SCALE_UP');

  for (const zone of ['us-east-1a', 'us-east-1b']) it.ecs.outages.lose(zone);
  it.clock.advance(10_000);
  for (const zone of ['us-east-1a', 'us-east-1b']) it.ecs.outages.restore(zone);
  await reaches(it, 'BAKE_TIME');

  assert.equal((await runningImages(it)).length, 4);
});

test('a rolling deployment of a service that is made anew registers where the rule sends the traffic', async () => {
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN' } });
  await deploy(it, 'good');
  it.clock.advance(120_000);
  await it.call('DeleteService', { cluster: 'c', service: 'app', force: true });
  it.clock.advance(60_000);

  await createService(it, { configuration: { strategy: 'ROLLING' } });

  it.clock.advance(60_000);
  const events = await it.events();
  assert.ok(events.some((text) => text.includes(`registered 2 targets in (target-group ${otherGroup})`)));
});

test('the last good revision comes back where the traffic is, once it serves no more and a rolling deployment fails', async () => {
  const it = await settledService({ configuration: blueGreen });
  await deploy(it, 'good');
  await reaches(it, 'BAKE_TIME');
  const serviceDeploymentArn = (await serviceDeployments(it))[0]?.serviceDeploymentArn ?? '';
  await it.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ABORT' });
  it.clock.advance(2_000);
  for (const { taskArn = '', taskDefinitionArn } of await it.tasks()) {
    if (taskDefinitionArn?.endsWith(':1')) it.runtime.crash(taskArn, 1);
  }
  it.clock.advance(2_000);

  await deploy(it, 'exits', { strategy: 'ROLLING' });
  it.clock.advance(120_000);

  const registrations = (await it.events()).filter((text) => text.includes(' registered '));
  assert.equal((await serviceDeployments(it))[0]?.status, 'ROLLBACK_SUCCESSFUL');
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 0, [otherGroup]: 100 });
  assert.match(registrations.at(-1) ?? '', new RegExp(otherGroup));
});

test('a service that is deleted right after StopServiceDeployment goes all the same', async () => {
  const it = await settledService();
  await deploy(it, 'good');
  const serviceDeploymentArn = (await serviceDeployments(it))[0]?.serviceDeploymentArn ?? '';

  await it.call('StopServiceDeployment', { serviceDeploymentArn });
  await it.call('DeleteService', { cluster: 'c', service: 'app', force: true });
  it.clock.advance(60_000);

  assert.equal((await it.service()).status, 'INACTIVE');
  assert.deepEqual(await it.tasks(), []);
});

test('tasks that fail after a deployment has completed are not added to its failures', async () => {
  const it = await settledService();
  const [task] = await it.tasks();

  it.runtime.crash(task?.taskArn ?? '', 1);
  it.clock.advance(60_000);

  assert.equal((await serviceDeployments(it))[0]?.deploymentCircuitBreaker?.failureCount, 0);
});

test('the loss of a zone calls no hook a second time', async () => {
  const it = await settledService({
    // Quicker than the hook answers.
    pace: { ...fastPace, schedulerReaction: 2 },
    configuration: {
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [{ targetType: 'AWS_LAMBDA', hookTargetArn: 'check', lifecycleStages: ['POST_SCALE_UP'] }],
    },
  });
  const earlier = it.hooks.calls.length;
  await deploy(it, 'good');
  while (it.hooks.calls.length === earlier) it.clock.advance(1);

  it.ecs.outages.lose('us-east-1f');
  it.clock.advance(60_000);

  assert.equal(it.hooks.calls.length, earlier + 1);
});
