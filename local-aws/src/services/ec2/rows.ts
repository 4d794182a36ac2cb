import type {
  ConnectivityType,
  DestinationOptionsResponse,
  DnsRecordIpType,
  FlowLogsResourceType,
  HostnameType,
  LogDestinationType,
  NetworkInterfaceType,
  RouteOrigin,
  RuleAction,
  Tenancy,
  TrafficType,
} from '../../models/generated/ec2.ts';

export interface TagRow {
  readonly Key: string;
  readonly Value: string;
}

export interface VpcRow {
  readonly id: string;
  readonly cidrBlock: string;
  readonly cidrAssociationId: string;
  readonly isDefault: boolean;
  readonly instanceTenancy: Tenancy;
  readonly dhcpOptionsId: string;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly enableNetworkAddressUsageMetrics: boolean;
}

export interface DhcpOptionsRow {
  readonly id: string;
  readonly domainName: string;
}

export interface SubnetRow {
  readonly id: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly zoneName: string;
  readonly zoneId: string;
  readonly isDefaultForZone: boolean;
  readonly mapPublicIpOnLaunch: boolean;
  readonly enableDns64: boolean;
  readonly hostnameType: HostnameType;
  readonly enableARecord: boolean;
  readonly enableAaaaRecord: boolean;
}

export interface InternetGatewayRow {
  readonly id: string;
  /** Undefined while it is attached to none. */
  readonly vpcId?: string | undefined;
}

export interface AddressRow {
  readonly id: string;
  readonly publicIp: string;
  readonly association?: AddressAssociation | undefined;
}

export interface AddressAssociation {
  readonly id: string;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
}

export interface NetworkInterfaceRow {
  readonly id: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly macAddress: string;
  readonly description: string;
  readonly interfaceType: NetworkInterfaceType;
  readonly securityGroupIds: readonly string[];
  readonly attachmentId: string;
  readonly createdTime: number;
}

/** Points in time are those at which the phase ends. */
export type NatGatewayPhase =
  | { readonly kind: 'pending'; readonly until: number }
  | { readonly kind: 'available' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly until: number }
  | { readonly kind: 'deleting'; readonly until: number }
  | { readonly kind: 'deleted'; readonly deletedTime: number; readonly until: number };

export interface NatGatewayRow {
  readonly id: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly connectivityType: ConnectivityType;
  readonly allocationId?: string | undefined;
  /** Kept when the address is released: a deleted gateway still says which it had. */
  readonly publicIp?: string | undefined;
  readonly associationId?: string | undefined;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  readonly createdTime: number;
  readonly phase: NatGatewayPhase;
}

export type RouteDestination = {
  readonly kind: 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId';
  readonly value: string;
};

export type RouteTarget = {
  readonly kind: 'GatewayId' | 'NatGatewayId' | 'NetworkInterfaceId';
  readonly id: string;
};

export interface RouteRow {
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
  readonly origin: RouteOrigin;
}

export interface RouteTableAssociationRow {
  readonly id: string;
  /** Undefined for the association that makes the table its VPC's main one. */
  readonly subnetId?: string | undefined;
}

export interface RouteTableRow {
  readonly id: string;
  readonly vpcId: string;
  readonly routes: readonly RouteRow[];
  readonly associations: readonly RouteTableAssociationRow[];
}

export interface SecurityGroupRow {
  readonly id: string;
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
}

/** Whom a rule lets in or out to. */
export type Peer = {
  readonly kind: 'ipv4' | 'ipv6' | 'prefix list' | 'group';
  /** A CIDR block or an id. */
  readonly value: string;
};

export interface Permission {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all. */
  readonly protocol: string;
  /** Undefined where the protocol has none. */
  readonly fromPort?: number | undefined;
  readonly toPort?: number | undefined;
  readonly peer: Peer;
  readonly description?: string | undefined;
}

export interface SecurityGroupRuleRow extends Permission {
  readonly id: string;
  readonly groupId: string;
  readonly isEgress: boolean;
}

export interface NetworkAclEntryRow {
  readonly number: number;
  readonly isEgress: boolean;
  readonly protocol: string;
  readonly action: RuleAction;
  readonly cidrBlock?: string | undefined;
  readonly ipv6CidrBlock?: string | undefined;
  readonly icmp?: { readonly type: number; readonly code: number } | undefined;
  readonly ports?: { readonly from: number; readonly to: number } | undefined;
}

export interface NetworkAclRow {
  readonly id: string;
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly entries: readonly NetworkAclEntryRow[];
  readonly associations: readonly { readonly id: string; readonly subnetId: string }[];
}

export type VpcEndpointPhase =
  | { readonly kind: 'pending'; readonly until: number }
  | { readonly kind: 'available' }
  | { readonly kind: 'deleting'; readonly until: number };

export interface VpcEndpointRow {
  readonly id: string;
  readonly vpcId: string;
  readonly type: 'Gateway' | 'Interface';
  readonly serviceName: string;
  readonly policyDocument: string;
  readonly routeTableIds: readonly string[];
  readonly interfaces: readonly { readonly subnetId: string; readonly networkInterfaceId: string }[];
  readonly securityGroupIds: readonly string[];
  readonly isPrivateDnsEnabled: boolean;
  readonly dnsRecordIpType: DnsRecordIpType;
  readonly createdTime: number;
  readonly phase: VpcEndpointPhase;
}

export interface FlowLogRow {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceType: FlowLogsResourceType;
  readonly trafficType: TrafficType;
  readonly destinationType: LogDestinationType;
  readonly destination: string;
  readonly logGroupName?: string | undefined;
  readonly permissionArn?: string | undefined;
  readonly crossAccountRole?: string | undefined;
  readonly format: string;
  readonly maxAggregationInterval: number;
  readonly destinationOptions?: DestinationOptionsResponse | undefined;
  readonly createdTime: number;
}
