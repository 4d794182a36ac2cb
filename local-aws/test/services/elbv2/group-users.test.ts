import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import {
  CreateRuleCommand,
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2 } from '../../../src/services/elbv2/index.ts';
import { type CountingStore, countingStore } from '../../support/counting-store.ts';
import { aListener, aLoadBalancer, aTargetGroup, aWorld } from './world.ts';

describe('an account with many load balancers', () => {
  test('is measured with work that grows as it does', async (t) => {
    const small = await anAccount(t, 4);
    const large = await anAccount(t, 16);

    const few = await small.store.rowsReadBy(() => small.service.measured());
    const many = await large.store.rowsReadBy(() => large.service.measured());

    assert.equal(many / few, 4);
  });

  test('lists its target groups with work that grows as it does', async (t) => {
    const small = await anAccount(t, 4);
    const large = await anAccount(t, 16);
    const list = ({ client }: { readonly client: ElasticLoadBalancingV2Client }) =>
      client.send(new DescribeTargetGroupsCommand({}));

    const few = await small.store.rowsReadBy(() => list(small));
    const many = await large.store.rowsReadBy(() => list(large));

    assert.equal(many / few, 4);
  });
});

describe('one target group', () => {
  const questions: readonly [what: string, ask: (account: Account) => Promise<unknown>][] = [
    ['is described', ({ client, group }) => client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [group] }))],
    ['is found by its name', ({ client }) => client.send(new DescribeTargetGroupsCommand({ Names: ['app-1'] }))],
    [
      'is found by its load balancer',
      ({ client, balancer }) => client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: balancer })),
    ],
    [
      'gets a rule',
      ({ client, listener, group }) =>
        client.send(
          new CreateRuleCommand({
            ListenerArn: listener,
            Priority: 1,
            Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
            Actions: [{ Type: 'forward', TargetGroupArn: group }],
          }),
        ),
    ],
    [
      'goes',
      async ({ client, listener, group }) => {
        await client.send(new DeleteListenerCommand({ ListenerArn: listener }));
        await client.send(new DeleteTargetGroupCommand({ TargetGroupArn: group }));
      },
    ],
  ];
  for (const [what, ask] of questions) {
    test(`${what} with the same work, however many others there are`, async (t) => {
      const small = await anAccount(t, 2);
      const large = await anAccount(t, 16);

      const amongFew = await small.store.rowsReadBy(() => ask(small));
      const amongMany = await large.store.rowsReadBy(() => ask(large));

      assert.equal(amongMany, amongFew);
    });
  }
});

interface Account {
  readonly store: CountingStore;
  readonly service: Elbv2;
  readonly client: ElasticLoadBalancingV2Client;
  /** ARNs of the first of each. */
  readonly balancer: string;
  readonly group: string;
  readonly listener: string;
}

async function anAccount(t: TestContext, balancers: number): Promise<Account> {
  const store = countingStore();
  const { service, client } = await aWorld(t, store, { bind: async (port) => ({ servers: [], port }) });
  const made: { balancer: string; group: string; listener: string }[] = [];
  for (let index = 1; index <= balancers; index += 1) {
    const balancer = await aLoadBalancer(client, `app-${index}`);
    const group = await aTargetGroup(client, `app-${index}`);
    made.push({ balancer, group, listener: await aListener(client, balancer, group, 10_000 + index) });
  }
  const [first = { balancer: '', group: '', listener: '' }] = made;
  return { store, service, client, ...first };
}
