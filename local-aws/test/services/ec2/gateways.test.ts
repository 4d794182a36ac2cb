import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { aGateway, anAddress, aSubnet, aVpc, aWorld, filter, type World } from './world.ts';

interface Network {
  readonly vpc: string;
  readonly subnet: string;
  readonly gateway: string;
  readonly address: string;
}

async function aPublicNetwork(world: World): Promise<Network> {
  const vpc = await aVpc(world);
  return {
    vpc,
    gateway: await aGateway(world, vpc),
    subnet: await aSubnet(world, vpc, '10.0.1.0/24'),
    address: await anAddress(world),
  };
}

async function aNatGateway(world: World, { subnet, address }: Network): Promise<string> {
  return (await world.did('CreateNatGateway', { SubnetId: subnet, AllocationId: address })).first('natGatewayId');
}

const minutes = 60_000;

async function stateOf(world: World, nat: string): Promise<string> {
  return (await world.did('DescribeNatGateways', { 'NatGatewayId.1': nat })).first('state');
}

describe('Internet gateways', () => {
  it('are attached to one VPC, which has one of them', async () => {
    const world = aWorld();
    const [one, other] = [await aVpc(world), await aVpc(world)];
    const gateway = await aGateway(world, one);
    const second = (await world.did('CreateInternetGateway')).first('internetGatewayId');

    const twice = await world.ask('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: other });
    const crowded = await world.ask('AttachInternetGateway', { InternetGatewayId: second, VpcId: one });

    assert.deepEqual(
      [twice.code, twice.message],
      ['Resource.AlreadyAssociated', `resource ${gateway} is already attached to network ${one}`],
    );
    assert.deepEqual(
      [crowded.code, crowded.message],
      ['InvalidParameterValue', `Network ${one} already has an internet gateway attached`],
    );
  });

  it('go only when detached', async () => {
    const world = aWorld();
    const vpc = await aVpc(world);
    const gateway = await aGateway(world, vpc);

    const refused = await world.ask('DeleteInternetGateway', { InternetGatewayId: gateway });
    await world.did('DetachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
    const again = await world.ask('DetachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
    await world.did('DeleteInternetGateway', { InternetGatewayId: gateway });

    assert.deepEqual([refused.code, again.code], ['DependencyViolation', 'Gateway.NotAttached']);
  });
});

describe('NAT gateways', () => {
  it('are available after a while, with the address theirs and an interface in the subnet', async () => {
    const world = aWorld();
    const network = await aPublicNetwork(world);

    const nat = await aNatGateway(world, network);
    const before = await stateOf(world, nat);
    world.clock.advance(2 * minutes);

    assert.deepEqual([before, await stateOf(world, nat)], ['pending', 'available']);
    const held = await world.did('DescribeNetworkInterfaces', filter('subnet-id', network.subnet));
    const address = await world.did('DescribeAddresses', { 'AllocationId.1': network.address });
    assert.deepEqual(
      [held.first('interfaceType'), held.first('privateIpAddress'), held.first('publicIp')],
      ['natGateway', '10.0.1.4', address.first('publicIp')],
    );
    assert.equal(address.first('networkInterfaceId'), held.first('networkInterfaceId'));
  });

  it('hold on to subnet, address and internet gateway until they are gone', async () => {
    const world = aWorld();
    const network = await aPublicNetwork(world);
    const nat = await aNatGateway(world, network);
    world.clock.advance(2 * minutes);
    const free = async (): Promise<(string | undefined)[]> => [
      (await world.ask('DeleteSubnet', { SubnetId: network.subnet })).code,
      (await world.ask('ReleaseAddress', { AllocationId: network.address })).code,
      (await world.ask('DetachInternetGateway', { InternetGatewayId: network.gateway, VpcId: network.vpc })).code,
    ];

    await world.did('DeleteNatGateway', { NatGatewayId: nat });
    const meanwhile = await free();
    const deleting = await stateOf(world, nat);
    world.clock.advance(2 * minutes);
    const deleted = await stateOf(world, nat);
    const afterwards = await free();
    world.clock.advance(61 * minutes);

    assert.deepEqual(meanwhile, ['DependencyViolation', 'InvalidIPAddress.InUse', 'DependencyViolation']);
    assert.deepEqual([deleting, deleted], ['deleting', 'deleted']);
    assert.deepEqual(afterwards, [undefined, undefined, undefined]);
    const forgotten = await world.ask('DescribeNatGateways', { 'NatGatewayId.1': nat });
    assert.deepEqual(
      [forgotten.code, forgotten.message],
      ['NatGatewayNotFound', `The Nat Gateway ${nat} was not found`],
    );
  });

  it('fail where no internet gateway is, or the address is taken', async () => {
    const world = aWorld();
    const network = await aPublicNetwork(world);
    const first = await aNatGateway(world, network);
    const second = await aNatGateway(world, network);
    const alone = await aSubnet(world, await aVpc(world), '10.0.1.0/24');
    const third = await aNatGateway(world, { ...network, subnet: alone, address: await anAddress(world) });

    world.clock.advance(2 * minutes);

    const described = await world.did('DescribeNatGateways', { 'NatGatewayId.1': second, 'NatGatewayId.2': third });
    assert.equal(await stateOf(world, first), 'available');
    assert.deepEqual(described.all('state'), ['failed', 'failed']);
    assert.deepEqual(described.all('failureCode'), ['Resource.AlreadyAssociated', 'Gateway.NotAttached']);
  });

  it('are made once a client token', async () => {
    const world = aWorld();
    const { subnet, address } = await aPublicNetwork(world);
    const request = { SubnetId: subnet, AllocationId: address, ClientToken: 'once' };

    const one = await world.did('CreateNatGateway', request);
    const same = await world.did('CreateNatGateway', request);
    const other = await world.ask('CreateNatGateway', { ...request, ConnectivityType: 'public' });

    assert.equal(same.first('natGatewayId'), one.first('natGatewayId'));
    assert.equal(other.code, 'IdempotentParameterMismatch');
  });

  it('go on where they were after a restart', async () => {
    const store = memoryStore();
    const before = aWorld(store);
    const nat = await aNatGateway(before, await aPublicNetwork(before));

    const after = aWorld(store);
    after.clock.advance(2 * minutes);

    assert.equal(await stateOf(after, nat), 'available');
  });
});

describe('Elastic IP addresses', () => {
  it('are all different and of blocks that reach nobody', async () => {
    const world = aWorld();

    for (let count = 0; count < 5; count++) await anAddress(world);

    const addresses = (await world.did('DescribeAddresses')).all('publicIp');
    assert.equal(new Set(addresses).size, 5);
    assert.ok(addresses.every((address) => address.startsWith('203.0.113.')));
  });

  it('are associated with an interface and taken off again, but not off a NAT gateway', async () => {
    const world = aWorld();
    const network = await aPublicNetwork(world);
    await aNatGateway(world, network);
    world.clock.advance(2 * minutes);
    const held = await world.did('DescribeNetworkInterfaces', filter('subnet-id', network.subnet));
    const interfaceId = held.first('networkInterfaceId');
    const address = await anAddress(world);

    const made = await world.did('AssociateAddress', { AllocationId: address, NetworkInterfaceId: interfaceId });
    const inUse = await world.ask('ReleaseAddress', { AllocationId: address });
    await world.did('DisassociateAddress', { AssociationId: made.first('associationId') });
    await world.did('ReleaseAddress', { AllocationId: address });

    const own = (await world.did('DescribeAddresses', filter('allocation-id', network.address))).first('associationId');
    const refused = await world.ask('DisassociateAddress', { AssociationId: own });
    assert.deepEqual([inUse.code, refused.code], ['InvalidIPAddress.InUse', 'InvalidIPAddress.InUse']);
  });

  it('say by its id that one is gone', async () => {
    const world = aWorld();
    const address = await anAddress(world);

    await world.did('ReleaseAddress', { AllocationId: address });

    const refused = await world.ask('ReleaseAddress', { AllocationId: address });
    assert.deepEqual(
      [refused.code, refused.message],
      ['InvalidAllocationID.NotFound', `The allocation ID '${address}' does not exist`],
    );
  });
});
