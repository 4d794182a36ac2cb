import type { CreateNatGatewayRequest, NatGateway, NatGatewayAddress, Operations } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { contains, parseIpv4Block } from './cidr.ts';
import { oncePerToken } from './client-token.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { putInterface } from './network-interfaces.ts';
import { pageOf } from './pages.ts';
import type { NatGatewayRow, SubnetRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<NatGateway> = {
  'nat-gateway-id': ({ NatGatewayId }) => NatGatewayId,
  state: ({ State }) => State,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

export function natGatewayOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateNatGateway(input, call) {
      const state = open(call, input);
      const row = oncePerToken(state, state.natGateways, 'CreateNatGateway', input, () => made(state, input));
      return { NatGateway: described(state, row), ClientToken: input.ClientToken };
    },

    DescribeNatGateways(input, call) {
      const state = open(call, input);
      const items = named(state.natGateways, kinds.natGateway, input.NatGatewayIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filter, readings), input, input.NatGatewayIds);
      return { NatGateways: page, NextToken: next };
    },

    DeleteNatGateway(input, call) {
      const state = open(call, input);
      const row = found(state.natGateways, kinds.natGateway, input.NatGatewayId);
      if (row.phase.kind !== 'deleting' && row.phase.kind !== 'deleted') {
        const until = state.clock.now() + state.times.natGatewayDeleting;
        state.natGateways.put(row.id, { ...row, phase: { kind: 'deleting', until } });
      }
      return { NatGatewayId: row.id };
    },
  };
}

function made(state: Ec2State, input: CreateNatGatewayRequest): NatGatewayRow {
  const { SubnetId, ConnectivityType: connectivityType = 'public', AllocationId, PrivateIpAddress } = input;
  if (input.AvailabilityMode === 'regional') {
    throw error('UnsupportedOperation', 'local-aws has no regional NAT gateways');
  }
  if (SubnetId === undefined) throw error('MissingParameter', 'The request must contain the parameter subnetId');
  const subnet = found(state.subnets, kinds.subnet, SubnetId);
  if (connectivityType === 'public' && AllocationId === undefined) {
    throw error('MissingParameter', 'The request must contain the parameter AllocationId');
  }
  if (connectivityType === 'private' && AllocationId !== undefined) {
    throw error('InvalidParameterCombination', 'A private NAT gateway cannot have an Elastic IP address');
  }
  const address = AllocationId === undefined ? undefined : found(state.addresses, kinds.address, AllocationId);
  if (PrivateIpAddress !== undefined) assertInside(PrivateIpAddress, subnet);
  const tags = tagsFor(kinds.natGateway, input.TagSpecifications);
  const id = state.newId('nat');
  const networkInterface = putInterface(state, {
    subnet,
    interfaceType: 'natGateway',
    description: `Interface for NAT Gateway ${id}`,
    privateIp: PrivateIpAddress,
  });
  const now = state.clock.now();
  const row: NatGatewayRow = {
    id,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    connectivityType,
    allocationId: address?.id,
    publicIp: address?.publicIp,
    networkInterfaceId: networkInterface.id,
    privateIp: networkInterface.privateIp,
    createdTime: now,
    phase: { kind: 'pending', until: now + state.times.natGatewayPending },
  };
  state.natGateways.put(id, row);
  putTags(state, id, tags);
  return row;
}

function assertInside(address: string, subnet: SubnetRow): void {
  const one = parseIpv4Block(`${address}/32`);
  const block = parseIpv4Block(subnet.cidrBlock);
  if (one && block && contains(block, one)) return;
  throw error('InvalidParameterValue', `Address ${address} does not fall within the subnet's address range`);
}

function described(state: Ec2State, row: NatGatewayRow): NatGateway {
  const { phase } = row;
  return {
    NatGatewayId: row.id,
    VpcId: row.vpcId,
    SubnetId: row.subnetId,
    ConnectivityType: row.connectivityType,
    AvailabilityMode: 'zonal',
    CreateTime: row.createdTime,
    DeleteTime: phase.kind === 'deleted' ? phase.deletedTime : undefined,
    FailureCode: phase.kind === 'failed' ? phase.code : undefined,
    FailureMessage: phase.kind === 'failed' ? phase.message : undefined,
    State: phase.kind,
    NatGatewayAddresses: [describedAddress(row)],
    Tags: tagsOf(state, row.id),
  };
}

function describedAddress(row: NatGatewayRow): NatGatewayAddress {
  const isMade = row.phase.kind !== 'pending';
  return {
    AllocationId: row.allocationId,
    AssociationId: row.associationId,
    IsPrimary: true,
    NetworkInterfaceId: row.networkInterfaceId,
    PrivateIp: row.privateIp,
    PublicIp: isMade ? row.publicIp : undefined,
    Status: row.phase.kind === 'failed' ? 'failed' : isMade ? 'succeeded' : 'associating',
  };
}
