import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aGateway, aSubnet, aVpc, aWorld, type World } from './world.ts';

async function aTable(world: World, vpc: string): Promise<string> {
  return (await world.did('CreateRouteTable', { VpcId: vpc })).first('routeTableId');
}

async function described(world: World, table: string): ReturnType<World['did']> {
  return world.did('DescribeRouteTables', { 'RouteTableId.1': table });
}

describe('Routes', () => {
  it('are made, replaced and deleted by their destination', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const table = await aTable(world, vpc);
    const out = { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0' };
    const gateway = await aGateway(world, vpc);

    const absent = await world.ask('ReplaceRoute', { ...out, GatewayId: gateway });
    await world.did('CreateRoute', { ...out, GatewayId: gateway });
    const twice = await world.ask('CreateRoute', { ...out, GatewayId: gateway });
    const made = await described(world, table);
    await world.did('DeleteRoute', out);

    assert.deepEqual(
      [absent.code, absent.message],
      ['InvalidRoute.NotFound', `no route with destination-cidr-block 0.0.0.0/0 in route table ${table}`],
    );
    assert.deepEqual(
      [twice.code, twice.message],
      ['RouteAlreadyExists', 'The route identified by 0.0.0.0/0 already exists.'],
    );
    assert.deepEqual(
      [made.all('gatewayId'), made.all('origin')],
      [
        ['local', gateway],
        ['CreateRouteTable', 'CreateRoute'],
      ],
    );
    assert.deepEqual((await described(world, table)).all('destinationCidrBlock'), ['10.0.0.0/16']);
  });

  it('are black holes while what they lead to is not there', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const table = await aTable(world, vpc);
    const gateway = await aGateway(world, vpc);
    await world.did('CreateRoute', { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway });

    await world.did('DetachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });

    assert.match((await described(world, table)).body, /<gatewayId>igw-\w+<\/gatewayId>.*?<state>blackhole</);
  });

  it('lead nowhere out of their network, and the local one stays', async () => {
    const world = aWorld();
    const table = await aTable(world, await aVpc(world));
    const foreign = await aGateway(world, await aVpc(world));

    const refused = await world.ask('CreateRoute', {
      RouteTableId: table,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: foreign,
    });
    const local = await world.ask('DeleteRoute', { RouteTableId: table, DestinationCidrBlock: '10.0.0.0/16' });

    assert.equal(refused.message, `route table ${table} and network gateway ${foreign} belong to different networks`);
    assert.deepEqual([refused.code, local.code], ['InvalidParameterValue', 'InvalidParameterValue']);
  });
});

describe('Route tables', () => {
  it('have each subnet in one of them at most, and stay while they have one', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const [one, other] = [await aTable(world, vpc), await aTable(world, vpc)];

    const made = await world.did('AssociateRouteTable', { RouteTableId: one, SubnetId: subnet });
    const twice = await world.ask('AssociateRouteTable', { RouteTableId: other, SubnetId: subnet });
    const inUse = await world.ask('DeleteRouteTable', { RouteTableId: one });
    const moved = await world.did('ReplaceRouteTableAssociation', {
      AssociationId: made.first('associationId'),
      RouteTableId: other,
    });
    await world.did('DeleteRouteTable', { RouteTableId: one });

    assert.deepEqual([twice.code, inUse.code], ['Resource.AlreadyAssociated', 'DependencyViolation']);
    assert.notEqual(moved.first('newAssociationId'), made.first('associationId'));
    assert.deepEqual((await described(world, other)).all('subnetId'), [subnet]);
  });

  it('hand the rank of the main one over by its association', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const all = { 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': vpc };
    const main = await world.did('DescribeRouteTables', {
      ...all,
      'Filter.2.Name': 'association.main',
      'Filter.2.Value.1': 'true',
    });
    const association = main.first('routeTableAssociationId');
    const table = await aTable(world, vpc);

    const refused = await world.ask('DisassociateRouteTable', { AssociationId: association });
    await world.did('ReplaceRouteTableAssociation', { AssociationId: association, RouteTableId: table });

    assert.equal(refused.code, 'InvalidParameterValue');
    assert.deepEqual((await described(world, table)).all('main'), ['true']);
    assert.deepEqual((await described(world, main.first('routeTableId'))).all('main'), []);
    await world.did('DeleteRouteTable', { RouteTableId: main.first('routeTableId') });
  });

  it('let a subnet go with its association', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const subnet = await aSubnet(world, vpc, '10.0.1.0/24');
    const table = await aTable(world, vpc);
    await world.did('AssociateRouteTable', { RouteTableId: table, SubnetId: subnet });

    await world.did('DeleteSubnet', { SubnetId: subnet });

    assert.deepEqual((await described(world, table)).all('routeTableAssociationId'), []);
    await world.did('DeleteRouteTable', { RouteTableId: table });
  });
});
