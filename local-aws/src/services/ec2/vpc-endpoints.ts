import { createHash } from 'node:crypto';
import type {
  CreateVpcEndpointRequest,
  ModifyVpcEndpointRequest,
  Operations,
  UnsuccessfulItem,
  VpcEndpoint,
} from '../../models/generated/ec2.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { oncePerToken } from './client-token.ts';
import { endpointServiceAt, endpointServices } from './endpoint-services.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { deleteInterface, putInterface } from './network-interfaces.ts';
import { pageOf } from './pages.ts';
import type { SubnetRow, VpcEndpointRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { putTags, tagsFor, tagsOf } from './tags.ts';

const fullAccess: string = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

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

type Change = Omit<ModifyVpcEndpointRequest, 'VpcEndpointId'>;

function changedGateway(state: Ec2State, row: VpcEndpointRow, change: Change): VpcEndpointRow {
  const { AddRouteTableIds = [], RemoveRouteTableIds = [] } = change;
  if (change.AddSubnetIds?.length || change.AddSecurityGroupIds?.length) {
    throw error(
      'InvalidParameter',
      'Subnet and security group IDs are only supported for Interface type VPC Endpoint.',
    );
  }
  for (const id of AddRouteTableIds) {
    const table = found(state.routeTables, kinds.routeTable, id);
    if (table.vpcId !== row.vpcId) {
      throw error('InvalidParameterValue', `Route table ${id} and endpoint ${row.id} belong to different networks`);
    }
    const other = [...state.vpcEndpoints.values()].find(
      (each) => each.id !== row.id && each.serviceName === row.serviceName && each.routeTableIds.includes(id),
    );
    if (other) {
      throw error(
        'RouteAlreadyExists',
        `route table ${id} already has a route with destination-prefix-list-id for ${row.serviceName}`,
      );
    }
  }
  const routeTableIds = new Set(row.routeTableIds).union(new Set(AddRouteTableIds));
  return {
    ...row,
    routeTableIds: [...routeTableIds].filter((id) => !RemoveRouteTableIds.includes(id)),
    policyDocument: changedPolicy(row, change),
  };
}

function changedInterface(state: Ec2State, row: VpcEndpointRow, change: Change): VpcEndpointRow {
  const { AddSubnetIds = [], RemoveSubnetIds = [], AddSecurityGroupIds = [], RemoveSecurityGroupIds = [] } = change;
  if (change.AddRouteTableIds?.length) {
    throw error('InvalidParameter', 'Route table IDs are only supported for Gateway type VPC Endpoint.');
  }
  for (const id of AddSecurityGroupIds) {
    const group = found(state.securityGroups, kinds.securityGroup, id);
    if (group.vpcId !== row.vpcId) throw error('InvalidParameter', `Security group ${id} is not in ${row.vpcId}`);
  }
  const securityGroupIds = [...new Set([...row.securityGroupIds, ...AddSecurityGroupIds])].filter(
    (id) => !RemoveSecurityGroupIds.includes(id),
  );
  const subnets = newSubnets(state, row, AddSubnetIds);
  const isPrivateDnsEnabled = change.PrivateDnsEnabled ?? row.isPrivateDnsEnabled;
  if (isPrivateDnsEnabled && !row.isPrivateDnsEnabled) assertPrivateDns(state, row);
  for (const { subnetId, networkInterfaceId } of row.interfaces) {
    if (RemoveSubnetIds.includes(subnetId)) deleteInterface(state, networkInterfaceId);
    else {
      const held = state.networkInterfaces.get(networkInterfaceId);
      if (held) state.networkInterfaces.put(networkInterfaceId, { ...held, securityGroupIds });
    }
  }
  const added = subnets.map((subnet) => {
    const description = `VPC Endpoint Interface ${row.id}`;
    const { id } = putInterface(state, { subnet, interfaceType: 'vpc_endpoint', description, securityGroupIds });
    return { subnetId: subnet.id, networkInterfaceId: id };
  });
  return {
    ...row,
    interfaces: [...row.interfaces.filter(({ subnetId }) => !RemoveSubnetIds.includes(subnetId)), ...added],
    securityGroupIds,
    isPrivateDnsEnabled,
    dnsRecordIpType: change.DnsOptions?.DnsRecordIpType ?? row.dnsRecordIpType,
    policyDocument: changedPolicy(row, change),
  };
}

/** The subnets to come; an endpoint has one a zone at most. */
function newSubnets(state: Ec2State, row: VpcEndpointRow, ids: readonly string[]): readonly SubnetRow[] {
  const before = subnetsAt(
    state,
    row.interfaces.map(({ subnetId }) => subnetId),
  );
  const added = subnetsAt(
    state,
    ids.filter((id) => before.every((subnet) => subnet.id !== id)),
  );
  for (const subnet of added) {
    if (subnet.vpcId !== row.vpcId) {
      throw error('InvalidParameter', `Subnet ${subnet.id} does not belong to VPC ${row.vpcId}.`);
    }
    const sameZone = [...before, ...added].find((other) => other !== subnet && other.zoneName === subnet.zoneName);
    if (sameZone) {
      throw error(
        'InvalidParameter',
        `Found another VPC endpoint subnet in the availability zone of ${subnet.id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
  }
  return added;
}

function subnetsAt(state: Ec2State, ids: readonly string[]): readonly SubnetRow[] {
  return ids.map((id) => found(state.subnets, kinds.subnet, id));
}

function assertPrivateDns(state: Ec2State, row: VpcEndpointRow): void {
  const vpc = found(state.vpcs, kinds.vpc, row.vpcId);
  if (!vpc.enableDnsSupport || !vpc.enableDnsHostnames) {
    throw error(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    );
  }
  const other = [...state.vpcEndpoints.values()].find(
    (each) =>
      each.id !== row.id &&
      each.vpcId === row.vpcId &&
      each.serviceName === row.serviceName &&
      each.isPrivateDnsEnabled &&
      each.phase.kind !== 'deleting',
  );
  if (!other) return;
  const domain = privateDnsName(state, row);
  throw error(
    'InvalidParameter',
    `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domain} in the VPC ${vpc.id}`,
  );
}

function privateDnsName({ region }: Ec2State, { serviceName, type }: VpcEndpointRow): string | undefined {
  return endpointServices(region).find((each) => each.name === serviceName && each.type === type)?.privateDnsName;
}

function changedPolicy(row: VpcEndpointRow, { PolicyDocument, ResetPolicy }: Change): string {
  return ResetPolicy === true ? fullAccess : (checkedPolicy(PolicyDocument) ?? row.policyDocument);
}

/** An empty policy is none. */
function checkedPolicy(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === 'object' && policy !== null && 'Statement' in policy) return text;
  } catch {
    // What is no JSON is refused as what is no policy.
  }
  throw error('InvalidParameter', 'Invalid policy document: The policy is not in the valid JSON format.');
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

function dnsEntries(state: Ec2State, row: VpcEndpointRow): VpcEndpoint['DnsEntries'] {
  const short = row.serviceName.split('.').slice(3).join('.');
  const unique = createHash('sha256').update(row.id).digest('hex').slice(0, 8);
  const zones = row.interfaces.map(({ subnetId }) => state.subnets.get(subnetId)?.zoneName ?? '');
  const domain = `${short}.${state.region}.vpce.amazonaws.com`;
  const publicNames = ['', ...zones.map((zone) => `-${zone}`)].map((zone) => `${row.id}-${unique}${zone}.${domain}`);
  const privateName = row.isPrivateDnsEnabled ? privateDnsName(state, row) : undefined;
  return [
    ...publicNames.map((DnsName) => ({ DnsName, HostedZoneId: 'Z7HUB22UULQXV' })),
    ...(privateName === undefined ? [] : [{ DnsName: privateName, HostedZoneId: privateZone(row.id) }]),
  ];
}

function privateZone(endpointId: string): string {
  return `Z${createHash('sha256').update(endpointId).digest('hex').slice(8, 28).toUpperCase()}`;
}
