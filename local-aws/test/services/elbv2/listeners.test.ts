import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateRuleCommand,
  DeleteListenerCommand,
  DeleteRuleCommand,
  DescribeListenerAttributesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ModifyListenerCommand,
  ModifyRuleCommand,
  RegisterTargetsCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Bind, bindLoopback, PortUnavailable } from '../../../src/load-balancer/loopback.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import { anHttpTarget, ask } from '../../load-balancer/world.ts';
import { aFreePort, aListener, aLoadBalancer, aTargetGroup, aWorld } from './world.ts';

describe('listeners', () => {
  it('take connections once they are made', async (t) => {
    const { client } = await aWorld(t);
    const loadBalancer = await aLoadBalancer(client);
    const targetGroup = await aTargetGroup(client);
    const port = await aFreePort();

    const arn = await aListener(client, loadBalancer, targetGroup, port);

    assert.equal((await ask(port)).status, 503);
    assert.match(arn, /:listener\/app\/app\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
    const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn: loadBalancer }));
    assert.deepEqual(Listeners?.[0]?.DefaultActions, [
      {
        Type: 'forward',
        TargetGroupArn: targetGroup,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: targetGroup, Weight: 1 }],
          TargetGroupStickinessConfig: { Enabled: false },
        },
      },
    ]);
    const { Attributes = [] } = await client.send(new DescribeListenerAttributesCommand({ ListenerArn: arn }));
    assert.ok(Attributes.some(({ Key }) => Key === 'routing.http.response.server.enabled'));
  });

  it('on a port that this user may not bind are answered for elsewhere, which only stderr tells', async (t) => {
    const told: string[] = [];
    const reachable = await aFreePort();
    const bind: Bind = (port, createServer) =>
      port < 1024 ? Promise.reject(new PortUnavailable(port, 'forbidden')) : bindLoopback(reachable, createServer);
    const { client } = await aWorld(t, undefined, { bind, report: (message) => told.push(message) });
    const loadBalancer = await aLoadBalancer(client);

    await aListener(client, loadBalancer, await aTargetGroup(client), 80);
    const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn: loadBalancer }));

    assert.equal(Listeners?.[0]?.Port, 80);
    assert.equal((await ask(reachable)).status, 503);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', new RegExp(`The listener on port 80 answers at port ${reachable}`));
  });

  it('name the port when it is taken, and leave nothing behind', async (t) => {
    const { client } = await aWorld(t);
    const targetGroup = await aTargetGroup(client);
    const taken = await anHttpTarget(t, (_, response) => response.end());
    const loadBalancer = await aLoadBalancer(client);

    await assert.rejects(aListener(client, loadBalancer, targetGroup, taken.port), {
      name: 'InvalidConfigurationRequestException',
      message: `Port ${taken.port} is in use on this machine. Choose another port, or end what listens there.`,
    });

    const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn: loadBalancer }));
    assert.deepEqual(Listeners ?? [], []);
  });

  it('move to another port, and free theirs when they are deleted', async (t) => {
    const { client } = await aWorld(t);
    const loadBalancer = await aLoadBalancer(client);
    const ports = [await aFreePort(), await aFreePort()] as const;
    const ListenerArn = await aListener(client, loadBalancer, await aTargetGroup(client), ports[0]);

    await client.send(new ModifyListenerCommand({ ListenerArn, Port: ports[1] }));
    const moved = await ask(ports[1]);
    await client.send(new DeleteListenerCommand({ ListenerArn }));

    assert.equal(moved.status, 503);
    await assert.rejects(ask(ports[0]), { code: 'ECONNREFUSED' });
    await assert.rejects(ask(ports[1]), { code: 'ECONNREFUSED' });
  });

  it('are one to a port and a load balancer', async (t) => {
    const { client } = await aWorld(t);
    const loadBalancer = await aLoadBalancer(client);
    const port = await aFreePort();
    const first = await aListener(client, loadBalancer, await aTargetGroup(client), port);

    assert.equal(await aListener(client, loadBalancer, await aTargetGroup(client), port), first);
    await assert.rejects(aListener(client, loadBalancer, await aTargetGroup(client, 'other'), port), {
      name: 'DuplicateListenerException',
    });
  });

  it('refuse actions and protocols that they cannot take', async (t) => {
    const { client } = await aWorld(t);
    const LoadBalancerArn = await aLoadBalancer(client);
    const create = (changes: Partial<CreateListenerCommandInput>) =>
      client.send(
        new CreateListenerCommand({ LoadBalancerArn, Port: 1, Protocol: 'HTTP', DefaultActions: [], ...changes }),
      );
    const gone = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/gone/0123456789abcdef';

    await assert.rejects(create({ DefaultActions: [{ Type: 'forward', TargetGroupArn: gone }] }), {
      name: 'TargetGroupNotFoundException',
    });
    await assert.rejects(create({ DefaultActions: [{ Type: 'forward' }] }), {
      name: 'InvalidLoadBalancerActionException',
    });
    await assert.rejects(
      create({ DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] }),
      {
        message: /loop/,
      },
    );
    await assert.rejects(create({ Protocol: 'TLS' }), { name: 'ValidationError' });
  });

  it('are open again after a restart, with their targets', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'elbv2-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const first = openSqliteStore(join(folder, 'state.db'));
    const before = await aWorld(t, first);
    const port = await aFreePort();
    const targetGroup = await aTargetGroup(before.client);
    await aListener(before.client, await aLoadBalancer(before.client), targetGroup, port);
    const target = await anHttpTarget(t, (_, response) => response.end('served'));
    const Targets = [{ Id: target.address, Port: target.port }];
    await before.client.send(new RegisterTargetsCommand({ TargetGroupArn: targetGroup, Targets }));
    await before.stop();
    first.close();

    const second = openSqliteStore(join(folder, 'state.db'));
    t.after(() => second.close());
    const { service } = await aWorld(t, second);
    const { address, port: targetPort } = target;
    await new Promise<void>((resolve) => {
      service.targets.onHealthChange((group, changed) => {
        if (service.targets.health(group, changed).state === 'healthy') resolve();
      });
    });

    assert.deepEqual(service.targets.health(targetGroup, { address, port: targetPort }), { state: 'healthy' });
    assert.equal((await ask(port)).body, 'served');
  });

  it('whose port was taken in the meantime impair their load balancer, and nothing else', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'elbv2-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const store = openSqliteStore(join(folder, 'state.db'));
    t.after(() => store.close());
    const before = await aWorld(t, store);
    const port = await aFreePort();
    await aListener(before.client, await aLoadBalancer(before.client), await aTargetGroup(before.client), port);
    const other = await aWorld(t);
    await before.stop();
    await aListener(other.client, await aLoadBalancer(other.client), await aTargetGroup(other.client), port);

    const { client } = await aWorld(t, store);
    const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: ['app'] }));

    assert.equal(LoadBalancers?.[0]?.State?.Code, 'active_impaired');
    assert.match(LoadBalancers?.[0]?.State?.Reason ?? '', new RegExp(`Port ${port} is in use`));
  });
});

describe('rules', () => {
  it('decide in their order before the default', async (t) => {
    const { client } = await aWorld(t);
    const port = await aFreePort();
    const ListenerArn = await aListener(client, await aLoadBalancer(client), await aTargetGroup(client), port);
    const answering = (body: string) => [
      {
        Type: 'fixed-response' as const,
        FixedResponseConfig: { StatusCode: '200', ContentType: 'text/plain', MessageBody: body },
      },
    ];
    const rule = async (Priority: number, path: string, body: string): Promise<string> => {
      const { Rules } = await client.send(
        new CreateRuleCommand({
          ListenerArn,
          Priority,
          Conditions: [{ Field: 'path-pattern', Values: [path] }],
          Actions: answering(body),
        }),
      );
      return Rules?.[0]?.RuleArn ?? '';
    };
    const api = await rule(20, '/api/*', 'api');
    const all = await rule(10, '*', 'all');
    const body = async () => (await ask(port, { path: '/api/x' })).body;

    const first = await body();
    await client.send(
      new SetRulePrioritiesCommand({
        RulePriorities: [
          { RuleArn: api, Priority: 10 },
          { RuleArn: all, Priority: 20 },
        ],
      }),
    );
    const swapped = await body();
    await client.send(new ModifyRuleCommand({ RuleArn: api, Actions: answering('changed') }));
    const changed = await body();
    await client.send(new DeleteRuleCommand({ RuleArn: api }));
    const deleted = await body();
    await client.send(new DeleteRuleCommand({ RuleArn: all }));

    assert.deepEqual([first, swapped, changed, deleted], ['all', 'api', 'changed', 'all']);
    assert.equal((await ask(port, { path: '/api/x' })).status, 503);
  });

  it('are described in order, the default last', async (t) => {
    const { client } = await aWorld(t);
    const ListenerArn = await aListener(
      client,
      await aLoadBalancer(client),
      await aTargetGroup(client),
      await aFreePort(),
    );
    const create = (Priority: number) =>
      client.send(
        new CreateRuleCommand({
          ListenerArn,
          Priority,
          Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['a.test'] } }],
          Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS', Port: '443' } }],
        }),
      );
    await create(7);
    await create(3);

    const { Rules = [] } = await client.send(new DescribeRulesCommand({ ListenerArn }));

    assert.deepEqual(
      Rules.map(({ Priority, IsDefault }) => [Priority, IsDefault]),
      [
        ['3', false],
        ['7', false],
        ['default', true],
      ],
    );
    assert.deepEqual(Rules[0]?.Conditions?.[0]?.Values, ['a.test']);
    await assert.rejects(create(7), { name: 'PriorityInUseException', message: "Priority '7' is currently in use" });
    const RuleArn = Rules[2]?.RuleArn;
    await assert.rejects(client.send(new DeleteRuleCommand({ RuleArn })), { name: 'OperationNotPermittedException' });
  });
});
