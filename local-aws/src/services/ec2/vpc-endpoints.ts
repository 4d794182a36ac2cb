import type {
  CreateVpcEndpointRequest,
  Operations,
  UnsuccessfulItem,
  VpcEndpoint,
} from '../../models/generated/ec2.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { oncePerToken } from './client-token.ts';
import { changedGateway, changedInterface } from './endpoint-changes.ts';
import { dnsEntries } from './endpoint-dns.ts';
import { checkedPolicy, fullAccess } from './endpoint-policy.ts';
import { endpointServiceAt } from './endpoint-services.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { VpcEndpointRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<VpcEndpoint> = {
  'ip-address-type': ({ IpAddressType }) => IpAddressType,
  'service-name': ({ ServiceName }) => ServiceName,
  'service-region': ({ ServiceRegion }) => ServiceRegion,
  'vpc-endpoint-id': ({ VpcEndpointId }) => VpcEndpointId,
  'vpc-endpoint-state': ({ State }) => State,
  'vpc-endpoint-type': ({ VpcEndpointType }) => VpcEndpointType,
  'vpc-id': ({ VpcId }) => VpcId,
};

export function vpcEndpointOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateVpcEndpoint(input, call) {
      const state = open(call, input);
      const row = oncePerToken(state, state.vpcEndpoints, 'CreateVpcEndpoint', input, () => made(state, input));
      return { VpcEndpoint: described(state, row), ClientToken: input.ClientToken };
    },

    DescribeVpcEndpoints(input, call) {
      const state = open(call, input);
      const rows = named(state.vpcEndpoints, kinds.vpcEndpoint, input.VpcEndpointIds);
      const items = rows.map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.VpcEndpointIds);
      return { VpcEndpoints: page, NextToken: next };
    },

    ModifyVpcEndpoint(input, call) {
      const state = open(call, input);
      const row = found(state.vpcEndpoints, kinds.vpcEndpoint, input.VpcEndpointId);
      const changed = row.type === 'Gateway' ? changedGateway(state, row, input) : changedInterface(state, row, input);
      state.vpcEndpoints.put(row.id, changed);
      return { Return: true };
    },

    DeleteVpcEndpoints(input, call) {
      const state = open(call, input);
      const failures: UnsuccessfulItem[] = [];
      for (const id of input.VpcEndpointIds) {
        try {
          const row = found(state.vpcEndpoints, kinds.vpcEndpoint, id);
          if (row.phase.kind === 'deleting') continue;
          const until = state.clock.now() + state.times.endpointDeleting;
          state.vpcEndpoints.put(id, { ...row, phase: { kind: 'deleting', until } });
        } catch (failure) {
          if (!(failure instanceof AwsError)) throw failure;
          failures.push({ ResourceId: id, Error: { Code: failure.shape, Message: failure.message } });
        }
      }
      return { Unsuccessful: failures };
    },
  };
}

function made(state: Ec2State, input: CreateVpcEndpointRequest): VpcEndpointRow {
  const { VpcEndpointType: type = 'Gateway', ServiceName } = input;
  if (type !== 'Gateway' && type !== 'Interface') {
    throw error('UnsupportedOperation', `local-aws has no VPC endpoints of type ${type}`);
  }
  const vpc = found(state.vpcs, kinds.vpc, input.VpcId);
  if (ServiceName === undefined) throw error('MissingParameter', 'The request must contain the parameter serviceName');
  const service = endpointServiceAt(state.region, ServiceName, type);
  const tags = tagsFor(kinds.vpcEndpoint, input.TagSpecifications);
  const bare: VpcEndpointRow = {
    id: state.newId('vpce'),
    vpcId: vpc.id,
    type,
    serviceName: service.name,
    policyDocument: checkedPolicy(input.PolicyDocument) ?? fullAccess,
    routeTableIds: [],
    interfaces: [],
    securityGroupIds: [],
    isPrivateDnsEnabled: false,
    dnsRecordIpType: type === 'Gateway' ? 'service-defined' : (input.DnsOptions?.DnsRecordIpType ?? 'ipv4'),
    createdTime: state.clock.now(),
    phase: { kind: 'available' },
  };
  const row =
    type === 'Gateway'
      ? changedGateway(state, bare, { AddRouteTableIds: input.RouteTableIds })
      : withInterfaces(state, bare, input);
  state.vpcEndpoints.put(row.id, row);
  putTags(state, row.id, tags);
  return row;
}

function withInterfaces(state: Ec2State, bare: VpcEndpointRow, input: CreateVpcEndpointRequest): VpcEndpointRow {
  const { SubnetIds, SecurityGroupIds, PrivateDnsEnabled = true } = input;
  if (input.RouteTableIds?.length) {
    throw error('InvalidParameter', 'Route table IDs are only supported for Gateway type VPC Endpoint.');
  }
  const groups = SecurityGroupIds?.length ? SecurityGroupIds : [defaultGroup(state, bare.vpcId)];
  const made = changedInterface(state, bare, {
    AddSubnetIds: SubnetIds,
    AddSecurityGroupIds: groups,
    PrivateDnsEnabled,
  });
  return { ...made, phase: { kind: 'pending', until: bare.createdTime + state.times.endpointPending } };
}

function defaultGroup(state: Ec2State, vpcId: string): string {
  const group = [...state.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === 'default');
  if (group) return group.id;
  throw error('InvalidGroup.NotFound', `The security group 'default' does not exist in VPC '${vpcId}'`);
}

function described(state: Ec2State, row: VpcEndpointRow): VpcEndpoint {
  return {
    VpcEndpointId: row.id,
    VpcEndpointType: row.type,
    VpcId: row.vpcId,
    ServiceName: row.serviceName,
    ServiceRegion: state.region,
    State: row.phase.kind,
    OwnerId: accountId,
    RequesterManaged: false,
    PolicyDocument: row.policyDocument,
    RouteTableIds: row.routeTableIds,
    SubnetIds: row.interfaces.map(({ subnetId }) => subnetId),
    NetworkInterfaceIds: row.interfaces.map(({ networkInterfaceId }) => networkInterfaceId),
    Groups: row.securityGroupIds.map((id) => ({ GroupId: id, GroupName: state.securityGroups.get(id)?.name })),
    PrivateDnsEnabled: row.isPrivateDnsEnabled,
    IpAddressType: 'ipv4',
    DnsOptions: { DnsRecordIpType: row.dnsRecordIpType },
    DnsEntries: row.type === 'Interface' ? dnsEntries(state, row) : [],
    CreationTimestamp: row.createdTime,
    Tags: tagsOf(state, row.id),
  };
}
