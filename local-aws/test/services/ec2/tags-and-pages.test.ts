import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aGroup, aSubnet, aVpc, aWorld, filter } from './world.ts';

describe('Tags', () => {
  it('are put with what is made, changed, taken off and found again', async () => {
    const world = aWorld();
    const vpc = (
      await world.did('CreateVpc', {
        CidrBlock: '10.0.0.0/16',
        'TagSpecification.1.ResourceType': 'vpc',
        'TagSpecification.1.Tag.1.Key': 'Name',
        'TagSpecification.1.Tag.1.Value': 'main',
      })
    ).first('vpcId');

    await world.did('CreateTags', {
      'ResourceId.1': vpc,
      'Tag.1.Key': 'Name',
      'Tag.1.Value': 'other',
      'Tag.2.Key': 'Tier',
      'Tag.2.Value': '1',
    });
    await world.did('DeleteTags', { 'ResourceId.1': vpc, 'Tag.1.Key': 'Tier', 'Tag.1.Value': '2' });
    const kept = await world.did('DescribeTags', filter('resource-id', vpc));
    await world.did('DeleteTags', { 'ResourceId.1': vpc, 'Tag.1.Key': 'Tier' });

    assert.deepEqual(
      [kept.all('key'), kept.all('value')],
      [
        ['Name', 'Tier'],
        ['other', '1'],
      ],
    );
    assert.deepEqual((await world.did('DescribeTags', filter('resource-type', 'vpc'))).all('key'), ['Name']);
    assert.deepEqual((await world.did('DescribeVpcs', filter('tag:Name', 'oth*'))).all('vpcId'), [vpc]);
  });

  it('are fifty on a resource at most, those that it has counted', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const fifty = Array.from({ length: 50 }, (_, index) => [`Tag.${index + 1}.Key`, `key-${index}`]);
    await world.did('CreateTags', { 'ResourceId.1': vpc, ...Object.fromEntries(fifty) });

    const more = await world.ask('CreateTags', { 'ResourceId.1': vpc, 'Tag.1.Key': 'more' });
    await world.did('CreateTags', { 'ResourceId.1': vpc, 'Tag.1.Key': 'key-1', 'Tag.1.Value': 'changed' });

    assert.equal(more.code, 'TagLimitExceeded');
  });

  it('go with what they are on', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    await world.did('CreateTags', { 'ResourceId.1': vpc, 'Tag.1.Key': 'Name' });

    await world.did('DeleteVpc', { VpcId: vpc });

    assert.deepEqual((await world.did('DescribeTags')).all('key'), []);
  });

  const refused: [what: string, parameters: Record<string, string>, code: string][] = [
    ['a key of AWS’s', { 'Tag.1.Key': 'aws:name' }, 'InvalidParameterValue'],
    ['a key twice', { 'Tag.1.Key': 'a', 'Tag.2.Key': 'a' }, 'InvalidParameterValue'],
    ['no key', { 'Tag.1.Value': 'a' }, 'InvalidParameterValue'],
    ['a long value', { 'Tag.1.Key': 'a', 'Tag.1.Value': 'v'.repeat(257) }, 'InvalidParameterValue'],
    [
      'too many',
      Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`Tag.${index + 1}.Key`, `key-${index}`])),
      'TagLimitExceeded',
    ],
    ['what is gone', { 'ResourceId.1': 'vpc-0123456789abcdef0', 'Tag.1.Key': 'a' }, 'InvalidVpcID.NotFound'],
    ['what is no id', { 'ResourceId.1': 'main', 'Tag.1.Key': 'a' }, 'InvalidID'],
  ];
  for (const [what, parameters, code] of refused) {
    it(`refuse ${what} as ${code}`, async () => {
      const world = aWorld();

      const answer = await world.ask('CreateTags', { 'ResourceId.1': await aVpc(world), ...parameters });

      assert.equal(answer.code, code);
    });
  }
});

describe('Descriptions', () => {
  it('come in pages that together are the whole', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    for (let index = 0; index < 12; index++) await aGroup(world, vpc, `group-${index}`);

    const sizes: number[] = [];
    const names: string[] = [];
    let token = '';
    do {
      const page = { MaxResults: '5', ...(token !== '' && { NextToken: token }) };
      const reply = await world.did('DescribeSecurityGroups', { ...filter('vpc-id', vpc), ...page });
      sizes.push(reply.all('groupName').length);
      names.push(...reply.all('groupName'));
      token = reply.first('nextToken');
    } while (token !== '');

    assert.deepEqual([sizes, new Set(names).size], [[5, 5, 3], 13]);
  });

  it('have no further page when the last one is full', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    for (let index = 0; index < 4; index++) await aGroup(world, vpc, `group-${index}`);

    const reply = await world.did('DescribeSecurityGroups', { ...filter('vpc-id', vpc), MaxResults: '5' });

    assert.deepEqual([reply.all('groupName').length, reply.first('nextToken')], [5, '']);
  });

  it('refuse a token that is none, a page of what is named by id, and an unknown filter', async () => {
    const world = aWorld();
    const subnet = await aSubnet(world, await aVpc(world), '10.0.1.0/24');

    const token = await world.ask('DescribeSubnets', { NextToken: 'next' });
    const ids = await world.ask('DescribeSubnets', { 'SubnetId.1': subnet, MaxResults: '5' });
    const unknown = await world.ask('DescribeSubnets', filter('colour', 'red'));

    assert.deepEqual(
      [token.code, ids.code, unknown.code],
      ['InvalidPaginationToken', 'InvalidParameterCombination', 'InvalidParameterValue'],
    );
  });

  it('need every filter and one of its values', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const wanted = await aSubnet(world, vpc, '10.0.1.0/24', 'us-east-1a');
    await aSubnet(world, vpc, '10.0.2.0/24', 'us-east-1b');

    const reply = await world.did('DescribeSubnets', {
      ...filter('vpc-id', vpc, 'vpc-0123456789abcdef0'),
      'Filter.2.Name': 'availability-zone',
      'Filter.2.Value.1': 'us-east-1a',
    });

    assert.deepEqual(reply.all('subnetId'), [wanted]);
  });

  it('of zones and regions are AWS’s', async () => {
    const world = aWorld();

    const zones = await world.did('DescribeAvailabilityZones', {}, 'ap-southeast-2');
    const regions = await world.did('DescribeRegions');

    assert.deepEqual(zones.all('zoneId'), ['apse2-az1', 'apse2-az2', 'apse2-az3']);
    assert.equal(regions.all('regionName').length, 17);
    assert.equal((await world.ask('DescribeVpcs', {}, 'moon-east-1')).code, 'InvalidRegion');
  });

  it('only say whether they may, when asked for a dry run', async () => {
    const world = aWorld();

    const answer = await world.ask('CreateVpc', { CidrBlock: '10.0.0.0/16', DryRun: 'true' });

    assert.equal(answer.code, 'DryRunOperation');
    assert.equal(answer.status, 412);
    assert.deepEqual((await world.did('DescribeVpcs', filter('is-default', 'false'))).all('vpcId'), []);
  });
});

describe('Flow logs', () => {
  const toLogs = {
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: '/vpc/flow',
    DeliverLogsPermissionArn: 'arn:aws:iam::000000000000:role/flow',
  };

  it('are one for a resource, destination and traffic', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);

    const made = await world.did('CreateFlowLogs', { ...toLogs, 'ResourceId.1': vpc });
    const again = await world.did('CreateFlowLogs', { ...toLogs, 'ResourceId.1': vpc });

    const described = await world.did('DescribeFlowLogs', filter('resource-id', vpc));
    assert.match(made.body, /<flowLogIdSet><item>fl-0[0-9a-f]{16}<\/item>/);
    assert.equal(again.first('code'), 'FlowLogAlreadyExists');
    assert.deepEqual(['flowLogStatus', 'logDestination', 'maxAggregationInterval'].map(described.first), [
      'ACTIVE',
      'arn:aws:logs:us-east-1:000000000000:log-group:/vpc/flow',
      '600',
    ]);
  });

  it('tell which of several could not be made or deleted', async () => {
    const world = aWorld();

    const made = await world.did('CreateFlowLogs', { ...toLogs, 'ResourceId.1': 'vpc-0123456789abcdef0' });
    const deleted = await world.did('DeleteFlowLogs', { 'FlowLogId.1': 'fl-0123456789abcdef0' });

    assert.deepEqual(
      [made.first('code'), deleted.first('code')],
      ['InvalidVpcID.NotFound', 'InvalidFlowLogId.NotFound'],
    );
  });
});
