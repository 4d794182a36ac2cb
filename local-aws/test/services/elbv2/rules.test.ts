import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  CreateRuleCommand,
  type CreateRuleCommandInput,
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  type RuleCondition,
  type RuleTransform,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { anHttpTarget, ask } from '../../load-balancer/world.ts';
import { aFreePort, aListener, aLoadBalancer, aTargetGroup, aWorld, type World } from './world.ts';

interface Made {
  readonly client: ElasticLoadBalancingV2Client;
  readonly service: World['service'];
  readonly port: number;
  readonly targetGroup: string;
  readonly listener: string;
  create(changes: Partial<CreateRuleCommandInput>): Promise<string>;
}

const anyPath: RuleCondition = { Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } };

async function aRuledListener(t: TestContext): Promise<Made> {
  const { client, service } = await aWorld(t);
  const targetGroup = await aTargetGroup(client);
  const port = await aFreePort();
  const listener = await aListener(client, await aLoadBalancer(client), targetGroup, port);
  let priority = 0;
  const create = async (changes: Partial<CreateRuleCommandInput>): Promise<string> => {
    priority += 1;
    const { Rules } = await client.send(
      new CreateRuleCommand({
        ListenerArn: listener,
        Priority: priority,
        Conditions: [anyPath],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200', MessageBody: 'ruled' } }],
        ...changes,
      }),
    );
    return Rules?.[0]?.RuleArn ?? '';
  };
  return { client, service, port, targetGroup, listener, create };
}

describe('conditions of a rule', () => {
  it('may be regular expressions', async (t) => {
    const { client, port, listener, create } = await aRuledListener(t);
    const RegexValues = ['^/v[0-9]+/'];
    await create({ Conditions: [{ Field: 'path-pattern', PathPatternConfig: { RegexValues } }] });
    await create({ Conditions: [{ Field: 'host-header', HostHeaderConfig: { RegexValues: ['^(a|b)\\.test$'] } }] });

    const statuses = await Promise.all([
      ask(port, { path: '/v12/x' }),
      ask(port, { path: '/vx/x' }),
      ask(port, { headers: { Host: 'B.test' } }),
    ]);

    assert.deepEqual(
      statuses.map(({ status }) => status),
      [200, 503, 200],
    );
    const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn: listener }));
    assert.deepEqual(Rules?.[0]?.Conditions?.[0]?.PathPatternConfig?.RegexValues, RegexValues);
  });

  it('are within the limits of AWS', async (t) => {
    const { create } = await aRuledListener(t);
    const paths = (...Values: string[]): RuleCondition[] => [{ Field: 'path-pattern', PathPatternConfig: { Values } }];
    const refused = (Conditions: RuleCondition[]): Promise<void> =>
      assert.rejects(create({ Conditions }), { name: 'ValidationError' });

    await create({ Conditions: paths('/1', '/2', '/3', '/4', '/5') });
    await refused(paths('/1', '/2', '/3', '/4', '/5', '/6'));
    await refused(paths('/*a*b*c*d*e*f*g'));
    await refused([anyPath, anyPath]);
    await refused(paths('/has space'));
    await refused([{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['(?=a)'] } }]);
    await refused([{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.1'] } }]);
    await refused([{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'Host', Values: ['a'] } }]);
    await refused([{ Field: 'unheard-of', Values: ['a'] }]);
  });
});

describe('transforms of a rule', () => {
  const rewrite = (Regex: string, Replace: string): RuleTransform => ({
    Type: 'url-rewrite',
    UrlRewriteConfig: { Rewrites: [{ Regex, Replace }] },
  });

  it('are kept until they are reset', async (t) => {
    const { client, create } = await aRuledListener(t);
    const RuleArn = await create({ Transforms: [rewrite('^/api/(.*)$', '/$1')] });

    const first = await client.send(new DescribeRulesCommand({ RuleArns: [RuleArn] }));
    const kept = await client.send(new ModifyRuleCommand({ RuleArn, Conditions: [anyPath] }));
    const reset = await client.send(new ModifyRuleCommand({ RuleArn, ResetTransforms: true }));

    assert.deepEqual(first.Rules?.[0]?.Transforms, [rewrite('^/api/(.*)$', '/$1')]);
    assert.deepEqual(kept.Rules?.[0]?.Transforms, first.Rules?.[0]?.Transforms);
    assert.equal(reset.Rules?.[0]?.Transforms, undefined);
  });

  it('are refused when AWS could not do them', async (t) => {
    const { create } = await aRuledListener(t);

    await assert.rejects(create({ Transforms: [rewrite('(', '/')] }), { name: 'ValidationError' });
    await assert.rejects(create({ Transforms: [rewrite('a', 'b'), rewrite('c', 'd')] }), { name: 'ValidationError' });
  });
});

describe('actions of a rule', () => {
  it('that sign users in are refused with what to do instead', async (t) => {
    const { create } = await aRuledListener(t);
    const AuthenticateCognitoConfig = { UserPoolArn: 'a', UserPoolClientId: 'b', UserPoolDomain: 'c' };

    await assert.rejects(create({ Actions: [{ Type: 'authenticate-cognito', AuthenticateCognitoConfig }] }), {
      name: 'InvalidLoadBalancerActionException',
      message: /^local-aws has no 'authenticate-cognito' actions: leave the action out/,
    });
  });

  it('must be sticky when one of several target groups is', async (t) => {
    const { client, targetGroup, create } = await aRuledListener(t);
    const other = await aTargetGroup(client, 'other');
    const Attributes = [{ Key: 'stickiness.enabled', Value: 'true' }];
    await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: other, Attributes }));
    const forward = (Enabled: boolean) => [
      {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: targetGroup }, { TargetGroupArn: other }],
          TargetGroupStickinessConfig: { Enabled, DurationSeconds: 60 },
        },
      },
    ];

    await assert.rejects(create({ Actions: forward(false) }), { name: 'InvalidLoadBalancerActionException' });
    assert.ok(await create({ Actions: forward(true) }));
  });

  it('follow new weights from the next request on', async (t) => {
    const { client, service, port, targetGroup: blue, create } = await aRuledListener(t);
    const green = await aTargetGroup(client, 'green');
    const groups = { blue, green };
    const rule = await create({
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: blue, Weight: 1 },
              { TargetGroupArn: green, Weight: 0 },
            ],
          },
        },
      ],
    });
    for (const [name, TargetGroupArn] of Object.entries(groups)) {
      const target = await anHttpTarget(t, (_, response) => response.end(name));
      const Targets = [{ Id: target.address, Port: target.port }];
      await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    }
    const served = async (): Promise<string[]> =>
      (await Promise.all([1, 2, 3, 4].map(() => ask(port)))).map(({ body }) => body).sort();

    const before = await served();
    service.traffic.setWeights(rule, { [blue]: 500, [green]: 500 });
    const half = await served();
    service.traffic.setWeights(rule, { [blue]: 0, [green]: 999 });
    const after = await served();

    assert.deepEqual(before, ['blue', 'blue', 'blue', 'blue']);
    assert.deepEqual(half, ['blue', 'blue', 'green', 'green']);
    assert.deepEqual(after, ['green', 'green', 'green', 'green']);
    assert.deepEqual(service.traffic.weights(rule), { [blue]: 0, [green]: 999 });
  });
});
