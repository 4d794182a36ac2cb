import type { ResourceType } from '../../models/generated/ec2.ts';
import type { Table } from '../../store/store.ts';
import { type Ec2ErrorCode, error } from './errors.ts';

/** A kind of resource by what its ids look like and what EC2 says when there is none of one. */
export interface Kind {
  readonly prefix: string;
  readonly type: ResourceType;
  readonly notFound: Ec2ErrorCode;
  readonly malformed: Ec2ErrorCode;
  readonly missing: (ids: string) => string;
}

const idCalled =
  (name: string) =>
  (ids: string): string =>
    `The ${name} ID '${ids}' does not exist`;

export type KindName =
  | 'vpc'
  | 'subnet'
  | 'internetGateway'
  | 'address'
  | 'natGateway'
  | 'routeTable'
  | 'securityGroup'
  | 'securityGroupRule'
  | 'networkAcl'
  | 'vpcEndpoint'
  | 'flowLog'
  | 'networkInterface'
  | 'dhcpOptions';

export const kinds: Readonly<Record<KindName, Kind>> = {
  vpc: {
    prefix: 'vpc',
    type: 'vpc',
    notFound: 'InvalidVpcID.NotFound',
    malformed: 'InvalidVpcID.Malformed',
    missing: idCalled('vpc'),
  },
  subnet: {
    prefix: 'subnet',
    type: 'subnet',
    notFound: 'InvalidSubnetID.NotFound',
    malformed: 'InvalidSubnetID.Malformed',
    missing: idCalled('subnet'),
  },
  internetGateway: {
    prefix: 'igw',
    type: 'internet-gateway',
    notFound: 'InvalidInternetGatewayID.NotFound',
    malformed: 'InvalidInternetGatewayId.Malformed',
    missing: idCalled('internetGateway'),
  },
  address: {
    prefix: 'eipalloc',
    type: 'elastic-ip',
    notFound: 'InvalidAllocationID.NotFound',
    malformed: 'InvalidAllocationID.NotFound',
    missing: (ids) => `The allocation ID '${ids}' does not exist`,
  },
  natGateway: {
    prefix: 'nat',
    type: 'natgateway',
    notFound: 'NatGatewayNotFound',
    malformed: 'NatGatewayMalformed',
    missing: (ids) => `The Nat Gateway ${ids} was not found`,
  },
  routeTable: {
    prefix: 'rtb',
    type: 'route-table',
    notFound: 'InvalidRouteTableID.NotFound',
    malformed: 'InvalidRouteTableId.Malformed',
    missing: idCalled('routeTable'),
  },
  securityGroup: {
    prefix: 'sg',
    type: 'security-group',
    notFound: 'InvalidGroup.NotFound',
    malformed: 'InvalidGroupId.Malformed',
    missing: (ids) => `The security group '${ids}' does not exist`,
  },
  securityGroupRule: {
    prefix: 'sgr',
    type: 'security-group-rule',
    notFound: 'InvalidSecurityGroupRuleId.NotFound',
    malformed: 'InvalidSecurityGroupRuleId.Malformed',
    missing: (ids) => `The security group rule ID '${ids}' does not exist`,
  },
  networkAcl: {
    prefix: 'acl',
    type: 'network-acl',
    notFound: 'InvalidNetworkAclID.NotFound',
    malformed: 'InvalidNetworkAclID.NotFound',
    missing: idCalled('networkAcl'),
  },
  vpcEndpoint: {
    prefix: 'vpce',
    type: 'vpc-endpoint',
    notFound: 'InvalidVpcEndpointId.NotFound',
    malformed: 'InvalidVpcEndpointId.Malformed',
    missing: (ids) => `The Vpc Endpoint Id '${ids}' does not exist`,
  },
  flowLog: {
    prefix: 'fl',
    type: 'vpc-flow-log',
    notFound: 'InvalidFlowLogId.NotFound',
    malformed: 'InvalidFlowLogId.NotFound',
    missing: (ids) => `These flow log ids in the input list are not found: [TotalCount: 1] ${ids}`,
  },
  networkInterface: {
    prefix: 'eni',
    type: 'network-interface',
    notFound: 'InvalidNetworkInterfaceID.NotFound',
    malformed: 'InvalidNetworkInterfaceId.Malformed',
    missing: idCalled('networkInterface'),
  },
  dhcpOptions: {
    prefix: 'dopt',
    type: 'dhcp-options',
    notFound: 'InvalidDhcpOptionID.NotFound',
    malformed: 'InvalidDhcpOptionID.NotFound',
    missing: idCalled('dhcpOption'),
  },
};

/** @throws AwsError the kind's Malformed, its NotFound */
export function found<Row>(table: Table<Row>, kind: Kind, id: string): Row {
  const row = table.get(id);
  if (row !== undefined) return row;
  if (!new RegExp(`^${kind.prefix}-[0-9a-f]{8}([0-9a-f]{9})?$`).test(id) && kind.malformed !== kind.notFound) {
    throw error(kind.malformed, `Invalid id: "${id}" (expecting "${kind.prefix}-...")`);
  }
  throw error(kind.notFound, kind.missing(id));
}

/** The rows of the ids, each once, or all rows where no id is given. @throws AwsError as `found` */
export function named<Row>(table: Table<Row>, kind: Kind, ids: readonly string[] | undefined): readonly Row[] {
  if (ids === undefined || ids.length === 0) return [...table.values()];
  return [...new Set(ids)].map((id) => found(table, kind, id));
}
