import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { isPending } from '../../../src/engine/task-lifecycle.ts';
import type {
  ClusterRow,
  ServiceDeploymentRow,
  ServiceRow,
  TaskDefinitionRow,
  TaskRow,
} from '../../../src/services/ecs/rows.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import { AwsError } from '../../../src/wire/aws-error.ts';
import { type World, world } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-aws-ecs-'));
let files = 0;
after(() => rmSync(folder, { recursive: true }));

const clusters = ['one', 'other'] as const;
const families = ['good', 'exits', 'missing'] as const;
const starters = ['me', 'you'] as const;

const cluster = fc.constantFrom(...clusters);
const family = fc.constantFrom(...families);
const serviceName = fc.constantFrom('web', 'api');
const desired = fc.nat(3);

const aStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('create service'), cluster, serviceName, family, desired }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('update service'), cluster, serviceName, family, desired }) },
  fc.record({ kind: fc.constant('delete service'), cluster, serviceName }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('run task'), cluster, family, by: fc.constantFrom(...starters) }),
  },
  fc.record({ kind: fc.constant('stop task'), cluster, task: fc.nat(5) }),
  fc.record({ kind: fc.constant('crash task'), task: fc.nat(5) }),
  fc.record({ kind: fc.constant('deregister'), family, revision: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('register'), family }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete cluster'), cluster, milliseconds: fc.constantFrom(0, 20, 2_000) }),
  },
  fc.record({ kind: fc.constant('create cluster'), cluster }),
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('wait'), milliseconds: fc.constantFrom(20, 150, 2_000) }),
  },
  fc.record({ kind: fc.constant('rest') }),
  fc.record({ kind: fc.constant('restart') }),
);
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

test('whatever was done to them, ECS counts and lists the rows that a walk over all of them finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const path = join(folder, `${++files}.db`);
      let it = world({ store: openSqliteStore(path) });
      for (const cluster of clusters) await take(it, { kind: 'create cluster', cluster });
      for (const family of families) await take(it, { kind: 'register', family });

      for (const [index, step] of steps.entries()) {
        if (step.kind === 'restart') {
          // As after a kill: nothing was stopped.
          it.store.close();
          it = world({ store: openSqliteStore(path), seed: index + 2 });
          it.ecs.start();
        } else await take(it, step);

        await assertFindsAll(it);
      }
      it.store.close();
    }),
    { numRuns: 40 },
  );
});

/** What ECS refuses changes nothing. */
async function take(it: World, step: Exclude<Step, { kind: 'restart' }>): Promise<void> {
  try {
    await act(it, step);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

async function act({ call, clock, runtime, store }: World, step: Exclude<Step, { kind: 'restart' }>): Promise<void> {
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } };
  switch (step.kind) {
    case 'create service':
      await call('CreateService', {
        cluster: step.cluster,
        serviceName: step.serviceName,
        taskDefinition: step.family,
        desiredCount: step.desired,
        launchType: 'FARGATE',
        networkConfiguration,
      });
      return;
    case 'update service':
      await call('UpdateService', {
        cluster: step.cluster,
        service: step.serviceName,
        taskDefinition: step.family,
        desiredCount: step.desired,
      });
      return;
    case 'delete service':
      await call('DeleteService', { cluster: step.cluster, service: step.serviceName, force: true });
      return;
    case 'run task':
      await call('RunTask', {
        cluster: step.cluster,
        taskDefinition: step.family,
        startedBy: step.by,
        launchType: 'FARGATE',
        networkConfiguration,
      });
      return;
    case 'stop task': {
      const tasks = [...store.table<TaskRow>('ecs.tasks').values()];
      const task = tasks[step.task % tasks.length];
      if (task) await call('StopTask', { cluster: step.cluster, task: task.arn });
      return;
    }
    case 'crash task': {
      const running = [...runtime.running];
      const task = running[step.task % running.length];
      if (task !== undefined) runtime.crash(task, 1);
      return;
    }
    case 'register':
      await call('RegisterTaskDefinition', {
        family: step.family,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: step.family }],
      });
      return;
    case 'deregister':
      await call('DeregisterTaskDefinition', { taskDefinition: `${step.family}:${step.revision}` });
      return;
    case 'create cluster':
      await call('CreateCluster', { clusterName: step.cluster });
      return;
    case 'delete cluster':
      await empty(call, step.cluster);
      clock.advance(step.milliseconds);
      await assertDeletes(call, store, step.cluster);
      return;
    case 'wait':
      clock.advance(step.milliseconds);
      return;
    case 'rest':
      // Until what has stopped is forgotten; services whose tasks crash would fill the hour with them.
      for (const { clusterArn, name, status } of store.table<ServiceRow>('ecs.services').values()) {
        if (status !== 'ACTIVE') continue;
        await call('UpdateService', { cluster: clusterArn, service: name, desiredCount: 0 });
      }
      clock.advance(4_000_000);
      return;
    default:
      step satisfies never;
  }
}

async function empty(call: World['call'], cluster: string): Promise<void> {
  const { serviceArns: services = [] } = await call('ListServices', { cluster, maxResults: 100 });
  const { taskArns: tasks = [] } = await call('ListTasks', { cluster });
  for (const service of services) await call('DeleteService', { cluster, service, force: true }).catch(() => {});
  for (const task of tasks) await call('StopTask', { cluster, task });
}

async function assertDeletes(call: World['call'], store: World['store'], name: string): Promise<void> {
  const row = store.table<ClusterRow>('ecs.clusters').get(name);
  if (row?.status !== 'ACTIVE') return;
  const services = [...store.table<ServiceRow>('ecs.services').values()];
  const tasks = [...store.table<TaskRow>('ecs.tasks').values()];
  const isFull =
    services.some(({ clusterArn, status }) => clusterArn === row.arn && status !== 'INACTIVE') ||
    tasks.some(({ clusterArn, lastStatus }) => clusterArn === row.arn && lastStatus !== 'STOPPED');
  const outcome = await call('DeleteCluster', { cluster: name }).then(
    () => 'deleted',
    () => 'refused',
  );
  assert.equal(outcome, isFull ? 'refused' : 'deleted');
}

/** Asks the operations, and walks over the tables as they would without an index. */
async function assertFindsAll({ call, store }: World): Promise<void> {
  const tasks = [...store.table<TaskRow>('ecs.tasks').values()];
  const services = [...store.table<ServiceRow>('ecs.services').values()];
  const deployments = [...store.table<ServiceDeploymentRow>('ecs.service-deployments').values()];
  const definitions = [...store.table<TaskDefinitionRow>('ecs.task-definitions').values()];

  for (const { arn, name, status } of store.table<ClusterRow>('ecs.clusters').values()) {
    const own = tasks.filter(({ clusterArn }) => clusterArn === arn);
    const ownServices = services.filter(({ clusterArn }) => clusterArn === arn);
    const described = (await call('DescribeClusters', { clusters: [name] })).clusters?.[0];
    assert.deepEqual(
      [described?.runningTasksCount, described?.pendingTasksCount, described?.activeServicesCount],
      [
        own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
        own.filter(({ desiredStatus, lastStatus }) => desiredStatus === 'RUNNING' && isPending(lastStatus)).length,
        ownServices.filter((each) => each.status === 'ACTIVE').length,
      ],
    );
    if (status !== 'ACTIVE') continue;

    const { serviceArns } = await call('ListServices', { cluster: name, maxResults: 100 });
    const present = ownServices.filter((each) => each.status !== 'INACTIVE');
    assert.deepEqual(serviceArns, arnsOf(present));
    for (const service of ownServices) {
      const { serviceDeployments } = await call('ListServiceDeployments', { cluster: name, service: service.arn });
      const of = deployments.filter(({ serviceArn }) => serviceArn === service.arn);
      assert.deepEqual(
        serviceDeployments?.map(({ serviceDeploymentArn }) => serviceDeploymentArn),
        arnsOf(of).reverse().slice(0, 20),
      );
    }
    const questions: readonly Question[] = [
      { asked: {}, isMeant: () => true },
      ...ownServices.map((service): Question => {
        return { asked: { serviceName: service.name }, isMeant: (task) => task.service?.arn === service.arn };
      }),
      ...families.map((of): Question => {
        return { asked: { family: of }, isMeant: ({ taskDefinitionArn }) => taskDefinitionArn.includes(`/${of}:`) };
      }),
      ...starters.map((by): Question => ({ asked: { startedBy: by }, isMeant: ({ startedBy }) => startedBy === by })),
    ];
    for (const { asked, isMeant } of questions) {
      for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
        const found = await listTasks(call, { cluster: name, desiredStatus }, asked);
        assert.deepEqual(found, arnsOf(own.filter((task) => task.desiredStatus === desiredStatus && isMeant(task))));
      }
    }
  }

  const active = definitions.filter(({ status }) => status === 'ACTIVE');
  for (const each of families) {
    const { taskDefinitionArns } = await call('ListTaskDefinitions', { familyPrefix: each });
    assert.deepEqual(taskDefinitionArns, arnsOf(active.filter(({ family }) => family === each)));
  }
  const { families: found } = await call('ListTaskDefinitionFamilies', { status: 'ACTIVE' });
  assert.deepEqual(found, [...new Set(active.map(({ family }) => family))].sort());
}

/** What ListTasks is asked for, and which tasks that means. */
interface Question {
  readonly asked: { readonly serviceName?: string; readonly family?: string; readonly startedBy?: string };
  readonly isMeant: (task: TaskRow) => boolean;
}

async function listTasks(
  call: World['call'],
  of: { readonly cluster: string; readonly desiredStatus: 'RUNNING' | 'STOPPED' },
  asked: Question['asked'],
): Promise<readonly string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call('ListTasks', { ...of, ...asked, ...(nextToken === undefined ? {} : { nextToken }) });
    found.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

function arnsOf(rows: readonly { readonly arn: string }[]): string[] {
  return rows.map(({ arn }) => arn);
}
