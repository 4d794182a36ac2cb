import type { CreateSubnetRequest, Operations, Subnet } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { arnOf } from './arns.ts';
import { contains, formatIpv4Block, freeAddresses, overlaps, parseIpv4Block } from './cidr.ts';
import { putSubnet } from './default-resources.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { interfacesIn } from './network-interfaces.ts';
import { pageOf } from './pages.ts';
import type { Zone } from './regions.ts';
import type { SubnetRow, VpcRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<Subnet> = {
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  availabilityZone: ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  availabilityZoneId: ({ AvailabilityZoneId }) => AvailabilityZoneId,
  'available-ip-address-count': ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
  cidr: ({ CidrBlock }) => CidrBlock,
  'cidr-block': ({ CidrBlock }) => CidrBlock,
  cidrBlock: ({ CidrBlock }) => CidrBlock,
  'default-for-az': ({ DefaultForAz }) => DefaultForAz,
  defaultForAz: ({ DefaultForAz }) => DefaultForAz,
  'enable-dns64': ({ EnableDns64 }) => EnableDns64,
  'ipv6-native': ({ Ipv6Native }) => Ipv6Native,
  'map-public-ip-on-launch': ({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name-options-on-launch.hostname-type': ({ PrivateDnsNameOptionsOnLaunch: options }) =>
    options?.HostnameType,
  state: ({ State }) => State,
  'subnet-arn': ({ SubnetArn }) => SubnetArn,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

export function subnetOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateSubnet(input, call) {
      const state = open(call, input);
      const vpc = found(state.vpcs, kinds.vpc, input.VpcId);
      const tags = tagsFor(kinds.subnet, input.TagSpecifications);
      const cidrBlock = subnetBlock(state, vpc, input);
      const zone = zoneFor(state, input);
      const row: SubnetRow = {
        id: state.newId('subnet'),
        vpcId: vpc.id,
        cidrBlock,
        zoneName: zone.name,
        zoneId: zone.id,
        isDefaultForZone: false,
        mapPublicIpOnLaunch: false,
        enableDns64: false,
        hostnameType: 'ip-name',
        enableARecord: false,
        enableAaaaRecord: false,
      };
      putSubnet(state, row);
      putTags(state, row.id, tags);
      return { Subnet: described(state, row) };
    },

    DescribeSubnets(input, call) {
      const state = open(call, input);
      const items = named(state.subnets, kinds.subnet, input.SubnetIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.SubnetIds);
      return { Subnets: page, NextToken: next };
    },

    ModifySubnetAttribute(input, call) {
      const state = open(call, input);
      const row = found(state.subnets, kinds.subnet, input.SubnetId);
      if (input.AssignIpv6AddressOnCreation?.Value === true) {
        throw error('InvalidParameterValue', `The subnet '${row.id}' does not have an IPv6 CIDR block.`);
      }
      state.subnets.put(row.id, {
        ...row,
        mapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value ?? row.mapPublicIpOnLaunch,
        enableDns64: input.EnableDns64?.Value ?? row.enableDns64,
        hostnameType: input.PrivateDnsHostnameTypeOnLaunch ?? row.hostnameType,
        enableARecord: input.EnableResourceNameDnsARecordOnLaunch?.Value ?? row.enableARecord,
        enableAaaaRecord: input.EnableResourceNameDnsAAAARecordOnLaunch?.Value ?? row.enableAaaaRecord,
      });
      return {};
    },

    DeleteSubnet(input, call) {
      const state = open(call, input);
      const { id } = found(state.subnets, kinds.subnet, input.SubnetId);
      if (interfacesIn(state, id).length > 0) {
        throw error('DependencyViolation', `The subnet '${id}' has dependencies and cannot be deleted.`);
      }
      dissolveAssociations(state, id);
      state.subnets.delete(id);
      forgetTags(state, id);
      return {};
    },
  };
}

function dissolveAssociations(state: Ec2State, subnetId: string): void {
  for (const table of [...state.routeTables.values()]) {
    const associations = table.associations.filter((each) => each.subnetId !== subnetId);
    if (associations.length < table.associations.length) state.routeTables.put(table.id, { ...table, associations });
  }
  for (const acl of [...state.networkAcls.values()]) {
    const associations = acl.associations.filter((each) => each.subnetId !== subnetId);
    if (associations.length < acl.associations.length) state.networkAcls.put(acl.id, { ...acl, associations });
  }
  for (const log of [...state.flowLogs.values()].filter(({ resourceId }) => resourceId === subnetId)) {
    state.flowLogs.delete(log.id);
    forgetTags(state, log.id);
  }
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
function subnetBlock(
  state: Ec2State,
  vpc: VpcRow,
  { CidrBlock: text, Ipv6CidrBlock, Ipv6Native }: CreateSubnetRequest,
): string {
  if (Ipv6CidrBlock !== undefined || Ipv6Native === true) {
    throw error('UnsupportedOperation', 'local-aws has no subnets with IPv6');
  }
  if (text === undefined) throw error('MissingParameter', "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  const block = parseIpv4Block(text);
  if (!block) {
    throw error(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const whole = parseIpv4Block(vpc.cidrBlock);
  if (block.prefix < 16 || block.prefix > 28 || !whole || !contains(whole, block)) {
    throw error('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  for (const other of state.subnets.values()) {
    const taken = other.vpcId === vpc.id ? parseIpv4Block(other.cidrBlock) : undefined;
    if (taken && overlaps(taken, block)) {
      throw error('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
    }
  }
  return formatIpv4Block(block);
}

function zoneFor(
  { zones, region }: Ec2State,
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetRequest,
): Zone {
  const zone = zones.find((each) => (name === undefined || each.name === name) && (id === undefined || each.id === id));
  if (zone) return zone;
  const known = zones.map((each) => (name === undefined ? each.id : each.name)).join(', ');
  throw error(
    'InvalidParameterValue',
    `Value (${name ?? id}) for parameter ${name === undefined ? 'availabilityZoneId' : 'availabilityZone'} is invalid. ` +
      `Subnets can currently only be created in the following availability zones of ${region}: ${known}.`,
  );
}

function described(state: Ec2State, row: SubnetRow): Subnet {
  const block = parseIpv4Block(row.cidrBlock);
  return {
    SubnetId: row.id,
    SubnetArn: arnOf(state.region, 'subnet', row.id),
    VpcId: row.vpcId,
    OwnerId: accountId,
    CidrBlock: row.cidrBlock,
    AvailabilityZone: row.zoneName,
    AvailabilityZoneId: row.zoneId,
    AvailableIpAddressCount: block && freeAddresses(block, interfacesIn(state, row.id).length),
    State: 'available',
    DefaultForAz: row.isDefaultForZone,
    MapPublicIpOnLaunch: row.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    EnableDns64: row.enableDns64,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: row.hostnameType,
      EnableResourceNameDnsARecord: row.enableARecord,
      EnableResourceNameDnsAAAARecord: row.enableAaaaRecord,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    Tags: tagsOf(state, row.id),
  };
}
