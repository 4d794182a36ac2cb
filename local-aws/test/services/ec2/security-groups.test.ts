import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aGroup, aVpc, aWorld, filter, type World } from './world.ts';

const http = {
  'IpPermissions.1.IpProtocol': 'tcp',
  'IpPermissions.1.FromPort': '80',
  'IpPermissions.1.ToPort': '80',
  'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
};

async function aWebGroup(world: World): Promise<string> {
  return aGroup(world, await aVpc(world), 'web');
}

async function ingressOf(world: World, group: string): ReturnType<World['did']> {
  return world.did('DescribeSecurityGroupRules', filter('group-id', group));
}

describe('Security groups', () => {
  it('let everything out and nothing in at first', async () => {
    const world = aWorld();

    const rules = await ingressOf(world, await aWebGroup(world));

    assert.deepEqual(['isEgress', 'ipProtocol', 'fromPort', 'toPort', 'cidrIpv4'].map(rules.first), [
      'true',
      '-1',
      '-1',
      '-1',
      '0.0.0.0/0',
    ]);
  });

  it('have names that are theirs alone in their VPC', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    await aGroup(world, vpc, 'web');
    await aGroup(world, await aVpc(world), 'web');
    const refuse = async (GroupName: string): Promise<(string | undefined)[]> => {
      const { code, message } = await world.ask('CreateSecurityGroup', {
        VpcId: vpc,
        GroupName,
        GroupDescription: 'a',
      });
      return [code, message];
    };

    assert.deepEqual(await refuse('web'), [
      'InvalidGroup.Duplicate',
      `The security group 'web' already exists for VPC '${vpc}'`,
    ]);
    assert.deepEqual(await refuse('default'), [
      'InvalidParameterValue',
      'Cannot use reserved security group name: default',
    ]);
    assert.equal((await refuse('sg-web'))[0], 'InvalidParameterValue');
  });

  it('stay while a rule of another group names them, and the default one always', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const [front, back] = [await aGroup(world, vpc, 'front'), await aGroup(world, vpc, 'back')];
    const permission = { 'IpPermissions.1.IpProtocol': '-1', 'IpPermissions.1.Groups.1.GroupId': front };
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: back, ...permission });
    const standard = (await world.did('DescribeSecurityGroups', filter('vpc-id', vpc))).first('groupId');

    const inUse = await world.ask('DeleteSecurityGroup', { GroupId: front });
    const refused = await world.ask('DeleteSecurityGroup', { GroupId: standard });
    await world.did('RevokeSecurityGroupIngress', { GroupId: back, ...permission });
    await world.did('DeleteSecurityGroup', { GroupId: front });

    assert.deepEqual([inUse.code, inUse.message], ['DependencyViolation', `resource ${front} has a dependent object`]);
    assert.equal(refused.code, 'CannotDelete');
    assert.equal((await world.ask('DescribeSecurityGroups', { 'GroupId.1': front })).code, 'InvalidGroup.NotFound');
  });
});

describe('Security group rules', () => {
  it('are one for each peer, described together by protocol and ports', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);

    const made = await world.did('AuthorizeSecurityGroupIngress', {
      GroupId: group,
      ...http,
      'IpPermissions.1.IpRanges.2.CidrIp': '10.1.2.3/8',
      'IpPermissions.1.IpRanges.2.Description': 'office',
      'IpPermissions.1.Ipv6Ranges.1.CidrIpv6': '0::0/0',
      'TagSpecification.1.ResourceType': 'security-group-rule',
      'TagSpecification.1.Tag.1.Key': 'Name',
      'TagSpecification.1.Tag.1.Value': 'in',
    });

    const described = await world.did('DescribeSecurityGroups', { 'GroupId.1': group });
    assert.equal(new Set(made.all('securityGroupRuleId')).size, 3);
    assert.deepEqual(made.all('value'), ['in', 'in', 'in']);
    assert.deepEqual(described.all('cidrIp'), ['0.0.0.0/0', '10.0.0.0/8', '0.0.0.0/0']);
    assert.deepEqual([described.all('cidrIpv6'), described.all('description')], [['::/0'], ['office']]);
  });

  it('are there once, whatever their descriptions', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http });

    const again = await world.ask('AuthorizeSecurityGroupIngress', {
      GroupId: group,
      ...http,
      'IpPermissions.1.IpRanges.1.Description': 'again',
    });

    assert.deepEqual(
      [again.code, again.message],
      [
        'InvalidPermission.Duplicate',
        'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
      ],
    );
  });

  it('are others with other ports, another protocol or another direction', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http });

    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http, 'IpPermissions.1.ToPort': '81' });
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http, 'IpPermissions.1.IpProtocol': 'udp' });
    await world.did('AuthorizeSecurityGroupEgress', { GroupId: group, ...http });

    assert.equal((await ingressOf(world, group)).all('securityGroupRuleId').length, 5);
  });

  it('go by their ids or by what they let through, all or none', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    const made = await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http });
    const absent = { ...http, 'IpPermissions.1.IpRanges.2.CidrIp': '10.0.0.0/8' };

    const refused = await world.ask('RevokeSecurityGroupIngress', { GroupId: group, ...absent });
    const kept = await ingressOf(world, group);
    await world.did('RevokeSecurityGroupIngress', {
      GroupId: group,
      'SecurityGroupRuleId.1': made.first('securityGroupRuleId'),
    });

    assert.deepEqual(
      [refused.code, refused.message],
      ['InvalidPermission.NotFound', 'The specified rule does not exist in this security group.'],
    );
    assert.deepEqual(
      [kept.all('isEgress'), (await ingressOf(world, group)).all('isEgress')],
      [['true', 'false'], ['true']],
    );
  });

  it('keep their id and tags when they are modified', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    const rule = (await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http })).first(
      'securityGroupRuleId',
    );
    await world.did('CreateTags', { 'ResourceId.1': rule, 'Tag.1.Key': 'Name', 'Tag.1.Value': 'in' });

    await world.did('ModifySecurityGroupRules', {
      GroupId: group,
      'SecurityGroupRule.1.SecurityGroupRuleId': rule,
      'SecurityGroupRule.1.SecurityGroupRule.IpProtocol': 'udp',
      'SecurityGroupRule.1.SecurityGroupRule.FromPort': '53',
      'SecurityGroupRule.1.SecurityGroupRule.ToPort': '53',
      'SecurityGroupRule.1.SecurityGroupRule.CidrIpv4': '10.0.0.0/16',
      'SecurityGroupRule.1.SecurityGroupRule.Description': 'names',
    });

    const described = await world.did('DescribeSecurityGroupRules', { 'SecurityGroupRuleId.1': rule });
    assert.deepEqual(['ipProtocol', 'fromPort', 'cidrIpv4', 'description', 'value'].map(described.first), [
      'udp',
      '53',
      '10.0.0.0/16',
      'names',
      'in',
    ]);
  });

  it('take another description', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http });

    await world.did('UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId: group,
      ...http,
      'IpPermissions.1.IpRanges.1.Description': 'everyone',
    });

    assert.deepEqual((await ingressOf(world, group)).all('description'), ['everyone']);
  });

  const refused: [permission: Record<string, string>, code: string][] = [
    [{ 'IpPermissions.1.FromPort': '90' }, 'InvalidParameterValue'],
    [{ 'IpPermissions.1.ToPort': '65536' }, 'InvalidParameterValue'],
    [{ 'IpPermissions.1.IpProtocol': 'http' }, 'InvalidParameterValue'],
    [{ 'IpPermissions.1.IpRanges.1.CidrIp': '10.0.0.0/33' }, 'InvalidParameterValue'],
    [{ 'IpPermissions.1.Groups.1.GroupId': 'sg-0123456789abcdef0' }, 'InvalidGroup.NotFound'],
    [{ 'IpPermissions.1.PrefixListIds.1.PrefixListId': 'pl-12345678' }, 'InvalidPrefixListID.NotFound'],
    [{ 'IpPermissions.1.IpRanges.2.CidrIp': '0.0.0.0/0' }, 'InvalidParameterValue'],
  ];
  for (const [permission, code] of refused) {
    it(`refuse ${JSON.stringify(permission)} as ${code}`, async () => {
      const world = aWorld();
      const group = await aWebGroup(world);

      const answer = await world.ask('AuthorizeSecurityGroupIngress', { GroupId: group, ...http, ...permission });

      assert.equal(answer.code, code);
      assert.deepEqual((await ingressOf(world, group)).all('isEgress'), ['true']);
    });
  }

  it('are sixty in each direction at most', async () => {
    const world = aWorld();
    const group = await aWebGroup(world);
    const ranges = (count: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `IpPermissions.1.IpRanges.${index + 1}.CidrIp`,
          `10.0.${index}.0/24`,
        ]),
      );

    const many = await world.ask('AuthorizeSecurityGroupIngress', { GroupId: group, ...http, ...ranges(61) });

    assert.equal(many.code, 'RulesPerSecurityGroupLimitExceeded');
    await world.did('AuthorizeSecurityGroupIngress', { GroupId: group, ...http, ...ranges(60) });
  });
});
