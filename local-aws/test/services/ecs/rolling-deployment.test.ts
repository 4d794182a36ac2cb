import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createService, settledService, targetGroup, type World, world } from './world.ts';

async function deploy(it: World, image: string): Promise<string> {
  const taskDefinition = await it.define(image);
  await it.call('UpdateService', { cluster: 'c', service: 'app', taskDefinition });
  return taskDefinition;
}

async function statuses(it: World): Promise<(string | undefined)[]> {
  const { serviceDeployments } = await it.call('ListServiceDeployments', { cluster: 'c', service: 'app' });
  return (serviceDeployments ?? []).map(({ status }) => status);
}

test('a new service starts its tasks, waits for the load balancer and reaches a steady state', async () => {
  const it = await settledService();

  const service = await it.service();

  assert.equal(service.runningCount, 2);
  assert.deepEqual(
    service.deployments?.map(({ status, rolloutState }) => [status, rolloutState]),
    [['PRIMARY', 'COMPLETED']],
  );
  const deployment = service.deployments?.[0]?.id;
  const ids = (await it.tasks()).map(({ taskArn = '' }) => taskArn.split('/').at(-1));
  assert.deepEqual(await it.events(), [
    `(service app) has started 2 tasks: (task ${ids[0]}) (task ${ids[1]}).`,
    `(service app) registered 2 targets in (target-group ${targetGroup})`,
    `(service app) (deployment ${deployment}) deployment completed.`,
    '(service app) has reached a steady state.',
  ]);
});

test('a deployment replaces every task and tells it in the order that ECS does', async () => {
  const it = await settledService();
  const before = (await it.events()).length;

  await deploy(it, 'good');
  it.clock.advance(60_000);

  const told = (await it.events())
    .slice(before)
    .map((message) => /has started|registered|has stopped|deregistered|draining|completed|steady/.exec(message)?.[0]);
  assert.deepEqual(told, [
    'has started',
    'registered',
    'has stopped',
    'deregistered',
    'draining',
    'completed',
    'steady',
  ]);
  assert.deepEqual(await statuses(it), ['SUCCESSFUL', 'SUCCESSFUL']);
  assert.equal(it.runtime.running.size, 2);
});

test('keeps the old tasks until the new ones are healthy', async () => {
  const it = await settledService();
  const old = (await it.tasks()).map(({ taskArn }) => taskArn);

  await deploy(it, 'unhealthy');
  let looks = 0;
  while (it.clock.step() && looks < 200) looks += 1;

  const running = (await it.tasks()).map(({ taskArn }) => taskArn);
  assert.ok(old.every((arn) => running.includes(arn)));
});

for (const [image, code, reason] of [
  ['exits', 'EssentialContainerExited', /Essential container in task exited/],
  ['missing', 'TaskFailedToStart', /CannotPullContainerError/],
  ['unhealthy', 'ServiceSchedulerInitiated', /Task failed ELB health checks in \(target-group/],
] as const) {
  test(`the circuit breaker rolls a deployment back whose tasks fail (${image})`, async () => {
    const it = await settledService();
    const good = await it.service();

    const bad = await deploy(it, image);
    it.clock.advance(120_000);

    const service = await it.service();
    assert.equal(service.taskDefinition, good.taskDefinition);
    assert.equal(service.runningCount, 2);
    assert.equal(service.deployments?.length, 1);
    assert.equal(service.deployments?.[0]?.rolloutState, 'COMPLETED');
    assert.deepEqual(await statuses(it), ['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL']);
    const failed = (await it.tasks('STOPPED')).filter(({ taskDefinitionArn }) => taskDefinitionArn === bad);
    assert.ok(failed.length >= 3);
    assert.ok(failed.some(({ stopCode, stoppedReason }) => stopCode === code && reason.test(stoppedReason ?? '')));
    const events = await it.events();
    assert.ok(events.some((message) => /deployment failed: tasks failed to start\.$/.test(message)));
    assert.ok(events.includes(`(service app) rolling back to deployment ${good.deployments?.[0]?.id}.`));
  });
}

test('a rollback keeps the tasks of the last good revision running instead of starting them anew', async () => {
  const it = await settledService();
  const old = (await it.tasks()).map(({ taskArn }) => taskArn);

  await deploy(it, 'exits');
  it.clock.advance(120_000);

  assert.deepEqual(
    (await it.tasks()).map(({ taskArn }) => taskArn),
    old,
  );
});

test('a first deployment that fails stops as FAILED and launches nothing more', async () => {
  const it = world();
  await createService(it, { image: 'exits' });

  it.clock.advance(600_000);
  const launched = (await it.tasks('STOPPED')).length;
  it.clock.advance(600_000);

  const service = await it.service();
  assert.equal(service.deployments?.[0]?.rolloutState, 'FAILED');
  assert.equal(service.deployments?.[0]?.rolloutStateReason, 'ECS deployment circuit breaker: tasks failed to start.');
  assert.equal((await it.tasks('STOPPED')).length, launched);
  assert.deepEqual(await statuses(it), ['STOPPED']);
});

test('a task that crashes is replaced, and its target leaves the load balancer', async () => {
  const it = await settledService();
  const [crashed, kept] = await it.tasks();

  it.runtime.crash(crashed?.taskArn ?? '', 3);
  it.clock.advance(60_000);

  const tasks = await it.tasks();
  assert.equal(tasks.length, 2);
  assert.ok(tasks.some(({ taskArn }) => taskArn === kept?.taskArn));
  assert.equal(it.targets.registered.size, 2);
  const [stopped] = await it.tasks('STOPPED');
  assert.equal(stopped?.stopCode, 'EssentialContainerExited');
  assert.equal(stopped?.containers?.[0]?.exitCode, 3);
});

test('a task that turns unhealthy is replaced before it is stopped', async () => {
  const it = await settledService();
  const [sick] = await it.tasks();
  const address = sick?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address ?? '';

  it.targets.sicken(address);
  let most = 0;
  for (let look = 0; look < 400; look += 1) {
    it.clock.advance(25);
    most = Math.max(most, (await it.tasks()).length);
  }

  assert.equal(most, 3);
  assert.equal((await it.service()).runningCount, 2);
  assert.ok(
    (await it.events()).some((message) =>
      message.includes(
        `(port 8080) is unhealthy in (target-group ${targetGroup}) due to (reason Health checks failed with these codes: [503]).`,
      ),
    ),
  );
});

test('scaling in drains what it stops and starts no deployment', async () => {
  const it = await settledService({ desired: 4 });

  await it.call('UpdateService', { cluster: 'c', service: 'app', desiredCount: 1 });
  it.clock.advance(60_000);

  const service = await it.service();
  assert.equal(service.runningCount, 1);
  assert.equal(it.targets.registered.size, 1);
  assert.deepEqual(await statuses(it), ['SUCCESSFUL']);
});

test('an update during a deployment replaces it: the older one ends as STOPPED', async () => {
  const it = await settledService();

  await deploy(it, 'good');
  it.clock.advance(100);
  const last = await deploy(it, 'good');
  it.clock.advance(60_000);

  assert.deepEqual(await statuses(it), ['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL']);
  const service = await it.service();
  assert.equal(service.taskDefinition, last);
  assert.ok((await it.tasks()).every(({ taskDefinitionArn }) => taskDefinitionArn === last));
});

test('the same CreateService again answers with the service that it made; another one is refused', async () => {
  const it = world();
  await createService(it, {});
  const request = {
    cluster: 'c',
    serviceName: 'again',
    taskDefinition: 'app:1',
    desiredCount: 1,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  };

  const first = await it.call('CreateService', { ...request, clientToken: 'one' });
  const second = await it.call('CreateService', { ...request, clientToken: 'two' });

  assert.equal(second.service?.deployments?.[0]?.id, first.service?.deployments?.[0]?.id);
  await assert.rejects(it.call('CreateService', { ...request, desiredCount: 2 }), /not idempotent/);
});

test('a deleted service stops its tasks and becomes INACTIVE', async () => {
  const it = await settledService();

  await assert.rejects(
    it.call('DeleteService', { cluster: 'c', service: 'app' }),
    /cannot be stopped while it is scaled above 0/,
  );
  await it.call('DeleteService', { cluster: 'c', service: 'app', force: true });
  const draining = await it.service();
  it.clock.advance(60_000);

  assert.equal(draining.status, 'DRAINING');
  assert.equal((await it.service()).status, 'INACTIVE');
  assert.equal(it.runtime.running.size, 0);
});

test('after a restart the tasks of before are stopped and the service starts new ones', async () => {
  const before = await settledService();
  const old = (await before.tasks()).map(({ taskArn }) => taskArn);

  const after = world({ store: before.store });
  after.ecs.start();
  after.clock.advance(60_000);

  const tasks = await after.tasks();
  assert.equal(tasks.length, 2);
  assert.ok(tasks.every(({ taskArn }) => !old.includes(taskArn)));
  assert.equal((await after.service()).deployments?.[0]?.rolloutState, 'COMPLETED');
});

test('stays within the ceiling and above the floor at every moment of a deployment', async () => {
  for (const { desired, minimum, maximum } of [
    { desired: 4, minimum: 50, maximum: 100 },
    { desired: 4, minimum: 100, maximum: 150 },
    { desired: 3, minimum: 67, maximum: 134 },
    { desired: 10, minimum: 90, maximum: 110 },
  ]) {
    const it = world();
    await createService(it, { desired, minimum, maximum });
    it.clock.advance(600_000);
    await deploy(it, 'good');

    let most = 0;
    let fewest = desired;
    for (let look = 0; look < 2_000; look += 1) {
      it.clock.advance(25);
      const tasks = await it.tasks();
      most = Math.max(most, tasks.length);
      fewest = Math.min(fewest, tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length);
    }

    assert.ok(most <= Math.floor((desired * maximum) / 100), `ceiling ${most}`);
    assert.ok(fewest >= Math.ceil((desired * minimum) / 100), `floor ${fewest}`);
    assert.deepEqual(await statuses(it), ['SUCCESSFUL', 'SUCCESSFUL']);
  }
});
