import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
  waitUntilTargetInService,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { anHttpTarget, ask } from '../../load-balancer/world.ts';
import { aFreePort, aListener, aLoadBalancer, aTargetGroup, aWorld } from './world.ts';

describe('target groups', () => {
  it('are made with what AWS fills in', async (t) => {
    const { client } = await aWorld(t);

    const { TargetGroups } = await client.send(
      new CreateTargetGroupCommand({ Name: 'web', Protocol: 'HTTP', Port: 8080, VpcId: 'vpc-1', TargetType: 'ip' }),
    );

    const { TargetGroupArn, ...made } = TargetGroups?.[0] ?? {};
    assert.match(
      TargetGroupArn ?? '',
      /^arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup\/web\/[0-9a-f]{16}$/,
    );
    assert.deepEqual(made, {
      TargetGroupName: 'web',
      Protocol: 'HTTP',
      ProtocolVersion: 'HTTP1',
      Port: 8080,
      VpcId: 'vpc-1',
      TargetType: 'ip',
      IpAddressType: 'ipv4',
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [],
    });
  });

  it('are the same for the same settings, and a duplicate for others', async (t) => {
    const { client } = await aWorld(t);
    const first = await aTargetGroup(client);

    assert.equal(await aTargetGroup(client), first);
    await assert.rejects(
      client.send(
        new CreateTargetGroupCommand({ Name: 'app', Protocol: 'HTTP', Port: 81, VpcId: 'vpc-1', TargetType: 'ip' }),
      ),
      { name: 'DuplicateTargetGroupNameException' },
    );
  });

  it('refuse health checks that make no sense', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);
    const change = (changes: object) => client.send(new ModifyTargetGroupCommand({ TargetGroupArn, ...changes }));

    await assert.rejects(change({ HealthCheckTimeoutSeconds: 5 }), {
      name: 'ValidationError',
      message: /greater than/,
    });
    await assert.rejects(change({ HealthCheckPath: 'health' }), { name: 'ValidationError' });
    await assert.rejects(change({ HealthCheckPort: '70000' }), { name: 'ValidationError' });
    await assert.rejects(change({ Matcher: { HttpCode: '2xx' } }), { name: 'ValidationError' });
    await assert.rejects(change({ HealthCheckIntervalSeconds: 301 }), { name: 'ValidationError' });
    const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ Names: ['app'] }));
    assert.equal(TargetGroups?.[0]?.HealthCheckTimeoutSeconds, 2);
  });

  it('have attributes with defaults, which change by key', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);

    await client.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '15' }],
      }),
    );

    const { Attributes = [] } = await client.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    const values = new Map(Attributes.map(({ Key, Value }) => [Key, Value]));
    assert.equal(values.get('deregistration_delay.timeout_seconds'), '15');
    assert.equal(values.get('stickiness.enabled'), 'false');
  });

  it('cannot be deleted while a listener uses them', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);
    await aListener(client, await aLoadBalancer(client), TargetGroupArn, await aFreePort());

    await assert.rejects(client.send(new DeleteTargetGroupCommand({ TargetGroupArn })), {
      name: 'ResourceInUseException',
      message: `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
    });
  });
});

describe('targets', () => {
  it('come into service, serve, and leave', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);
    const port = await aFreePort();
    await aListener(client, await aLoadBalancer(client), TargetGroupArn, port);
    const target = await anHttpTarget(t, (request, response) => response.end(request.url));
    const Targets = [{ Id: target.address, Port: target.port }];

    await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    await waitUntilTargetInService(
      { client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.2 },
      { TargetGroupArn, Targets },
    );
    const answer = await ask(port, { path: '/through' });
    const healthy = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    await client.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
    const left = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn, Targets }));

    assert.deepEqual([answer.status, answer.body], [200, '/through']);
    const [described] = healthy.TargetHealthDescriptions ?? [];
    assert.deepEqual(described?.Target, { Id: target.address, Port: target.port });
    assert.deepEqual(described?.TargetHealth, { State: 'healthy' });
    assert.equal(described?.HealthCheckPort, String(target.port));
    assert.match(left.TargetHealthDescriptions?.[0]?.TargetHealth?.State ?? '', /draining|unused/);
  });

  it('are unused until a listener uses their group', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);

    await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '127.0.0.1' }] }));

    const { TargetHealthDescriptions } = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    assert.deepEqual(TargetHealthDescriptions?.[0]?.Target, { Id: '127.0.0.1', Port: 8080 });
    assert.deepEqual(TargetHealthDescriptions?.[0]?.TargetHealth, {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    });
  });

  it('must be addresses on this machine or in a private network', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = await aTargetGroup(client);
    const register = (Id: string) => client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] }));

    await assert.rejects(register('i-0123456789'), { name: 'ValidationError' });
    await assert.rejects(register('8.8.8.8'), { name: 'InvalidTargetException' });
    await register('127.1.2.3');
  });

  it('of a group that is not there are an error that names it', async (t) => {
    const { client } = await aWorld(t);
    const TargetGroupArn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/gone/0123456789abcdef';

    await assert.rejects(client.send(new DescribeTargetHealthCommand({ TargetGroupArn })), {
      name: 'TargetGroupNotFoundException',
      message: /gone/,
    });
  });
});
