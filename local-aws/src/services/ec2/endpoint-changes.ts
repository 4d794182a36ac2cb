import type { ModifyVpcEndpointRequest } from '../../models/generated/ec2.ts';
import { privateDnsName } from './endpoint-dns.ts';
import { changedPolicy } from './endpoint-policy.ts';
import { error } from './errors.ts';
import { found, kinds } from './kinds.ts';
import { assertRoom, deleteInterface, putInterface } from './network-interfaces.ts';
import type { SubnetRow, VpcEndpointRow } from './rows.ts';
import type { Ec2State } from './state.ts';

export type EndpointChange = Omit<ModifyVpcEndpointRequest, 'VpcEndpointId'>;

/** @throws AwsError RouteAlreadyExists where a table leads to another endpoint of the service */
export function changedGateway(state: Ec2State, row: VpcEndpointRow, change: EndpointChange): VpcEndpointRow {
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

/** Checks everything before it makes the first interface. */
export function changedInterface(state: Ec2State, row: VpcEndpointRow, change: EndpointChange): VpcEndpointRow {
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
  for (const subnet of added) assertRoom(state, subnet);
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
