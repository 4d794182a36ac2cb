import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aGateway, aGroup, aSubnet, aVpc, aWorld, filter } from './world.ts';

describe('VPCs', () => {
  it('come with a main route table, a default network ACL and a default security group', async () => {
    const world = aWorld();

    const vpc = await aVpc(world);

    const table = await world.did('DescribeRouteTables', filter('vpc-id', vpc));
    const acl = await world.did('DescribeNetworkAcls', filter('vpc-id', vpc));
    const group = await world.did('DescribeSecurityGroups', filter('vpc-id', vpc));
    assert.match(vpc, /^vpc-0[0-9a-f]{16}$/);
    assert.deepEqual([table.all('main'), table.all('destinationCidrBlock')], [['true'], ['10.0.0.0/16']]);
    assert.deepEqual([acl.all('default'), acl.all('ruleNumber')], [['true'], ['100', '32767', '100', '32767']]);
    assert.deepEqual(group.all('groupName'), ['default']);
    assert.deepEqual(group.all('cidrIp'), ['0.0.0.0/0']);
  });

  it('are pending in the answer that makes them and available from then on', async () => {
    const world = aWorld();

    const made = await world.did('CreateVpc', { CidrBlock: '10.1.2.3/16' });

    const described = await world.did('DescribeVpcs', { 'VpcId.1': made.first('vpcId') });
    assert.deepEqual([made.all('state')[0], made.first('cidrBlock')], ['associated', '10.1.0.0/16']);
    assert.match(made.body, /<state>pending<\/state>/);
    assert.match(described.body, /<state>available<\/state><blockPublicAccessStates>/);
  });

  for (const [block, code] of [
    ['10.0.0.0/15', 'InvalidVpc.Range'],
    ['10.0.0.0/29', 'InvalidVpc.Range'],
    ['10.0.0/16', 'InvalidParameterValue'],
  ] as const) {
    it(`refuse the block ${block} with ${code}`, async () => {
      assert.equal((await aWorld().ask('CreateVpc', { CidrBlock: block })).code, code);
    });
  }

  it('keep the attributes that are set one at a time', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);

    await world.did('ModifyVpcAttribute', { VpcId: vpc, 'EnableDnsHostnames.Value': 'true' });

    const hostnames = await world.did('DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsHostnames' });
    const support = await world.did('DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsSupport' });
    assert.match(hostnames.body, /<enableDnsHostnames><value>true<\/value>/);
    assert.match(support.body, /<enableDnsSupport><value>true<\/value>/);
  });

  it('stay while anything but their defaults is in them, and leave nothing behind', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');

    const refused = await world.ask('DeleteVpc', { VpcId: vpc });
    await world.did('DeleteSubnet', { SubnetId: subnet });
    await world.did('DeleteVpc', { VpcId: vpc });

    assert.equal(refused.code, 'DependencyViolation');
    assert.equal(refused.message, `The vpc '${vpc}' has dependencies and cannot be deleted.`);
    for (const action of ['DescribeRouteTables', 'DescribeNetworkAcls', 'DescribeSecurityGroups']) {
      assert.deepEqual((await world.did(action, filter('vpc-id', vpc))).all('vpcId'), []);
    }
  });

  it('refuse to go with a gateway attached or a group of their own', async () => {
    const world = aWorld();
    const [one, other] = [await aVpc(world), await aVpc(world)];
    await aGateway(world, one);
    await aGroup(world, other, 'web');

    const refused = [await world.ask('DeleteVpc', { VpcId: one }), await world.ask('DeleteVpc', { VpcId: other })];

    assert.deepEqual(
      refused.map(({ code }) => code),
      ['DependencyViolation', 'DependencyViolation'],
    );
  });

  it('tell an id that is none from one that is gone', async () => {
    const world = aWorld();

    const malformed = await world.ask('DeleteVpc', { VpcId: 'main' });
    const gone = await world.ask('DeleteVpc', { VpcId: 'vpc-0123456789abcdef0' });

    assert.deepEqual(
      [malformed.code, malformed.message],
      ['InvalidVpcID.Malformed', 'Invalid id: "main" (expecting "vpc-...")'],
    );
    assert.deepEqual(
      [gone.code, gone.message],
      ['InvalidVpcID.NotFound', "The vpc ID 'vpc-0123456789abcdef0' does not exist"],
    );
  });

  it('are there from the start: a default one with a public subnet in each zone, in each region its own', async () => {
    const world = aWorld();

    const virginia = await world.did('DescribeSubnets');
    const ireland = await world.did('DescribeSubnets', {}, 'eu-west-1');

    assert.equal((await world.did('DescribeVpcs', filter('is-default', 'true'))).first('cidrBlock'), '172.31.0.0/16');
    assert.deepEqual(
      virginia.all('availabilityZoneId'),
      [1, 2, 3, 4, 5, 6].map((zone) => `use1-az${zone}`),
    );
    assert.deepEqual(ireland.all('availabilityZone'), ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    assert.deepEqual(virginia.all('cidrBlock').slice(0, 2), ['172.31.0.0/20', '172.31.16.0/20']);
  });
});

describe('DHCP options', () => {
  it('are one set for all VPCs of a region, with Amazon’s DNS', async () => {
    const world = aWorld();
    await aVpc(world);

    const sets = await world.did('DescribeDhcpOptions');

    const used = (await world.did('DescribeVpcs')).all('dhcpOptionsId');
    assert.deepEqual(new Set(used), new Set(sets.all('dhcpOptionsId')));
    assert.deepEqual(sets.all('value'), ['ec2.internal', 'AmazonProvidedDNS']);
  });
});

describe('Subnets', () => {
  it('lie inside their VPC, apart from each other, from /16 to /28', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    await aSubnet(world, vpc, '10.0.1.0/24');
    const refuse = async (CidrBlock: string): Promise<string | undefined> =>
      (await world.ask('CreateSubnet', { VpcId: vpc, CidrBlock })).code;

    assert.equal(await refuse('10.1.0.0/24'), 'InvalidSubnet.Range');
    assert.equal(await refuse('10.0.2.0/29'), 'InvalidSubnet.Range');
    assert.equal(await refuse('10.0.1.128/25'), 'InvalidSubnet.Conflict');
    assert.equal(await refuse('10.0.0.0/16'), 'InvalidSubnet.Conflict');
    assert.equal(await refuse('10.0.2.0'), 'InvalidParameterValue');
  });

  it('are in the zone that is named by its name or by its id, or in the first', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const make = async (block: string, zone: Record<string, string>): Promise<string> =>
      (await world.did('CreateSubnet', { VpcId: vpc, CidrBlock: block, ...zone })).first('availabilityZone');

    assert.equal(await make('10.0.1.0/24', { AvailabilityZone: 'us-east-1b' }), 'us-east-1b');
    assert.equal(await make('10.0.2.0/24', { AvailabilityZoneId: 'use1-az3' }), 'us-east-1c');
    assert.equal(await make('10.0.3.0/24', {}), 'us-east-1a');
    const elsewhere = await world.ask('CreateSubnet', {
      VpcId: vpc,
      CidrBlock: '10.0.4.0/24',
      AvailabilityZone: 'eu-west-1a',
    });
    assert.equal(elsewhere.code, 'InvalidParameterValue');
  });

  it('keep how launches into them get their addresses and names', async () => {
    const world = aWorld();
    const subnet = await aSubnet(world, await aVpc(world), '10.0.1.0/24');

    await world.did('ModifySubnetAttribute', { SubnetId: subnet, 'MapPublicIpOnLaunch.Value': 'true' });
    await world.did('ModifySubnetAttribute', { SubnetId: subnet, PrivateDnsHostnameTypeOnLaunch: 'resource-name' });

    const described = await world.did('DescribeSubnets', { 'SubnetId.1': subnet });
    assert.deepEqual(
      ['mapPublicIpOnLaunch', 'hostnameType', 'availableIpAddressCount', 'subnetArn'].map(described.first),
      ['true', 'resource-name', '251', `arn:aws:ec2:us-east-1:000000000000:subnet/${subnet}`],
    );
  });

  it('tell other services where they are', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24', 'us-east-1b');
    const group = await aGroup(world, vpc, 'web');

    const { network } = world.service;

    assert.deepEqual(network.subnet(subnet), { vpcId: vpc, availabilityZone: 'us-east-1b', cidrBlock: '10.0.1.0/24' });
    assert.deepEqual(network.securityGroup(group), { vpcId: vpc, name: 'web' });
    assert.equal(network.subnet('subnet-0123456789abcdef0'), undefined);
  });
});
