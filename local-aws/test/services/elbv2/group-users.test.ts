import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import {
  CreateListenerCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2 } from '../../../src/services/elbv2/index.ts';
import { type CountingStore, countingStore } from '../../support/counting-store.ts';
import { aLoadBalancer, aTargetGroup, aWorld } from './world.ts';

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

interface Account {
  readonly store: CountingStore;
  readonly service: Elbv2;
  readonly client: ElasticLoadBalancingV2Client;
}

async function anAccount(t: TestContext, balancers: number): Promise<Account> {
  const store = countingStore();
  const { service, client } = await aWorld(t, store, { bind: async (port) => ({ servers: [], port }) });
  for (let index = 1; index <= balancers; index += 1) {
    await client.send(
      new CreateListenerCommand({
        LoadBalancerArn: await aLoadBalancer(client, `app-${index}`),
        Protocol: 'HTTP',
        Port: 10_000 + index,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: await aTargetGroup(client, `app-${index}`) }],
      }),
    );
  }
  return { store, service, client };
}
