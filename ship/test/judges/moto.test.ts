import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { CreateTargetGroupCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Contract, renderContract } from '../../src/contract/contract.ts';
import { buildImage } from '../../src/image/build.ts';
import { pushImage } from '../../src/image/push.ts';
import { aRegistry, repository } from '../image/registry/a-registry.ts';
import { aTemporaryDirectory } from '../image/temporary-directory.ts';
import { type RecordingProxy, recordingProxy } from '../support/recording-proxy.ts';
import { type MotoServer, motoServer, withoutMoto } from './moto-server.ts';

const program = join(import.meta.dirname, '../../bin/ship.js');
const service = join(import.meta.dirname, '../fixtures/services/unhealthy');
/** Newer operations of ECS that moto 5.2 has not got. */
const lacking = new Set([
  'ecs:ListServiceDeployments',
  'ecs:DescribeServiceDeployments',
  'ecs:DescribeServiceRevisions',
]);
// Made here, since it lives as long as what makes it.
const registry = await aRegistry();
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

describe('against moto, ship', { skip: withoutMoto, timeout: 110_000 }, () => {
  let moto: MotoServer;
  let proxy: RecordingProxy;
  let image = '';
  let ecs: ECSClient | undefined;

  before(async () => {
    moto = await motoServer();
    proxy = await recordingProxy(moto.endpoint, lacking);
    image = await aPushedImage();
    const client = new ECSClient({ endpoint: moto.endpoint, region: 'us-east-1', credentials });
    ecs = client;
    await provide(client, image);
  });

  after(async () => {
    ecs?.destroy();
    await proxy.close();
    await moto.close();
  });

  async function aPushedImage(): Promise<string> {
    const layoutDirectory = await aTemporaryDirectory();
    await buildImage({ serviceDirectory: service, layoutDirectory, appVersion: '1.1.0', git: async () => undefined });
    const options = { registry: registry.host, repository, layoutDirectory, tags: ['1.1.0'] };
    await pushImage({ ...options, clock: { now: () => 0, wait: async () => {} } });
    return `${registry.host}/${repository}`;
  }

  /** The network that moto has from the start; asked without the EC2 client, which ship has no use for. */
  async function networkPart(action: string, kind: 'vpc' | 'subnet' | 'group'): Promise<string> {
    const scope = 'Credential=test/20260101/us-east-1/ec2/aws4_request';
    const answer = await fetch(moto.endpoint, {
      method: 'POST',
      headers: { authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0` },
      body: new URLSearchParams({ Action: action, Version: '2016-11-15' }),
    });
    return new RegExp(`<${kind}Id>([\\w-]+)`).exec(await answer.text())?.[1] ?? '';
  }

  /** What Terraform makes: cluster, repository, target group, log group, template, service, contract. */
  async function provide(client: ECSClient, repositoryUri: string): Promise<void> {
    const connection = { endpoint: moto.endpoint, region: 'us-east-1', credentials };
    const [ecr, elb, logs, ssm] = [
      new ECRClient(connection),
      new ElasticLoadBalancingV2Client(connection),
      new CloudWatchLogsClient(connection),
      new SSMClient(connection),
    ];
    await client.send(new CreateClusterCommand({ clusterName: 'shop-dev-cluster' }));
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop' }));
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/shop-dev' }));
    const group = await elb.send(
      new CreateTargetGroupCommand({
        Name: 'shop-dev-tg',
        Protocol: 'HTTP',
        Port: 8080,
        TargetType: 'ip',
        VpcId: await networkPart('DescribeVpcs', 'vpc'),
      }),
    );
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'shop-dev',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        executionRoleArn: 'arn:aws:iam::123456789012:role/shop-dev-execution',
        containerDefinitions: [
          {
            name: 'shop',
            image: `${repositoryUri}:1.0.0`,
            essential: true,
            portMappings: [{ containerPort: 8080 }],
            environment: [{ name: 'APP_VERSION', value: '1.0.0' }],
          },
        ],
      }),
    );
    const targetGroupArn = group.TargetGroups?.[0]?.TargetGroupArn ?? '';
    await client.send(
      new CreateServiceCommand({
        cluster: 'shop-dev-cluster',
        serviceName: 'shop-dev-service',
        taskDefinition: 'shop-dev',
        desiredCount: 1,
        launchType: 'FARGATE',
        loadBalancers: [{ targetGroupArn, containerName: 'shop', containerPort: 8080 }],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [await networkPart('DescribeSubnets', 'subnet')],
            securityGroups: [await networkPart('DescribeSecurityGroups', 'group')],
          },
        },
      }),
    );
    const contract: Contract = {
      version: 1,
      cluster: 'shop-dev-cluster',
      service: 'shop-dev-service',
      repository: { name: 'shop', uri: repositoryUri },
      targetGroups: [targetGroupArn],
      listenerRules: [],
      logGroup: '/ecs/shop-dev',
      container: 'shop',
      taskDefinition: taskDefinition?.taskDefinitionArn ?? '',
      alarms: [],
      url: 'http://127.0.0.1:1',
    };
    await ssm.send(
      new PutParameterCommand({ Name: '/shop/dev/ship', Value: renderContract(contract), Type: 'String' }),
    );
    for (const each of [ecr, elb, logs, ssm]) each.destroy();
  }

  async function ship(...words: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const options = ['--app', 'shop', '--endpoint-url', proxy.endpoint];
    const child = spawn(process.execPath, [program, ...words, ...options], {
      env: {
        PATH: process.env.PATH,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_REGION: 'us-east-1',
      },
    });
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, stdout, stderr };
  }

  /** Calls that were refused for what was in them; that nobody holds the lock is an answer. */
  function refused(): readonly string[] {
    return proxy.calls
      .filter(
        ({ action, status, error }) => status >= 400 && !lacking.has(action) && !error.includes('ParameterNotFound'),
      )
      .map(({ action, status, error }) => `${action}: ${status} ${error.slice(0, 300)}`);
  }

  async function serving(): Promise<TaskDefinition | undefined> {
    const described = await ecs?.send(
      new DescribeServicesCommand({ cluster: 'shop-dev-cluster', services: ['shop-dev-service'] }),
    );
    const answer = await ecs?.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: described?.services?.[0]?.taskDefinition }),
    );
    return answer?.taskDefinition;
  }

  it('finds the service as it stands', async () => {
    const { code, stdout, stderr } = await ship('status', '--json');

    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.match(stdout, /"service":"shop-dev-service"/);
    assert.deepEqual(refused(), []);
  });

  it('deploys as far as moto goes, which runs no task', async () => {
    const { code, stdout, stderr } = await ship(
      'deploy',
      '--image',
      '1.1.0',
      '--no-preflight',
      '--timeout',
      '5',
      '--json',
    );

    const taskDefinition = await serving();
    assert.match(taskDefinition?.containerDefinitions?.[0]?.image ?? '', /@sha256:/, stdout + stderr);
    assert.deepEqual(taskDefinition?.containerDefinitions?.[0]?.environment, [{ name: 'APP_VERSION', value: '1.1.0' }]);
    assert.ok(code !== 0);
    assert.deepEqual(refused(), []);
  });
});
