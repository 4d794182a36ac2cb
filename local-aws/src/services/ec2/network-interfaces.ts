import type { NetworkInterface, NetworkInterfaceType, Operations } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { firstFreeAddress, parseIpv4Block } from './cidr.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { NetworkInterfaceRow, SubnetRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, tagsOf } from './tags.ts';

interface NewInterface {
  readonly subnet: SubnetRow;
  readonly interfaceType: NetworkInterfaceType;
  readonly description: string;
  readonly securityGroupIds?: readonly string[];
  /** The first free address of the subnet unless given. */
  readonly privateIp?: string | undefined;
}

/** The interface that a NAT gateway or an endpoint has in a subnet. @throws AwsError InsufficientFreeAddressesInSubnet */
export function putInterface(
  state: Ec2State,
  { subnet, interfaceType, description, securityGroupIds = [], privateIp }: NewInterface,
): NetworkInterfaceRow {
  const id = state.newId('eni');
  const row: NetworkInterfaceRow = {
    id,
    subnetId: subnet.id,
    privateIp: privateIp ?? freeAddressIn(state, subnet),
    macAddress: `0a:${id.slice(-10).replace(/(..)(?=.)/g, '$1:')}`,
    description,
    interfaceType,
    securityGroupIds,
    attachmentId: state.newId('ela-attach'),
    createdTime: state.clock.now(),
  };
  state.networkInterfaces.put(id, row);
  return row;
}

export function deleteInterface(state: Ec2State, id: string): void {
  state.networkInterfaces.delete(id);
  forgetTags(state, id);
}

export function interfacesIn(state: Ec2State, subnetId: string): readonly NetworkInterfaceRow[] {
  return [...state.networkInterfaces.values()].filter((each) => each.subnetId === subnetId);
}

/** @throws AwsError InsufficientFreeAddressesInSubnet */
export function assertRoom(state: Ec2State, subnet: SubnetRow): void {
  freeAddressIn(state, subnet);
}

function freeAddressIn(state: Ec2State, subnet: SubnetRow): string {
  const block = parseIpv4Block(subnet.cidrBlock);
  const taken = new Set(interfacesIn(state, subnet.id).map(({ privateIp }) => privateIp));
  const address = block && firstFreeAddress(block, taken);
  if (address !== undefined) return address;
  throw error(
    'InsufficientFreeAddressesInSubnet',
    `The specified subnet does not have enough free addresses to satisfy the request.`,
  );
}

const readings: Readings<NetworkInterface> = {
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'vpc-id': ({ VpcId }) => VpcId,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  description: ({ Description }) => Description,
  'group-id': ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
  'group-name': ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'mac-address': ({ MacAddress }) => MacAddress,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': ({ Association }) => Association?.AllocationId,
  'association.association-id': ({ Association }) => Association?.AssociationId,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.instance-id': ({ Attachment }) => Attachment?.InstanceId,
  'attachment.instance-owner-id': ({ Attachment }) => Attachment?.InstanceOwnerId,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  'requester-id': ({ RequesterId }) => RequesterId,
  'requester-managed': ({ RequesterManaged }) => RequesterManaged,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
};

export function networkInterfaceOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribeNetworkInterfaces(input, call) {
      const state = open(call, input);
      const rows = named(state.networkInterfaces, kinds.networkInterface, input.NetworkInterfaceIds);
      const items = rows.map((row) => ({ ...described(state, row), Tags: tagsOf(state, row.id) }));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.NetworkInterfaceIds);
      return { NetworkInterfaces: page, NextToken: next };
    },
  };
}

function described(state: Ec2State, row: NetworkInterfaceRow): NetworkInterface {
  const subnet = state.subnets.get(row.subnetId);
  const association = associationOf(state, row);
  const privateDnsName = `ip-${row.privateIp.replaceAll('.', '-')}.${
    state.region === 'us-east-1' ? 'ec2.internal' : `${state.region}.compute.internal`
  }`;
  return {
    NetworkInterfaceId: row.id,
    VpcId: subnet?.vpcId,
    SubnetId: row.subnetId,
    AvailabilityZone: subnet?.zoneName,
    AvailabilityZoneId: subnet?.zoneId,
    OwnerId: accountId,
    Description: row.description,
    InterfaceType: row.interfaceType,
    MacAddress: row.macAddress,
    PrivateIpAddress: row.privateIp,
    PrivateDnsName: privateDnsName,
    PrivateIpAddresses: [
      {
        Primary: true,
        PrivateIpAddress: row.privateIp,
        PrivateDnsName: privateDnsName,
        Association: association,
      },
    ],
    Association: association,
    Groups: row.securityGroupIds.map((id) => ({ GroupId: id, GroupName: state.securityGroups.get(id)?.name })),
    Attachment: {
      AttachmentId: row.attachmentId,
      AttachTime: row.createdTime,
      DeleteOnTermination: false,
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached',
    },
    Ipv6Addresses: [],
    RequesterManaged: true,
    RequesterId: 'amazon-aws',
    SourceDestCheck: row.interfaceType !== 'natGateway',
    Status: 'in-use',
    TagSet: tagsOf(state, row.id),
  };
}

function associationOf(state: Ec2State, row: NetworkInterfaceRow): NetworkInterface['Association'] {
  const address = [...state.addresses.values()].find(({ association }) => association?.networkInterfaceId === row.id);
  return (
    address && {
      AllocationId: address.id,
      AssociationId: address.association?.id,
      IpOwnerId: accountId,
      PublicIp: address.publicIp,
    }
  );
}
