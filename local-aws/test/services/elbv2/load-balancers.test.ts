import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  AddTagsCommand,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  DeleteLoadBalancerCommand,
  DescribeAccountLimitsCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersCommandInput,
  DescribeTagsCommand,
  ModifyLoadBalancerAttributesCommand,
  RemoveTagsCommand,
  waitUntilLoadBalancerAvailable,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { aLoadBalancer, aWorld } from './world.ts';

const subnets = ['subnet-a', 'subnet-b'];

describe('load balancers', () => {
  it('are made with what AWS fills in', async (t) => {
    const { client } = await aWorld(t);

    const { LoadBalancers } = await client.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnets }));

    const made = LoadBalancers?.[0];
    assert.match(
      made?.LoadBalancerArn ?? '',
      /^arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
    );
    assert.match(made?.DNSName ?? '', /^web-\d{10}\.us-east-1\.elb\.localhost$/);
    assert.equal(made?.Scheme, 'internet-facing');
    assert.equal(made?.Type, 'application');
    assert.equal(made?.IpAddressType, 'ipv4');
    assert.equal(made?.State?.Code, 'active');
    assert.ok(made?.CreatedTime instanceof Date);
    assert.deepEqual(
      made?.AvailabilityZones?.map(({ SubnetId, ZoneName }) => [SubnetId, ZoneName]),
      [
        ['subnet-a', 'us-east-1a'],
        ['subnet-b', 'us-east-1b'],
      ],
    );
    await waitUntilLoadBalancerAvailable(
      { client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.2 },
      { Names: ['web'] },
    );
  });

  it('are the same for the same settings, and a duplicate for others', async (t) => {
    const { client } = await aWorld(t);
    const first = await aLoadBalancer(client);

    const second = await aLoadBalancer(client);

    assert.equal(second, first);
    await assert.rejects(
      client.send(new CreateLoadBalancerCommand({ Name: 'app', Subnets: subnets, Scheme: 'internal' })),
      {
        name: 'DuplicateLoadBalancerNameException',
        message: "A load balancer with the same name 'app' exists, but with different settings",
      },
    );
  });

  it('are refused with a bad name, too few subnets, or another type', async (t) => {
    const { client } = await aWorld(t);
    const create = (changes: Partial<CreateLoadBalancerCommandInput>) =>
      client.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnets, ...changes }));

    for (const Name of ['under_score', 'x'.repeat(33), '-edge', 'edge-', 'internal-x']) {
      await assert.rejects(create({ Name }), { name: 'ValidationError' }, Name);
    }
    await assert.rejects(create({ Subnets: ['subnet-a'] }), { name: 'ValidationError', message: /two subnets/ });
    await assert.rejects(create({ Type: 'network' }), { name: 'InvalidConfigurationRequestException' });
  });

  it('are described by name, by ARN, and in pages', async (t) => {
    const { client } = await aWorld(t);
    const arns = [await aLoadBalancer(client, 'a'), await aLoadBalancer(client, 'b'), await aLoadBalancer(client, 'c')];
    const describe = async (input: DescribeLoadBalancersCommandInput) => {
      const { LoadBalancers = [], NextMarker } = await client.send(new DescribeLoadBalancersCommand(input));
      return { names: LoadBalancers.map(({ LoadBalancerName }) => LoadBalancerName), NextMarker };
    };

    assert.deepEqual((await describe({ Names: ['b'] })).names, ['b']);
    assert.deepEqual((await describe({ LoadBalancerArns: [arns[2] ?? ''] })).names, ['c']);
    const first = await describe({ PageSize: 2 });
    const second = await describe({ PageSize: 2, Marker: first.NextMarker });
    assert.deepEqual([first.names, second.names, second.NextMarker], [['a', 'b'], ['c'], undefined]);
    await assert.rejects(describe({ Names: ['absent'] }), {
      name: 'LoadBalancerNotFoundException',
      message: "Load balancers '[absent]' not found",
    });
  });

  it('have attributes with defaults, which change by key', async (t) => {
    const { client } = await aWorld(t);
    const LoadBalancerArn = await aLoadBalancer(client);
    const change = (Key: string, Value: string) =>
      client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes: [{ Key, Value }] }));

    await change('idle_timeout.timeout_seconds', '30');

    const { Attributes = [] } = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    const values = new Map(Attributes.map(({ Key, Value }) => [Key, Value]));
    assert.equal(values.get('idle_timeout.timeout_seconds'), '30');
    assert.equal(values.get('routing.http2.enabled'), 'true');
    await assert.rejects(change('no.such', '1'), {
      name: 'ValidationError',
      message: "Load balancer attribute key 'no.such' is not recognized",
    });
    await assert.rejects(change('idle_timeout.timeout_seconds', '0'), { name: 'ValidationError' });
  });

  it('are deleted unless protected; what is not there is deleted already', async (t) => {
    const { client } = await aWorld(t);
    const LoadBalancerArn = await aLoadBalancer(client);
    const protect = (Value: string) =>
      client.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn,
          Attributes: [{ Key: 'deletion_protection.enabled', Value }],
        }),
      );

    await protect('true');
    await assert.rejects(client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })), {
      name: 'OperationNotPermittedException',
    });
    await protect('false');
    await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await client.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));

    const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({}));
    assert.deepEqual(LoadBalancers ?? [], []);
  });

  it('carry tags', async (t) => {
    const { client } = await aWorld(t);
    const arn = await aLoadBalancer(client);
    const tags = async () => {
      const { TagDescriptions } = await client.send(new DescribeTagsCommand({ ResourceArns: [arn] }));
      return TagDescriptions?.[0]?.Tags;
    };

    await client.send(
      new AddTagsCommand({ ResourceArns: [arn], Tags: [{ Key: 'env', Value: 'dev' }, { Key: 'app' }] }),
    );
    await client.send(new AddTagsCommand({ ResourceArns: [arn], Tags: [{ Key: 'env', Value: 'prod' }] }));
    await client.send(new RemoveTagsCommand({ ResourceArns: [arn], TagKeys: ['app'] }));

    assert.deepEqual(await tags(), [{ Key: 'env', Value: 'prod' }]);
  });

  it('tell the limits of the account', async (t) => {
    const { client } = await aWorld(t);

    const { Limits = [] } = await client.send(new DescribeAccountLimitsCommand({}));

    assert.ok(Limits.some(({ Name, Max }) => Name === 'listeners-per-application-load-balancer' && Max === '50'));
  });
});
