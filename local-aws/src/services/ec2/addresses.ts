import type { Address, Operations } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { firstFreeAddress, type Ipv4Block, parseIpv4Block } from './cidr.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { AddressRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

/** The blocks of RFC 5737, which reach nobody: an address of local-aws must not be somebody's. */
const documentation = ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24'];

const readings: Readings<Address> = {
  'allocation-id': ({ AllocationId }) => AllocationId,
  'association-id': ({ AssociationId }) => AssociationId,
  domain: ({ Domain }) => Domain,
  'instance-id': ({ InstanceId }) => InstanceId,
  'network-border-group': ({ NetworkBorderGroup }) => NetworkBorderGroup,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'network-interface-owner-id': ({ NetworkInterfaceOwnerId }) => NetworkInterfaceOwnerId,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'public-ip': ({ PublicIp }) => PublicIp,
};

export function addressOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    AllocateAddress(input, call) {
      const state = open(call, input);
      if (input.Domain === 'standard') {
        throw error(
          'InvalidParameterValue',
          'Value (standard) for parameter domain is invalid. EC2-Classic is retired.',
        );
      }
      const tags = tagsFor(kinds.address, input.TagSpecifications);
      const row: AddressRow = { id: state.newId('eipalloc'), publicIp: freePublicAddress(state) };
      state.addresses.put(row.id, row);
      putTags(state, row.id, tags);
      const { AllocationId, PublicIp, Domain, NetworkBorderGroup, PublicIpv4Pool } = described(state, row);
      return { AllocationId, PublicIp, Domain, NetworkBorderGroup, PublicIpv4Pool };
    },

    DescribeAddresses(input, call) {
      const state = open(call, input);
      const rows = input.PublicIps?.length
        ? input.PublicIps.map((publicIp) => addressAt(state, publicIp))
        : named(state.addresses, kinds.address, input.AllocationIds);
      return {
        Addresses: matching(
          rows.map((row) => described(state, row)),
          input.Filters,
          readings,
        ),
      };
    },

    /** No address has a reverse DNS name here. */
    DescribeAddressesAttribute(input, call) {
      const state = open(call, input);
      const rows = named(state.addresses, kinds.address, input.AllocationIds);
      const { page, next } = pageOf(rows, input, input.AllocationIds);
      const isAsked = input.Attribute === undefined;
      return {
        Addresses: isAsked ? page.map(({ id, publicIp }) => ({ AllocationId: id, PublicIp: publicIp })) : [],
        NextToken: next,
      };
    },

    AssociateAddress(input, call) {
      const state = open(call, input);
      if (input.InstanceId !== undefined) {
        throw error('InvalidInstanceID.NotFound', `The instance ID '${input.InstanceId}' does not exist`);
      }
      const row = givenAddress(state, input);
      const { NetworkInterfaceId = '', AllowReassociation = true } = input;
      const held = found(state.networkInterfaces, kinds.networkInterface, NetworkInterfaceId);
      if (row.association) {
        assertNotOfNatGateway(state, row);
        if (!AllowReassociation) {
          throw error(
            'Resource.AlreadyAssociated',
            `resource ${row.id} is already associated with associate-id ${row.association.id}`,
          );
        }
      }
      const association = { id: state.newId('eipassoc'), networkInterfaceId: held.id, privateIp: held.privateIp };
      state.addresses.put(row.id, { ...row, association });
      return { AssociationId: association.id };
    },

    DisassociateAddress(input, call) {
      const state = open(call, input);
      const { AssociationId, PublicIp } = input;
      if (AssociationId === undefined && PublicIp === undefined) {
        throw error('MissingParameter', 'Either public IP or association id must be specified');
      }
      const row =
        AssociationId === undefined
          ? addressAt(state, PublicIp ?? '')
          : [...state.addresses.values()].find(({ association }) => association?.id === AssociationId);
      if (!row?.association) {
        throw error(
          'InvalidAssociationID.NotFound',
          `The association ID '${AssociationId ?? PublicIp}' does not exist`,
        );
      }
      assertNotOfNatGateway(state, row);
      state.addresses.put(row.id, { id: row.id, publicIp: row.publicIp });
      return {};
    },

    ReleaseAddress(input, call) {
      const state = open(call, input);
      const row = givenAddress(state, input);
      if (row.association) throw error('InvalidIPAddress.InUse', `Address ${row.publicIp} is in use.`);
      state.addresses.delete(row.id);
      forgetTags(state, row.id);
      return {};
    },
  };
}

interface GivenAddress {
  readonly AllocationId?: string | undefined;
  readonly PublicIp?: string | undefined;
}

function givenAddress(state: Ec2State, { AllocationId, PublicIp }: GivenAddress): AddressRow {
  if (AllocationId !== undefined) return found(state.addresses, kinds.address, AllocationId);
  if (PublicIp !== undefined) return addressAt(state, PublicIp);
  throw error('MissingParameter', 'Either public IP or allocation id must be specified');
}

function assertNotOfNatGateway(state: Ec2State, { association, publicIp }: AddressRow): void {
  if ([...state.natGateways.values()].some(({ associationId }) => associationId === association?.id)) {
    throw error('InvalidIPAddress.InUse', `Address ${publicIp} is in use by a NAT gateway.`);
  }
}

function addressAt(state: Ec2State, publicIp: string): AddressRow {
  const row = [...state.addresses.values()].find((each) => each.publicIp === publicIp);
  if (row) return row;
  throw error('InvalidAddress.NotFound', `Address '${publicIp}' not found.`);
}

function freePublicAddress(state: Ec2State): string {
  const taken = new Set([...state.addresses.values()].map(({ publicIp }) => publicIp));
  const blocks = documentation.map(parseIpv4Block).filter((block): block is Ipv4Block => block !== undefined);
  for (const block of blocks) {
    const address = firstFreeAddress(block, taken);
    if (address !== undefined) return address;
  }
  throw error('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
}

function described(state: Ec2State, { id, publicIp, association }: AddressRow): Address {
  return {
    AllocationId: id,
    PublicIp: publicIp,
    Domain: 'vpc',
    NetworkBorderGroup: state.region,
    PublicIpv4Pool: 'amazon',
    ...(association && {
      AssociationId: association.id,
      NetworkInterfaceId: association.networkInterfaceId,
      NetworkInterfaceOwnerId: accountId,
      PrivateIpAddress: association.privateIp,
    }),
    Tags: tagsOf(state, id),
  };
}
