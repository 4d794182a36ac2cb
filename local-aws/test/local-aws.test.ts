import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
} from '@aws-sdk/client-ecs';
import { type LocalAws, startLocalAws } from '../src/index.ts';

describe('ECS as the AWS SDK sees it', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-'));
  let localAws: LocalAws;
  let client: ECSClient;

  before(async () => {
    localAws = await startLocalAws({
      host: '127.0.0.1',
      port: 0,
      dataDirectory,
      pace: 'fast',
      shutDown: () => {},
      reset: () => {},
    });
    client = new ECSClient({
      endpoint: localAws.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await client.send(new CreateClusterCommand({ clusterName: 'sdk' }));
  });

  after(async () => {
    client.destroy();
    await localAws.close();
    rmSync(dataDirectory, { recursive: true });
  });

  async function register(family: string): Promise<string> {
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'app:1', portMappings: [{ containerPort: 8080 }] }],
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  }

  async function create(serviceName: string): Promise<void> {
    await client.send(
      new CreateServiceCommand({
        cluster: 'sdk',
        serviceName,
        taskDefinition: await register(serviceName),
        desiredCount: 0,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
  }

  test("the SDK's waiter sees a service become stable, and inactive after its deletion", async () => {
    await create('waited');

    const waiting = { client, maxWaitTime: 10, minDelay: 1, maxDelay: 1 };
    const stable = await waitUntilServicesStable(waiting, { cluster: 'sdk', services: ['waited'] });
    await client.send(new DeleteServiceCommand({ cluster: 'sdk', service: 'waited' }));
    const inactive = await waitUntilServicesInactive(waiting, { cluster: 'sdk', services: ['waited'] });

    assert.equal(stable.state, 'SUCCESS');
    assert.equal(inactive.state, 'SUCCESS');
  });

  test('a new task definition is a new service deployment with a revision of its own', async () => {
    await create('moved');
    const next = await register('moved');
    await client.send(new UpdateServiceCommand({ cluster: 'sdk', service: 'moved', taskDefinition: next }));

    const { serviceDeployments = [] } = await client.send(
      new ListServiceDeploymentsCommand({ cluster: 'sdk', service: 'moved' }),
    );
    const described = await client.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: serviceDeployments.map(({ serviceDeploymentArn = '' }) => serviceDeploymentArn),
      }),
    );
    const { serviceRevisions = [] } = await client.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [serviceDeployments[0]?.targetServiceRevisionArn ?? ''],
      }),
    );

    assert.equal(serviceDeployments.length, 2);
    assert.equal(described.serviceDeployments?.length, 2);
    assert.ok(described.serviceDeployments?.[0]?.createdAt instanceof Date);
    assert.equal(serviceRevisions[0]?.taskDefinition, next);
  });

  test("AWS's own errors and failures come back as the SDK's types", async () => {
    const cluster = { cluster: 'sdk' };

    await assert.rejects(client.send(new DescribeServicesCommand({ cluster: 'none', services: ['x'] })), {
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    });
    await assert.rejects(client.send(new UpdateServiceCommand({ ...cluster, service: 'none' })), {
      name: 'ServiceNotFoundException',
    });
    await assert.rejects(client.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'none' })), {
      name: 'ClientException',
      message: 'Unable to describe task definition.',
    });
    const { failures } = await client.send(new DescribeServicesCommand({ ...cluster, services: ['none'] }));
    assert.equal(failures?.[0]?.reason, 'MISSING');
  });

  test('a task definition that Fargate has no size for is refused in the words of ECS', async () => {
    const definition = new RegisterTaskDefinitionCommand({
      family: 'odd',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '4096',
      containerDefinitions: [{ name: 'app', image: 'app:1' }],
    });

    await assert.rejects(client.send(definition), {
      name: 'ClientException',
      message: /^No Fargate configuration exists for given values/,
    });
  });

  test('a service that asks for what is not there is refused, and nothing is created', async () => {
    const taskDefinition = await register('refused');
    const service = { cluster: 'sdk', serviceName: 'refused', taskDefinition, desiredCount: 1 };
    const awsvpcConfiguration = { subnets: ['subnet-1'] };

    for (const [change, message] of [
      [{}, /Network Configuration must be provided/],
      [{ networkConfiguration: { awsvpcConfiguration }, taskDefinition: 'none' }, /TaskDefinition not found/],
      [{ networkConfiguration: { awsvpcConfiguration }, desiredCount: -1 }, /desired ?count/i],
      [
        {
          networkConfiguration: { awsvpcConfiguration },
          loadBalancers: [{ targetGroupArn: 'arn:none', containerName: 'app', containerPort: 8080 }],
        },
        /target group arn:none does not exist/,
      ],
    ] as const) {
      await assert.rejects(
        client.send(
          new CreateServiceCommand({ ...service, ...change, loadBalancers: [...(change.loadBalancers ?? [])] }),
        ),
        { message },
      );
    }
    const { failures } = await client.send(new DescribeServicesCommand({ cluster: 'sdk', services: ['refused'] }));
    assert.equal(failures?.[0]?.reason, 'MISSING');
  });
});
