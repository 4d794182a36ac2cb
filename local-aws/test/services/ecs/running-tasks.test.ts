import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import {
  type ContainerDefinition,
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import { type LocalAws, startLocalAws } from '../../../src/index.ts';
import { buildImage, sha256 } from '../../registry/image-builder.ts';

const stsClient = createRequire(import.meta.url).resolve('@aws-sdk/client-sts');

describe('tasks that run as processes', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-'));
  let localAws: LocalAws;
  let ecs: ECSClient;
  let logs: CloudWatchLogsClient;
  let ecr: ECRClient;

  before(async () => {
    const nothing = (): void => undefined;
    localAws = await startLocalAws({
      host: '127.0.0.1',
      port: 0,
      dataDirectory,
      pace: 'fast',
      shutDown: nothing,
      reset: nothing,
    });
    const client = {
      endpoint: localAws.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    [ecs, logs, ecr] = [new ECSClient(client), new CloudWatchLogsClient(client), new ECRClient(client)];
    await ecs.send(new CreateClusterCommand({ clusterName: 'c', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] }));
  });

  after(async () => {
    for (const client of [ecs, logs, ecr]) client.destroy();
    await localAws.close();
    rmSync(dataDirectory, { recursive: true });
  });

  /** Pushes an image that runs the script with Node, and gives its reference. */
  async function image(name: string, script: string): Promise<string> {
    await ecr.send(new CreateRepositoryCommand({ repositoryName: name }));
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const authorization = `Basic ${authorizationData?.[0]?.authorizationToken}`;
    const built = buildImage({
      layers: [[{ path: 'app/main.mjs', content: script }]],
      config: { Entrypoint: ['node', '/app/main.mjs'] },
    });
    const put = async (
      method: string,
      path: string,
      body: Buffer,
      type = 'application/octet-stream',
    ): Promise<void> => {
      const headers = { authorization, 'content-type': type };
      const response = await fetch(`${localAws.endpoint}/v2/${name}${path}`, {
        method,
        headers,
        body: new Uint8Array(body),
      });
      assert.equal(response.status, 201, await response.text());
    };
    for (const blob of built.blobs) await put('POST', `/blobs/uploads/?digest=${sha256(blob)}`, blob);
    await put('PUT', '/manifests/1', built.manifest, built.mediaType);
    return `${new URL(localAws.endpoint).host}/${name}:1`;
  }

  async function run(family: string, containers: readonly ContainerDefinition[], onSpot = false): Promise<string> {
    const logConfiguration = {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': family,
        'awslogs-region': 'us-east-1',
        'awslogs-stream-prefix': 'p',
        'awslogs-create-group': 'true',
      },
    } as const;
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        taskRoleArn: 'arn:aws:iam::000000000000:role/app',
        containerDefinitions: containers.map((container) => ({ logConfiguration, ...container })),
      }),
    );
    const { tasks } = await ecs.send(
      new RunTaskCommand({
        cluster: 'c',
        taskDefinition: taskDefinition?.taskDefinitionArn,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
        ...(onSpot && { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }),
      }),
    );
    return tasks?.[0]?.taskArn ?? '';
  }

  async function described(task: string): Promise<Task> {
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [task] }));
    return tasks?.[0] ?? {};
  }

  /** The SDK's waiter looks once a second at most; this looks more often, within the test's own time limit. */
  async function once(task: string, isReached: (task: Task) => boolean): Promise<Task> {
    for (;;) {
      const found = await described(task);
      if (isReached(found)) return found;
      await setTimeout(20);
    }
  }

  function stopped(task: string): Promise<Task> {
    return once(task, ({ lastStatus }) => lastStatus === 'STOPPED');
  }

  function running(task: string): Promise<Task> {
    return once(task, ({ lastStatus }) => lastStatus === 'RUNNING' || lastStatus === 'STOPPED');
  }

  async function linesOf(group: string): Promise<string[]> {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: group }));
    return events.map(({ message = '' }) => message);
  }

  test('a container starts after the one that it depends on, and both exit codes are told', async () => {
    const first = await image('first', 'console.log("first"); setTimeout(() => console.log("done"), 50)');
    const second = await image('second', 'console.log("second"); process.exitCode = 7');

    const task = await run('order', [
      { name: 'second', image: second, dependsOn: [{ containerName: 'first', condition: 'SUCCESS' }] },
      { name: 'first', image: first, essential: false },
    ]);

    const waited = await waitUntilTasksStopped(
      { client: ecs, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
      { cluster: 'c', tasks: [task] },
    );
    const { stopCode, containers = [] } = await described(task);
    assert.equal(waited.state, 'SUCCESS');
    assert.equal(stopCode, 'EssentialContainerExited');
    assert.deepEqual(
      containers.map(({ name, exitCode }) => [name, exitCode]),
      [
        ['second', 7],
        ['first', 0],
      ],
    );
    assert.deepEqual(await linesOf('order'), ['first', 'done', 'second']);
  });

  test('a program in a task finds its identity through the AWS SDK, and itself through the metadata endpoint', async () => {
    const program = await image(
      'asks',
      `
      import sts from ${JSON.stringify(stsClient)};
      const { Account } = await new sts.STSClient().send(new sts.GetCallerIdentityCommand({}));
      const uri = process.env.ECS_CONTAINER_METADATA_URI_V4;
      const ask = async (path) => (await fetch(uri + path)).json();
      const credentials = await (await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI)).json();
      const [own, task, stats, all] = [await ask(''), await ask('/task'), await ask('/stats'), await ask('/task/stats')];
      const strange = await fetch(uri.replace(/[^/]+$/, 'other'));
      console.log(JSON.stringify({ Account, own, task, stats, all, credentials, strange: strange.status }));
      `,
    );

    const task = await run('asks', [{ name: 'app', image: program, portMappings: [{ containerPort: 8080 }] }]);

    assert.equal((await stopped(task)).containers?.[0]?.exitCode, 0, (await linesOf('asks')).join('\n'));
    const told = JSON.parse((await linesOf('asks'))[0] ?? '{}');
    assert.equal(told.Account, '000000000000');
    assert.equal(told.own.Name, 'app');
    assert.equal(told.own.Labels['com.amazonaws.ecs.task-arn'], task);
    assert.equal(told.task.TaskARN, task);
    assert.deepEqual(told.task.Limits, { CPU: 0.25, Memory: 512 });
    assert.equal(told.task.Containers[0].DockerId, told.own.DockerId);
    assert.equal(told.credentials.RoleArn, 'arn:aws:iam::000000000000:role/app');
    assert.ok(Date.parse(told.credentials.Expiration) > Date.now());
    assert.equal(told.strange, 404);
    if (process.platform !== 'linux') return;
    assert.ok(told.stats.memory_stats.usage > 5_000_000);
    assert.equal(told.stats.memory_stats.limit, 512 * 1024 * 1024);
    assert.deepEqual(Object.keys(told.all), [told.own.DockerId]);
  });

  test('a check that passes makes a task HEALTHY, and Fargate Spot may interrupt it', async () => {
    const serving = await image('serving', 'process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1000)');
    const healthCheck = { command: ['CMD-SHELL', 'exit 0'] };
    const task = await run('serving', [{ name: 'app', image: serving, healthCheck }], true);
    const { healthStatus } = await once(task, (found) => found.healthStatus !== 'UNKNOWN');
    const interrupt = (arn: string, method = 'POST'): Promise<Response> =>
      fetch(`${localAws.endpoint}/_local/interrupt?task=${encodeURIComponent(arn)}`, { method });

    const answers = [
      await interrupt(task, 'GET'),
      await interrupt('none'),
      await interrupt(task),
      await interrupt(task),
    ];

    assert.equal(healthStatus, 'HEALTHY');
    assert.deepEqual(
      answers.map(({ status }) => status),
      [405, 404, 202, 409],
    );
    const { stopCode, stoppedReason, containers } = await stopped(task);
    assert.deepEqual([stopCode, stoppedReason], ['SpotInterruption', 'Your Spot Task was interrupted.']);
    assert.equal(containers?.[0]?.exitCode, 3);
  });

  test('what uses more memory than its task has is killed, and the reason is told', {
    skip: process.platform !== 'linux' && 'memory is limited on Linux only',
  }, async () => {
    const greedy = await image('greedy', 'const held = []; setInterval(() => held.push(Buffer.alloc(3e7, 1)), 10)');

    const task = await run('greedy', [{ name: 'app', image: greedy, memory: 128 }]);

    const { stopCode, containers } = await stopped(task);
    assert.equal(stopCode, 'EssentialContainerExited');
    assert.equal(containers?.[0]?.exitCode, 137);
    assert.equal(containers?.[0]?.reason, 'OutOfMemoryError: Container killed due to memory usage');
  });

  test('a task that is stopped by hand says by whom', async () => {
    const waiting = await image('waiting', 'process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)');
    const task = await run('waiting', [{ name: 'app', image: waiting }]);
    await running(task);

    await ecs.send(new StopTaskCommand({ cluster: 'c', task, reason: 'done looking' }));

    const { stopCode, stoppedReason } = await stopped(task);
    assert.deepEqual([stopCode, stoppedReason], ['UserInitiated', 'done looking']);
  });
});
