import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actions } from './support/plan.ts';
import { pretendedAccount, withoutPretendedAccount } from './support/pretended-account.ts';

const skip = await withoutPretendedAccount();

/** All that is made for a zone or spans the zones. */
const switches = {
  interface_endpoints: ['logs'],
  s3_gateway_endpoint: true,
  network_acls: true,
  traffic_shifting: true,
  access_logs: true,
};

const threeZones = {
  availability_zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  public_subnet_cidrs: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'],
  private_subnet_cidrs: ['10.0.11.0/24', '10.0.12.0/24', '10.0.13.0/24'],
};

/** What spans the zones has to be told of another one; AWS does so without a replacement. */
const inPlace = {
  'aws_ecs_service.main': ['network_configuration'],
  'aws_lb.main': ['subnets'],
  'aws_vpc_endpoint.interface["logs"]': ['subnet_ids'],
};

describe('a third availability zone', { skip }, () => {
  it('adds, and changes nothing but the lists of subnets of what spans the zones', async () => {
    await using account = pretendedAccount();
    await account.apply(switches);

    const changes = await account.plan({ ...switches, ...threeZones });

    const others = changes.filter(({ change }) => !['create', 'no-op'].includes(change.actions.join()));
    assert.deepEqual(
      actions(others),
      Object.keys(inPlace).map((address) => `${address}: update`),
    );
    for (const { address, change } of others) {
      assert.deepEqual(
        [address, differing(change)],
        [address, Object.entries(inPlace).find(([a]) => a === address)?.[1]],
      );
    }
    const created = changes.filter(({ change }) => change.actions.includes('create'));
    assert.ok(created.length > 0);
    assert.deepEqual(
      created.filter(({ address }) => !address.endsWith('["us-east-1c"]')),
      [],
    );
  });

  it('may stand in any place of the lists: another order of the zones changes nothing', async () => {
    await using account = pretendedAccount();
    await account.apply({});

    const changes = await account.plan({
      availability_zones: ['us-east-1b', 'us-east-1a'],
      public_subnet_cidrs: ['10.0.2.0/24', '10.0.1.0/24'],
      private_subnet_cidrs: ['10.0.12.0/24', '10.0.11.0/24'],
    });

    assert.deepEqual(actions(changes), []);
  });
});

function differing({ before, after }: { readonly before: object | null; readonly after: object | null }): string[] {
  const [old, next] = [new Map(Object.entries(before ?? {})), Object.entries(after ?? {})];
  return next.filter(([key, value]) => JSON.stringify(old.get(key)) !== JSON.stringify(value)).map(([key]) => key);
}
