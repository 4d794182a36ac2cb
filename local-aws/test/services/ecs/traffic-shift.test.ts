import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeploymentConfiguration, ServiceDeployment } from '../../../src/models/generated/ecs.ts';
import { otherGroup, productionRule, settledService, targetGroup, testRule, type World } from './world.ts';

const minute = 60_000;
/** At the fast pace a minute of AWS's side takes a thirtieth. */
const fastMinute = minute / 30;

async function deploy(it: World, image: string): Promise<void> {
  const taskDefinition = await it.define(image);
  await it.call('UpdateService', { cluster: 'c', service: 'app', taskDefinition });
}

async function latest(it: World): Promise<ServiceDeployment> {
  const { serviceDeployments = [] } = await it.call('ListServiceDeployments', { cluster: 'c', service: 'app' });
  const serviceDeploymentArns = [serviceDeployments[0]?.serviceDeploymentArn ?? ''];
  return (await it.call('DescribeServiceDeployments', { serviceDeploymentArns })).serviceDeployments?.[0] ?? {};
}

async function ended(it: World): Promise<ServiceDeployment> {
  for (let look = 0; look < 4_000; look += 1) {
    const deployment = await latest(it);
    if (deployment.finishedAt !== undefined) return deployment;
    it.clock.advance(50);
  }
  return assert.fail('did not end');
}

/** Lets time pass until it is so; fails where it never is. */
async function until(it: World, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 20_000; look += 1) {
    if (await isSo()) return;
    it.clock.advance(5);
  }
  assert.fail('never came to be so');
}

/** The lifecycle stages that a deployment is seen in, in order. */
async function stages(it: World): Promise<string[]> {
  const seen: string[] = [];
  for (let look = 0; look < 8_000; look += 1) {
    const { lifecycleStage, finishedAt } = await latest(it);
    if (finishedAt !== undefined) break;
    if (lifecycleStage !== undefined && seen.at(-1) !== lifecycleStage) seen.push(lifecycleStage);
    it.clock.advance(10);
  }
  return seen;
}

/** The second group's weights of the production rule, each change once. */
function shifts(it: World): number[] {
  return [...it.rules.history(productionRule, otherGroup)].filter((weight, index, all) => weight !== all[index - 1]);
}

const blueGreen: DeploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };

test('blue/green walks the lifecycle stages in order and ends with all traffic on the new revision', async () => {
  const it = await settledService({ configuration: blueGreen });
  await deploy(it, 'good');

  const seen = await stages(it);

  assert.deepEqual(seen, [
    'RECONCILE_SERVICE',
    'PRE_SCALE_UP',
    'SCALE_UP',
    'POST_SCALE_UP',
    'TEST_TRAFFIC_SHIFT',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
    'BAKE_TIME',
    'CLEAN_UP',
  ]);
  assert.equal((await ended(it)).status, 'SUCCESSFUL');
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 0, [otherGroup]: 100 });
  assert.deepEqual(it.rules.weights(testRule), { [targetGroup]: 0, [otherGroup]: 100 });
  assert.equal(it.runtime.running.size, 2);
});

test('a target group that no rule uses yet is attached without a share before any task is in it', async () => {
  const it = await settledService({ configuration: blueGreen });
  it.rules.setWeights(productionRule, { [targetGroup]: 1 });

  await deploy(it, 'good');
  const atFirst = it.rules.weights(productionRule);
  await ended(it);

  assert.deepEqual(atFirst, { [targetGroup]: 1, [otherGroup]: 0 });
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 0, [otherGroup]: 100 });
});

test('both revisions run in full until the bake time is over', async () => {
  const it = await settledService({ configuration: blueGreen });
  await deploy(it, 'good');

  await until(it, async () => (await latest(it)).lifecycleStage === 'BAKE_TIME');
  const baking = await latest(it);
  it.clock.advance(5 * fastMinute - 100);
  const late = await latest(it);

  assert.equal(late.lifecycleStage, 'BAKE_TIME');
  assert.deepEqual(
    [baking.sourceServiceRevisions?.[0], baking.targetServiceRevision].map((revision) => [
      revision?.requestedTaskCount,
      revision?.runningTaskCount,
      revision?.requestedProductionTrafficWeight,
    ]),
    [
      [2, 2, 0],
      [2, 2, 100],
    ],
  );
});

test('the next deployment goes back to the first target group', async () => {
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN' } });
  await deploy(it, 'good');
  await ended(it);

  await deploy(it, 'good');
  await ended(it);

  assert.deepEqual(shifts(it), [0, 100, 0]);
});

test('a canary gives the new revision its share, bakes, and then gives it everything', async () => {
  const canaryConfiguration = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 };
  const it = await settledService({ configuration: { strategy: 'CANARY', canaryConfiguration } });
  await deploy(it, 'good');

  await until(it, () => it.rules.weights(productionRule)?.[otherGroup] !== 0);
  const canary = await latest(it);
  it.clock.advance(10 * fastMinute - 100);
  const beforeTheEnd = it.rules.weights(productionRule);
  const done = await ended(it);

  assert.equal(canary.lifecycleStage, 'PRODUCTION_TRAFFIC_SHIFT');
  assert.equal(canary.targetServiceRevision?.requestedProductionTrafficWeight, 5);
  assert.equal(canary.sourceServiceRevisions?.[0]?.requestedProductionTrafficWeight, 95);
  assert.deepEqual(beforeTheEnd, { [targetGroup]: 95, [otherGroup]: 5 });
  assert.equal(done.status, 'SUCCESSFUL');
  assert.deepEqual(shifts(it), [0, 5, 100]);
});

test('a canary of a tenth of a percent is weighed that finely', async () => {
  const canaryConfiguration = { canaryPercent: 0.1, canaryBakeTimeInMinutes: 0 };
  const it = await settledService({ configuration: { strategy: 'CANARY', canaryConfiguration } });

  await deploy(it, 'good');
  await ended(it);

  assert.ok(it.rules.history(productionRule, otherGroup).includes(1));
  assert.ok(it.rules.history(productionRule, targetGroup).includes(999));
});

test('a linear deployment shifts in equal steps, the last one being what is left', async () => {
  const linearConfiguration = { stepPercent: 30, stepBakeTimeInMinutes: 1 };
  const it = await settledService({ configuration: { strategy: 'LINEAR', linearConfiguration } });

  await deploy(it, 'good');
  await ended(it);

  assert.deepEqual(shifts(it), [0, 30, 60, 90, 100]);
});

test('a green revision whose tasks exit never gets traffic, and the breaker takes it back', async () => {
  const it = await settledService({ configuration: blueGreen });
  const before = (await it.tasks()).map(({ taskArn }) => taskArn);

  await deploy(it, 'exits');
  const failed = await ended(it);

  assert.equal(failed.status, 'ROLLBACK_SUCCESSFUL');
  assert.equal(failed.deploymentCircuitBreaker?.status, 'TRIGGERED');
  assert.deepEqual(shifts(it), [0]);
  assert.deepEqual(
    (await it.tasks()).map(({ taskArn }) => taskArn),
    before,
  );
});

test('an alarm during the canary brings all traffic back at once', async () => {
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true };
  const it = await settledService({ configuration: { strategy: 'CANARY', alarms } });
  await deploy(it, 'good');
  await until(it, () => it.rules.weights(productionRule)?.[otherGroup] !== 0);

  it.alarms.set('errors', 'ALARM');
  it.clock.advance(200);
  const weights = it.rules.weights(productionRule);
  const failed = await ended(it);

  assert.deepEqual(weights, { [targetGroup]: 100, [otherGroup]: 0 });
  assert.equal(failed.status, 'ROLLBACK_SUCCESSFUL');
  assert.deepEqual(failed.alarms?.triggeredAlarmNames, ['errors']);
  assert.equal((await it.service()).deployments?.length, 1);
});

test('an alarm that rings already when the deployment starts does not fail it', async () => {
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true };
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN', alarms } });
  it.alarms.set('errors', 'ALARM');

  await deploy(it, 'good');

  assert.equal((await ended(it)).status, 'SUCCESSFUL');
});

test('alarms roll a rolling deployment back while it bakes', async () => {
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true };
  const it = await settledService({ configuration: { bakeTimeInMinutes: 5, alarms } });
  await deploy(it, 'good');
  it.clock.advance(2_000);
  const baking = await latest(it);

  it.alarms.set('errors', 'ALARM');
  const failed = await ended(it);

  assert.equal(baking.status, 'IN_PROGRESS');
  assert.equal(failed.status, 'ROLLBACK_SUCCESSFUL');
});

const hook = 'arn:aws:lambda:us-east-1:000000000000:function:check';

test('a Lambda hook is told where the deployment stands, and its failure rolls back', async () => {
  const lifecycleHooks = [
    { hookTargetArn: hook, lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'], hookDetails: { bucket: 'b' } },
  ] as const;
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN' } });
  await it.call('UpdateService', { cluster: 'c', service: 'app', deploymentConfiguration: { lifecycleHooks } });
  it.hooks.answer = () => ({ hookStatus: 'FAILED', reason: 'tests failed' });

  await deploy(it, 'good');
  const failed = await ended(it);

  assert.equal(failed.status, 'ROLLBACK_SUCCESSFUL');
  const { executionDetails, hookDetails } = it.hooks.calls[0]?.payload ?? {};
  assert.equal(executionDetails?.lifecycleStage, 'POST_TEST_TRAFFIC_SHIFT');
  assert.equal(executionDetails?.targetServiceRevisionArn, failed.targetServiceRevision?.arn);
  assert.equal(executionDetails?.testTrafficWeights[failed.targetServiceRevision?.arn ?? ''], 100);
  assert.deepEqual(hookDetails, { bucket: 'b' });
  assert.deepEqual(shifts(it), [0]);
});

test('a Lambda hook that is in progress is called again after its delay, with what it asked to be given', async () => {
  const lifecycleHooks = [{ hookTargetArn: hook, lifecycleStages: ['POST_SCALE_UP'] }] as const;
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN', lifecycleHooks } });
  const called = it.hooks.calls.length;
  it.hooks.answer = (_arn, { hookDetails }) =>
    hookDetails === undefined
      ? { hookStatus: 'IN_PROGRESS', callBackDelaySeconds: 60, details: { round: 2 } }
      : { hookStatus: 'SUCCEEDED' };

  await deploy(it, 'good');
  await until(it, () => it.hooks.calls.length > called);
  it.clock.advance(fastMinute - 100);
  const early = it.hooks.calls.length;
  const done = await ended(it);

  assert.equal(early, called + 1);
  assert.equal(it.hooks.calls.length, called + 2);
  assert.equal(done.status, 'SUCCESSFUL');
});

test('a pause hook waits for ContinueServiceDeployment', async () => {
  const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }] as const;
  const it = await settledService({ configuration: { strategy: 'BLUE_GREEN' } });
  await it.call('UpdateService', { cluster: 'c', service: 'app', deploymentConfiguration: { lifecycleHooks } });
  await deploy(it, 'good');
  it.clock.advance(60 * fastMinute);
  const paused = await latest(it);

  const { serviceDeploymentArn = '', lifecycleHookDetails = [] } = paused;
  const hookId = lifecycleHookDetails[0]?.hookId ?? '';
  await it.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId });

  assert.equal(lifecycleHookDetails[0]?.status, 'AWAITING_ACTION');
  assert.equal((await ended(it)).status, 'SUCCESSFUL');
  await assert.rejects(it.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId }), /not waiting/);
});

test('a pause hook that nobody answers does what its timeout says', async () => {
  for (const [action, status] of [
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', 'SUCCESSFUL'],
  ] as const) {
    const timeoutConfiguration = { timeoutInMinutes: 10, action };
    const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'], timeoutConfiguration }] as const;
    const it = await settledService({ configuration: { strategy: 'BLUE_GREEN' } });
    await it.call('UpdateService', { cluster: 'c', service: 'app', deploymentConfiguration: { lifecycleHooks } });

    await deploy(it, 'good');

    assert.equal((await ended(it)).status, status);
  }
});

for (const stage of ['SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'] as const) {
  test(`StopServiceDeployment rolls back from ${stage}`, async () => {
    const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 5 };
    const it = await settledService({
      configuration: { strategy: 'CANARY', canaryConfiguration, bakeTimeInMinutes: 5 },
    });
    const good = (await it.service()).taskDefinition;
    await deploy(it, 'good');
    await until(it, async () => (await latest(it)).lifecycleStage === stage);

    const { serviceDeploymentArn = '' } = await latest(it);
    await it.call('StopServiceDeployment', { serviceDeploymentArn });
    const requested = (await latest(it)).status;
    const stopped = await ended(it);
    it.clock.advance(minute);

    assert.equal(requested, 'ROLLBACK_REQUESTED');
    assert.equal(stopped.status, 'ROLLBACK_SUCCESSFUL');
    assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 100, [otherGroup]: 0 });
    const service = await it.service();
    assert.equal(service.taskDefinition, good);
    assert.equal(service.runningCount, 2);
    assert.equal(service.deployments?.length, 1);
  });
}

test('an update during a canary starts over with the same source', async () => {
  const it = await settledService({ configuration: { strategy: 'CANARY' } });
  const source = (await it.service()).taskDefinition;
  await deploy(it, 'good');
  await until(it, () => it.rules.weights(productionRule)?.[otherGroup] !== 0);

  await deploy(it, 'exits');
  const failed = await ended(it);

  assert.equal(failed.status, 'ROLLBACK_SUCCESSFUL');
  assert.equal((await it.service()).taskDefinition, source);
  assert.deepEqual(it.rules.weights(productionRule), { [targetGroup]: 100, [otherGroup]: 0 });
});
