import { formatIpv4Block, parseIpv4Block, partOf } from './cidr.ts';
import { allowAll, denyRest } from './network-acl-entries.ts';
import type { RouteRow, SubnetRow, VpcRow } from './rows.ts';
import type { Ec2State } from './state.ts';

/** Puts a VPC with what AWS gives it: its main route table, its default network ACL, its default security group. */
export function putVpc(
  state: Ec2State,
  settings: Pick<VpcRow, 'cidrBlock' | 'isDefault' | 'instanceTenancy' | 'enableDnsHostnames'>,
): VpcRow {
  const vpc: VpcRow = {
    ...settings,
    id: state.newId('vpc'),
    cidrAssociationId: state.newId('vpc-cidr-assoc'),
    dhcpOptionsId: defaultDhcpOptions(state),
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: false,
  };
  state.vpcs.put(vpc.id, vpc);
  const routeTableId = state.newId('rtb');
  state.routeTables.put(routeTableId, {
    id: routeTableId,
    vpcId: vpc.id,
    routes: [localRoute(vpc)],
    associations: [{ id: state.newId('rtbassoc') }],
  });
  const networkAclId = state.newId('acl');
  state.networkAcls.put(networkAclId, {
    id: networkAclId,
    vpcId: vpc.id,
    isDefault: true,
    entries: [allowAll(true), denyRest(true), allowAll(false), denyRest(false)],
    associations: [],
  });
  const groupId = state.newId('sg');
  state.securityGroups.put(groupId, {
    id: groupId,
    vpcId: vpc.id,
    name: 'default',
    description: 'default VPC security group',
  });
  putEveryoneOut(state, groupId);
  const ruleId = state.newId('sgr');
  const peer = { kind: 'group', value: groupId } as const;
  state.securityGroupRules.put(ruleId, { id: ruleId, groupId, isEgress: false, protocol: '-1', peer });
  return vpc;
}

/** The rule that a new security group has: all traffic may leave. */
export function putEveryoneOut(state: Ec2State, groupId: string): void {
  const id = state.newId('sgr');
  const peer = { kind: 'ipv4', value: '0.0.0.0/0' } as const;
  state.securityGroupRules.put(id, { id, groupId, isEgress: true, protocol: '-1', peer });
}

export function localRoute({ cidrBlock }: Pick<VpcRow, 'cidrBlock'>): RouteRow {
  return {
    destination: { kind: 'DestinationCidrBlock', value: cidrBlock },
    target: { kind: 'GatewayId', id: 'local' },
    origin: 'CreateRouteTable',
  };
}

/** Puts a subnet into its VPC's default network ACL, which it belongs to until another is chosen. */
export function putSubnet(state: Ec2State, subnet: SubnetRow): void {
  state.subnets.put(subnet.id, subnet);
  for (const acl of [...state.networkAcls.values()]) {
    if (acl.vpcId !== subnet.vpcId || !acl.isDefault) continue;
    const association = { id: state.newId('aclassoc'), subnetId: subnet.id };
    state.networkAcls.put(acl.id, { ...acl, associations: [...acl.associations, association] });
  }
}

/**
 * What a new account has in a region: a VPC 172.31.0.0/16 with a public subnet /20 in each zone.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function putDefaultVpc(state: Ec2State): void {
  const vpc = putVpc(state, {
    cidrBlock: '172.31.0.0/16',
    isDefault: true,
    instanceTenancy: 'default',
    enableDnsHostnames: true,
  });
  const gatewayId = state.newId('igw');
  state.internetGateways.put(gatewayId, { id: gatewayId, vpcId: vpc.id });
  for (const table of [...state.routeTables.values()].filter(({ vpcId }) => vpcId === vpc.id)) {
    const out = {
      destination: { kind: 'DestinationCidrBlock', value: '0.0.0.0/0' },
      target: { kind: 'GatewayId', id: gatewayId },
      origin: 'CreateRoute',
    } as const;
    state.routeTables.put(table.id, { ...table, routes: [...table.routes, out] });
  }
  const block = parseIpv4Block(vpc.cidrBlock);
  if (!block) return;
  state.zones.forEach((zone, index) => {
    putSubnet(state, {
      id: state.newId('subnet'),
      vpcId: vpc.id,
      cidrBlock: formatIpv4Block(partOf(block, 20, index)),
      zoneName: zone.name,
      zoneId: zone.id,
      isDefaultForZone: true,
      mapPublicIpOnLaunch: true,
      enableDns64: false,
      hostnameType: 'ip-name',
      enableARecord: false,
      enableAaaaRecord: false,
    });
  });
}

function defaultDhcpOptions(state: Ec2State): string {
  const [existing] = state.dhcpOptions.values();
  if (existing) return existing.id;
  const id = state.newId('dopt');
  const domainName = state.region === 'us-east-1' ? 'ec2.internal' : `${state.region}.compute.internal`;
  state.dhcpOptions.put(id, { id, domainName });
  return id;
}
