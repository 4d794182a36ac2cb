import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSubnet, aVpc, aWorld, filter, type World } from './world.ts';

async function anAcl(world: World, vpc: string): Promise<string> {
  return (await world.did('CreateNetworkAcl', { VpcId: vpc })).first('networkAclId');
}

function entry(acl: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    NetworkAclId: acl,
    RuleNumber: '100',
    Egress: 'false',
    Protocol: '6',
    RuleAction: 'allow',
    CidrBlock: '10.0.0.0/8',
    'PortRange.From': '80',
    'PortRange.To': '443',
    ...changes,
  };
}

describe('Network ACLs', () => {
  it('deny everything until entries are made, which stand in the order of their numbers', async () => {
    const world = aWorld();
    const acl = await anAcl(world, await aVpc(world));

    await world.did('CreateNetworkAclEntry', entry(acl, { RuleNumber: '200' }));
    await world.did('CreateNetworkAclEntry', entry(acl));

    const described = await world.did('DescribeNetworkAcls', { 'NetworkAclId.1': acl });
    assert.deepEqual(described.all('ruleNumber'), ['32767', '100', '200', '32767']);
    assert.deepEqual(described.all('ruleAction'), ['deny', 'allow', 'allow', 'deny']);
    assert.deepEqual(
      [described.all('from'), described.all('to')],
      [
        ['80', '80'],
        ['443', '443'],
      ],
    );
  });

  it('have one entry a number and direction, which can be replaced and deleted', async () => {
    const world = aWorld();
    const acl = await anAcl(world, await aVpc(world));

    const absent = await world.ask('ReplaceNetworkAclEntry', entry(acl));
    await world.did('CreateNetworkAclEntry', entry(acl));
    const twice = await world.ask('CreateNetworkAclEntry', entry(acl));
    await world.did('ReplaceNetworkAclEntry', entry(acl, { Protocol: 'all', RuleAction: 'deny' }));
    const replaced = await world.did('DescribeNetworkAcls', { 'NetworkAclId.1': acl });
    await world.did('DeleteNetworkAclEntry', { NetworkAclId: acl, RuleNumber: '100', Egress: 'false' });
    const gone = await world.ask('DeleteNetworkAclEntry', { NetworkAclId: acl, RuleNumber: '100', Egress: 'false' });

    assert.deepEqual(
      [absent.code, twice.code, gone.code],
      ['InvalidNetworkAclEntry.NotFound', 'NetworkAclEntryAlreadyExists', 'InvalidNetworkAclEntry.NotFound'],
    );
    assert.deepEqual(replaced.all('protocol'), ['-1', '-1', '-1']);
  });

  for (const [changes, code] of [
    [{ Protocol: 'http' }, 'InvalidParameterValue'],
    [{ RuleNumber: '32767' }, 'InvalidParameterValue'],
    [{ CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    [{ Protocol: 'icmp' }, 'MissingParameter'],
  ] as const) {
    it(`refuse an entry with ${JSON.stringify(changes)} as ${code}`, async () => {
      const world = aWorld();

      const answer = await world.ask('CreateNetworkAclEntry', entry(await anAcl(world, await aVpc(world)), changes));

      assert.equal(answer.code, code);
    });
  }

  it('have each subnet in exactly one of them, the default one at first', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const standard = await world.did('DescribeNetworkAcls', filter('association.subnet-id', subnet));
    const acl = await anAcl(world, vpc);

    const moved = await world.did('ReplaceNetworkAclAssociation', {
      AssociationId: standard.first('networkAclAssociationId'),
      NetworkAclId: acl,
    });

    const inUse = await world.ask('DeleteNetworkAcl', { NetworkAclId: acl });
    const isDefault = await world.ask('DeleteNetworkAcl', { NetworkAclId: standard.first('networkAclId') });
    const now = await world.did('DescribeNetworkAcls', filter('association.subnet-id', subnet));
    assert.equal(standard.first('default'), 'true');
    assert.deepEqual(
      [now.first('networkAclId'), now.first('networkAclAssociationId')],
      [acl, moved.first('newAssociationId')],
    );
    assert.deepEqual([inUse.code, isDefault.code], ['DependencyViolation', 'InvalidParameterValue']);
  });
});
