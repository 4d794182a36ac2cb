import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  type Task,
  UpdateServiceCommand,
  waitUntilServicesStable,
} from '@aws-sdk/client-ecs';
import { type LocalStack, localStack } from './local-stack.ts';
import { steadyLoad } from './steady-load.ts';

const cluster = 'devops-challenge-dev-cluster';
const service = 'devops-challenge-dev-service';

describe('faults', () => {
  let stack: LocalStack;
  let client: ECSClient;

  before(async () => {
    stack = await localStack();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = new ECSClient({ endpoint: stack.endpoint, region: 'us-east-1', credentials });
  });

  after(async () => {
    client.destroy();
    await stack.close();
  });

  async function runningTasks(): Promise<Task[]> {
    const { taskArns = [] } = await client.send(new ListTasksCommand({ cluster, serviceName: service }));
    if (taskArns.length === 0) return [];
    return (await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? [];
  }

  async function runningCount(): Promise<number | undefined> {
    const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
    return services?.[0]?.runningCount;
  }

  async function stable(): Promise<void> {
    await waitUntilServicesStable(
      { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
      { cluster, services: [service] },
    );
  }

  async function until(isReached: () => Promise<boolean>): Promise<void> {
    while (!(await isReached())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  test('a task whose process is killed is replaced', async () => {
    const before = await runningTasks();
    const [victim] = before;
    process.kill(Number(victim?.containers?.[0]?.runtimeId), 'SIGKILL');
    await until(async () => (await runningTasks()).every(({ taskArn }) => taskArn !== victim?.taskArn));
    await until(async () => (await runningTasks()).filter(({ lastStatus }) => lastStatus === 'RUNNING').length === 2);

    const { tasks } = await client.send(new DescribeTasksCommand({ cluster, tasks: [victim?.taskArn ?? ''] }));
    assert.equal(tasks?.[0]?.stopCode, 'EssentialContainerExited');
    assert.equal(tasks?.[0]?.containers?.[0]?.exitCode, 137);
  });

  test('no request fails while the service is scaled out and in', async () => {
    await stable();
    const load = steadyLoad(`${stack.url}/api/hello`, 500);

    await client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 4 }));
    await until(async () => (await runningCount()) === 4);
    await client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 1 }));
    await until(async () => (await runningTasks()).length === 1 && (await runningCount()) === 1);
    const { requests, errors, timeouts, non2xx } = await load.stop();

    assert.ok(requests.total > 100, `${requests.total} requests`);
    assert.deepEqual({ errors, timeouts, non2xx }, { errors: 0, timeouts: 0, non2xx: 0 });
    await client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 2 }));
    await stable();
  });

  test('local-aws killed and started again has its state back and its tasks restarted', async () => {
    const before = await runningTasks();
    const processes = before.map(({ containers }) => Number(containers?.[0]?.runtimeId));
    process.kill(await stack.localAwsPid(), 'SIGKILL');
    await until(async () => processes.every((pid) => !isAlive(pid)));
    await stack.interrupt();

    await stack.up();

    const after = await runningTasks();
    assert.equal(after.length, 2);
    assert.ok(after.every(({ taskArn }) => before.every((old) => old.taskArn !== taskArn)));
    assert.equal(after[0]?.taskDefinitionArn, before[0]?.taskDefinitionArn);
    assert.equal(await stack.version(), '1.0.0');
  });

  test('Ctrl-C ends every process and frees every port', async () => {
    const pids = (await runningTasks()).map(({ containers }) => Number(containers?.[0]?.runtimeId));
    pids.push(await stack.localAwsPid());

    const exitCode = await stack.interrupt();

    assert.equal(exitCode, 0);
    assert.deepEqual(pids.filter(isAlive), []);
    await assert.rejects(fetch(stack.url));
    await assert.rejects(fetch(stack.endpoint));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
