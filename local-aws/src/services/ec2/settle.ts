import { internetGatewayOf } from './internet-gateways.ts';
import { deleteInterface } from './network-interfaces.ts';
import type { NatGatewayRow, VpcEndpointRow } from './rows.ts';
import type { Ec2State } from './state.ts';
import { forgetTags } from './tags.ts';

/**
 * Brings what is under way up to now. It runs before every operation, so nobody can see the state in between, and EC2
 * needs no timers: after a restart everything goes on by itself.
 */
export function settle(state: Ec2State): void {
  const now = state.clock.now();
  for (const row of [...state.natGateways.values()]) settleNatGateway(state, row, now);
  for (const row of [...state.vpcEndpoints.values()]) settleEndpoint(state, row, now);
}

function settleNatGateway(state: Ec2State, row: NatGatewayRow, now: number): void {
  const { phase } = row;
  if (phase.kind === 'available' || phase.until > now) return;
  switch (phase.kind) {
    case 'pending':
      finishMaking(state, row, phase.until);
      break;
    case 'deleting': {
      releaseFrom(state, row);
      const until = phase.until + state.times.natGatewayRemembered;
      const gone: NatGatewayRow = { ...row, phase: { kind: 'deleted', deletedTime: phase.until, until } };
      state.natGateways.put(row.id, gone);
      settleNatGateway(state, gone, now);
      break;
    }
    case 'failed':
    case 'deleted':
      releaseFrom(state, row);
      state.natGateways.delete(row.id);
      forgetTags(state, row.id);
      break;
    default:
      phase satisfies never;
  }
}

/** Whether a gateway can work shows only when it is made: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html */
function finishMaking(state: Ec2State, row: NatGatewayRow, at: number): void {
  const address = row.allocationId === undefined ? undefined : state.addresses.get(row.allocationId);
  const fail = (code: string, message: string): void => {
    releaseFrom(state, row);
    const until = at + state.times.natGatewayRemembered;
    state.natGateways.put(row.id, { ...row, phase: { kind: 'failed', code, message, until } });
  };
  if (row.connectivityType === 'private') {
    state.natGateways.put(row.id, { ...row, phase: { kind: 'available' } });
  } else if (!address) {
    fail('InvalidAllocationID.NotFound', `Elastic IP address [${row.allocationId}] could not be found`);
  } else if (address.association) {
    fail('Resource.AlreadyAssociated', `Elastic IP address [${address.id}] is already associated`);
  } else if (!internetGatewayOf(state, row.vpcId)) {
    fail('Gateway.NotAttached', `Network ${row.vpcId} has no Internet gateway attached`);
  } else {
    const associationId = state.newId('eipassoc');
    const association = { id: associationId, networkInterfaceId: row.networkInterfaceId, privateIp: row.privateIp };
    state.addresses.put(address.id, { ...address, association });
    state.natGateways.put(row.id, { ...row, associationId, phase: { kind: 'available' } });
  }
}

function releaseFrom(state: Ec2State, row: NatGatewayRow): void {
  deleteInterface(state, row.networkInterfaceId);
  const address = row.allocationId === undefined ? undefined : state.addresses.get(row.allocationId);
  if (address?.association?.networkInterfaceId === row.networkInterfaceId) {
    state.addresses.put(address.id, { id: address.id, publicIp: address.publicIp });
  }
}

function settleEndpoint(state: Ec2State, row: VpcEndpointRow, now: number): void {
  const { phase } = row;
  if (phase.kind === 'available' || phase.until > now) return;
  switch (phase.kind) {
    case 'pending':
      state.vpcEndpoints.put(row.id, { ...row, phase: { kind: 'available' } });
      break;
    case 'deleting':
      for (const { networkInterfaceId } of row.interfaces) deleteInterface(state, networkInterfaceId);
      state.vpcEndpoints.delete(row.id);
      forgetTags(state, row.id);
      break;
    default:
      phase satisfies never;
  }
}
