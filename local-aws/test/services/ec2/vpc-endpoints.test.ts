import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aGroup, aSubnet, aVpc, aWorld, filter, type World } from './world.ts';

const minutes = 60_000;

async function anInterfaceEndpoint(world: World, vpc: string, subnet: string, group: string): Promise<string> {
  await world.did('ModifyVpcAttribute', { VpcId: vpc, 'EnableDnsHostnames.Value': 'true' });
  const made = await world.did('CreateVpcEndpoint', {
    VpcId: vpc,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.ecr.api',
    'SubnetId.1': subnet,
    'SecurityGroupId.1': group,
  });
  return made.first('vpcEndpointId');
}

describe('Gateway endpoints', () => {
  it('lead the addresses of their service to themselves in the route tables they are given', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const table = (await world.did('CreateRouteTable', { VpcId: vpc })).first('routeTableId');
    const service = { VpcId: vpc, ServiceName: 'com.amazonaws.us-east-1.s3' };

    const endpoint = await world.did('CreateVpcEndpoint', { ...service, 'RouteTableId.1': table });

    const routed = await world.did('DescribeRouteTables', { 'RouteTableId.1': table });
    const list = await world.did('DescribePrefixLists', filter('prefix-list-name', 'com.amazonaws.us-east-1.s3'));
    assert.equal(endpoint.first('state'), 'available');
    assert.deepEqual(routed.all('destinationPrefixListId'), [list.first('prefixListId')]);
    assert.equal(routed.all('gatewayId').at(-1), endpoint.first('vpcEndpointId'));
    const second = await world.ask('CreateVpcEndpoint', { ...service, 'RouteTableId.1': table });
    assert.equal(second.code, 'RouteAlreadyExists');
  });

  it('take route tables on and off', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const table = (await world.did('CreateRouteTable', { VpcId: vpc })).first('routeTableId');
    const endpoint = (
      await world.did('CreateVpcEndpoint', { VpcId: vpc, ServiceName: 'com.amazonaws.us-east-1.dynamodb' })
    ).first('vpcEndpointId');
    const routed = async (): Promise<string[]> =>
      (await world.did('DescribeRouteTables', { 'RouteTableId.1': table })).all('destinationPrefixListId');

    await world.did('ModifyVpcEndpoint', { VpcEndpointId: endpoint, 'AddRouteTableId.1': table });
    const added = await routed();
    await world.did('ModifyVpcEndpoint', { VpcEndpointId: endpoint, 'RemoveRouteTableId.1': table });

    assert.deepEqual([added, await routed()], [['pl-02cd2c6b'], []]);
  });
});

describe('Interface endpoints', () => {
  it('are available after a while, with an interface in each subnet and private names', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const group = await aGroup(world, vpc, 'endpoints');

    const endpoint = await anInterfaceEndpoint(world, vpc, subnet, group);
    const before = await world.did('DescribeVpcEndpoints', { 'VpcEndpointId.1': endpoint });
    world.clock.advance(2 * minutes);

    const after = await world.did('DescribeVpcEndpoints', { 'VpcEndpointId.1': endpoint });
    assert.deepEqual([before.first('state'), after.first('state')], ['pending', 'available']);
    assert.ok(after.all('dnsName').includes('api.ecr.us-east-1.amazonaws.com'));
    const held = await world.did('DescribeNetworkInterfaces', filter('subnet-id', subnet));
    assert.deepEqual([held.first('interfaceType'), held.first('groupId')], ['vpc_endpoint', group]);
  });

  it('hold on to subnet and group until they are gone', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const group = await aGroup(world, vpc, 'endpoints');
    const endpoint = await anInterfaceEndpoint(world, vpc, subnet, group);

    await world.did('DeleteVpcEndpoints', { 'VpcEndpointId.1': endpoint });
    const meanwhile = [
      await world.ask('DeleteSubnet', { SubnetId: subnet }),
      await world.ask('DeleteSecurityGroup', { GroupId: group }),
    ];
    world.clock.advance(2 * minutes);

    assert.deepEqual(
      meanwhile.map(({ code }) => code),
      ['DependencyViolation', 'DependencyViolation'],
    );
    assert.equal(
      (await world.ask('DescribeVpcEndpoints', { 'VpcEndpointId.1': endpoint })).code,
      'InvalidVpcEndpointId.NotFound',
    );
    await world.did('DeleteSubnet', { SubnetId: subnet });
    await world.did('DeleteSecurityGroup', { GroupId: group });
    await world.did('DeleteVpc', { VpcId: vpc });
  });

  it('refuse private names without the VPC’s DNS, and a second one of the same service', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const request = {
      VpcId: vpc,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.ecr.api',
      'SubnetId.1': subnet,
    };

    const withoutDns = await world.ask('CreateVpcEndpoint', request);
    await anInterfaceEndpoint(world, vpc, subnet, await aGroup(world, vpc, 'endpoints'));
    const second = await world.ask('CreateVpcEndpoint', request);

    assert.equal(
      withoutDns.message,
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc}`,
    );
    assert.match(
      second.message ?? '',
      /^private-dns-enabled cannot be set because there is already a conflicting DNS domain/,
    );
    assert.equal((await world.did('DescribeVpcEndpoints')).all('vpcEndpointId').length, 1);
    assert.equal((await world.did('DescribeNetworkInterfaces')).all('macAddress').length, 1);
  });

  it('are of services that there are, in one subnet a zone', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnets = [await aSubnet(world, vpc, '10.0.1.0/24'), await aSubnet(world, vpc, '10.0.2.0/24')];
    const request = { VpcId: vpc, VpcEndpointType: 'Interface', PrivateDnsEnabled: 'false' };

    const unknown = await world.ask('CreateVpcEndpoint', { ...request, ServiceName: 'com.amazonaws.us-east-1.none' });
    const crowded = await world.ask('CreateVpcEndpoint', {
      ...request,
      ServiceName: 'com.amazonaws.us-east-1.logs',
      'SubnetId.1': subnets[0] ?? '',
      'SubnetId.2': subnets[1] ?? '',
    });

    assert.deepEqual(
      [unknown.code, unknown.message],
      ['InvalidServiceName', "The Vpc Endpoint Service 'com.amazonaws.us-east-1.none' does not exist"],
    );
    assert.equal(crowded.code, 'InvalidParameter');
  });
});
