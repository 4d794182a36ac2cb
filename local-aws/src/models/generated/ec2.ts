// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AllocateAddress: { input: AllocateAddressRequest; output: AllocateAddressResult };
  AssociateRouteTable: { input: AssociateRouteTableRequest; output: AssociateRouteTableResult };
  AttachInternetGateway: { input: AttachInternetGatewayRequest; output: Readonly<Record<string, never>> };
  AuthorizeSecurityGroupEgress: { input: AuthorizeSecurityGroupEgressRequest; output: AuthorizeSecurityGroupEgressResult };
  AuthorizeSecurityGroupIngress: { input: AuthorizeSecurityGroupIngressRequest; output: AuthorizeSecurityGroupIngressResult };
  CreateFlowLogs: { input: CreateFlowLogsRequest; output: CreateFlowLogsResult };
  CreateInternetGateway: { input: CreateInternetGatewayRequest; output: CreateInternetGatewayResult };
  CreateNatGateway: { input: CreateNatGatewayRequest; output: CreateNatGatewayResult };
  CreateNetworkAcl: { input: CreateNetworkAclRequest; output: CreateNetworkAclResult };
  CreateNetworkAclEntry: { input: CreateNetworkAclEntryRequest; output: Readonly<Record<string, never>> };
  CreateRoute: { input: CreateRouteRequest; output: CreateRouteResult };
  CreateRouteTable: { input: CreateRouteTableRequest; output: CreateRouteTableResult };
  CreateSecurityGroup: { input: CreateSecurityGroupRequest; output: CreateSecurityGroupResult };
  CreateSubnet: { input: CreateSubnetRequest; output: CreateSubnetResult };
  CreateTags: { input: CreateTagsRequest; output: Readonly<Record<string, never>> };
  CreateVpc: { input: CreateVpcRequest; output: CreateVpcResult };
  CreateVpcEndpoint: { input: CreateVpcEndpointRequest; output: CreateVpcEndpointResult };
  DeleteFlowLogs: { input: DeleteFlowLogsRequest; output: DeleteFlowLogsResult };
  DeleteInternetGateway: { input: DeleteInternetGatewayRequest; output: Readonly<Record<string, never>> };
  DeleteNatGateway: { input: DeleteNatGatewayRequest; output: DeleteNatGatewayResult };
  DeleteNetworkAcl: { input: DeleteNetworkAclRequest; output: Readonly<Record<string, never>> };
  DeleteNetworkAclEntry: { input: DeleteNetworkAclEntryRequest; output: Readonly<Record<string, never>> };
  DeleteRoute: { input: DeleteRouteRequest; output: Readonly<Record<string, never>> };
  DeleteRouteTable: { input: DeleteRouteTableRequest; output: Readonly<Record<string, never>> };
  DeleteSecurityGroup: { input: DeleteSecurityGroupRequest; output: DeleteSecurityGroupResult };
  DeleteSubnet: { input: DeleteSubnetRequest; output: Readonly<Record<string, never>> };
  DeleteTags: { input: DeleteTagsRequest; output: Readonly<Record<string, never>> };
  DeleteVpc: { input: DeleteVpcRequest; output: Readonly<Record<string, never>> };
  DeleteVpcEndpoints: { input: DeleteVpcEndpointsRequest; output: DeleteVpcEndpointsResult };
  DescribeAccountAttributes: { input: DescribeAccountAttributesRequest; output: DescribeAccountAttributesResult };
  DescribeAddresses: { input: DescribeAddressesRequest; output: DescribeAddressesResult };
  DescribeAddressesAttribute: { input: DescribeAddressesAttributeRequest; output: DescribeAddressesAttributeResult };
  DescribeAvailabilityZones: { input: DescribeAvailabilityZonesRequest; output: DescribeAvailabilityZonesResult };
  DescribeFlowLogs: { input: DescribeFlowLogsRequest; output: DescribeFlowLogsResult };
  DescribeInternetGateways: { input: DescribeInternetGatewaysRequest; output: DescribeInternetGatewaysResult };
  DescribeManagedPrefixLists: { input: DescribeManagedPrefixListsRequest; output: DescribeManagedPrefixListsResult };
  DescribeNatGateways: { input: DescribeNatGatewaysRequest; output: DescribeNatGatewaysResult };
  DescribeNetworkAcls: { input: DescribeNetworkAclsRequest; output: DescribeNetworkAclsResult };
  DescribeNetworkInterfaces: { input: DescribeNetworkInterfacesRequest; output: DescribeNetworkInterfacesResult };
  DescribePrefixLists: { input: DescribePrefixListsRequest; output: DescribePrefixListsResult };
  DescribeRegions: { input: DescribeRegionsRequest; output: DescribeRegionsResult };
  DescribeRouteTables: { input: DescribeRouteTablesRequest; output: DescribeRouteTablesResult };
  DescribeSecurityGroupRules: { input: DescribeSecurityGroupRulesRequest; output: DescribeSecurityGroupRulesResult };
  DescribeSecurityGroups: { input: DescribeSecurityGroupsRequest; output: DescribeSecurityGroupsResult };
  DescribeSubnets: { input: DescribeSubnetsRequest; output: DescribeSubnetsResult };
  DescribeTags: { input: DescribeTagsRequest; output: DescribeTagsResult };
  DescribeVpcAttribute: { input: DescribeVpcAttributeRequest; output: DescribeVpcAttributeResult };
  DescribeVpcEndpointServices: { input: DescribeVpcEndpointServicesRequest; output: DescribeVpcEndpointServicesResult };
  DescribeVpcEndpoints: { input: DescribeVpcEndpointsRequest; output: DescribeVpcEndpointsResult };
  DescribeVpcs: { input: DescribeVpcsRequest; output: DescribeVpcsResult };
  DetachInternetGateway: { input: DetachInternetGatewayRequest; output: Readonly<Record<string, never>> };
  DisassociateAddress: { input: DisassociateAddressRequest; output: Readonly<Record<string, never>> };
  DisassociateRouteTable: { input: DisassociateRouteTableRequest; output: Readonly<Record<string, never>> };
  GetManagedPrefixListEntries: { input: GetManagedPrefixListEntriesRequest; output: GetManagedPrefixListEntriesResult };
  ModifySecurityGroupRules: { input: ModifySecurityGroupRulesRequest; output: ModifySecurityGroupRulesResult };
  ModifySubnetAttribute: { input: ModifySubnetAttributeRequest; output: Readonly<Record<string, never>> };
  ModifyVpcAttribute: { input: ModifyVpcAttributeRequest; output: Readonly<Record<string, never>> };
  ModifyVpcEndpoint: { input: ModifyVpcEndpointRequest; output: ModifyVpcEndpointResult };
  ReleaseAddress: { input: ReleaseAddressRequest; output: Readonly<Record<string, never>> };
  ReplaceNetworkAclAssociation: { input: ReplaceNetworkAclAssociationRequest; output: ReplaceNetworkAclAssociationResult };
  ReplaceNetworkAclEntry: { input: ReplaceNetworkAclEntryRequest; output: Readonly<Record<string, never>> };
  ReplaceRoute: { input: ReplaceRouteRequest; output: Readonly<Record<string, never>> };
  ReplaceRouteTableAssociation: { input: ReplaceRouteTableAssociationRequest; output: ReplaceRouteTableAssociationResult };
  RevokeSecurityGroupEgress: { input: RevokeSecurityGroupEgressRequest; output: RevokeSecurityGroupEgressResult };
  RevokeSecurityGroupIngress: { input: RevokeSecurityGroupIngressRequest; output: RevokeSecurityGroupIngressResult };
  AssociateAddress: { input: AssociateAddressRequest; output: AssociateAddressResult };
  DescribeDhcpOptions: { input: DescribeDhcpOptionsRequest; output: DescribeDhcpOptionsResult };
  DescribeInstances: { input: DescribeInstancesRequest; output: DescribeInstancesResult };
  UpdateSecurityGroupRuleDescriptionsEgress: { input: UpdateSecurityGroupRuleDescriptionsEgressRequest; output: UpdateSecurityGroupRuleDescriptionsEgressResult };
  UpdateSecurityGroupRuleDescriptionsIngress: { input: UpdateSecurityGroupRuleDescriptionsIngressRequest; output: UpdateSecurityGroupRuleDescriptionsIngressResult };
}

export type ErrorName = never;

export interface AccountAttribute {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: readonly AccountAttributeValue[] | undefined;
}

export type AccountAttributeName = "supported-platforms" | "default-vpc";

export interface AccountAttributeValue {
  readonly AttributeValue?: string | undefined;
}

export interface Address {
  readonly AllocationId?: string | undefined;
  readonly AssociationId?: string | undefined;
  readonly CarrierIp?: string | undefined;
  readonly CustomerOwnedIp?: string | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly Domain?: DomainType | undefined;
  readonly InstanceId?: string | undefined;
  readonly NetworkBorderGroup?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly NetworkInterfaceOwnerId?: string | undefined;
  readonly PrivateIpAddress?: string | undefined;
  readonly PublicIp?: string | undefined;
  readonly PublicIpv4Pool?: string | undefined;
  readonly ServiceManaged?: ServiceManaged | undefined;
  readonly SubnetId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface AddressAttribute {
  readonly AllocationId?: string | undefined;
  readonly PtrRecord?: string | undefined;
  readonly PtrRecordUpdate?: PtrUpdateStatus | undefined;
  readonly PublicIp?: string | undefined;
}

export type AddressAttributeName = "domain-name";

export interface AllocateAddressRequest {
  readonly Address?: string | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly Domain?: DomainType | undefined;
  readonly DryRun?: boolean | undefined;
  readonly IpamPoolId?: string | undefined;
  readonly NetworkBorderGroup?: string | undefined;
  readonly PublicIpv4Pool?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
}

export interface AllocateAddressResult {
  readonly AllocationId?: string | undefined;
  readonly CarrierIp?: string | undefined;
  readonly CustomerOwnedIp?: string | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly Domain?: DomainType | undefined;
  readonly NetworkBorderGroup?: string | undefined;
  readonly PublicIp?: string | undefined;
  readonly PublicIpv4Pool?: string | undefined;
}

export interface AssociateAddressRequest {
  readonly AllocationId?: string | undefined;
  readonly AllowReassociation?: boolean | undefined;
  readonly DryRun?: boolean | undefined;
  readonly InstanceId?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly PrivateIpAddress?: string | undefined;
  readonly PublicIp?: string | undefined;
}

export interface AssociateAddressResult {
  readonly AssociationId?: string | undefined;
}

export interface AssociateRouteTableRequest {
  readonly DryRun?: boolean | undefined;
  readonly GatewayId?: string | undefined;
  readonly PublicIpv4Pool?: string | undefined;
  readonly RouteTableId: string;
  readonly SubnetId?: string | undefined;
}

export interface AssociateRouteTableResult {
  readonly AssociationId?: string | undefined;
  readonly AssociationState?: RouteTableAssociationState | undefined;
}

export interface AttachInternetGatewayRequest {
  readonly DryRun?: boolean | undefined;
  readonly InternetGatewayId: string;
  readonly VpcId: string;
}

export interface AttachmentEnaSrdSpecification {
  readonly EnaSrdEnabled?: boolean | undefined;
  readonly EnaSrdUdpSpecification?: AttachmentEnaSrdUdpSpecification | undefined;
}

export interface AttachmentEnaSrdUdpSpecification {
  readonly EnaSrdUdpEnabled?: boolean | undefined;
}

export type AttachmentStatus = "attaching" | "attached" | "available" | "detaching" | "detached";

export interface AttributeBooleanValue {
  readonly Value?: boolean | undefined;
}

export interface AttributeValue {
  readonly Value?: string | undefined;
}

export interface AuthorizeSecurityGroupEgressRequest {
  readonly CidrIp?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId: string;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly ToPort?: number | undefined;
}

export interface AuthorizeSecurityGroupEgressResult {
  readonly Return?: boolean | undefined;
  readonly SecurityGroupRules?: readonly SecurityGroupRule[] | undefined;
}

export interface AuthorizeSecurityGroupIngressRequest {
  readonly CidrIp?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly ToPort?: number | undefined;
}

export interface AuthorizeSecurityGroupIngressResult {
  readonly Return?: boolean | undefined;
  readonly SecurityGroupRules?: readonly SecurityGroupRule[] | undefined;
}

export type AutoProvisionZonesState = "enabled" | "disabled";

export type AutoScalingIpsState = "enabled" | "disabled";

export type AvailabilityMode = "zonal" | "regional";

export interface AvailabilityZone {
  readonly Geography?: readonly AvailabilityZoneGeography[] | undefined;
  readonly GroupLongName?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly Messages?: readonly AvailabilityZoneMessage[] | undefined;
  readonly NetworkBorderGroup?: string | undefined;
  readonly OptInStatus?: AvailabilityZoneOptInStatus | undefined;
  readonly ParentZoneId?: string | undefined;
  readonly ParentZoneName?: string | undefined;
  readonly RegionName?: string | undefined;
  readonly State?: AvailabilityZoneState | undefined;
  readonly SubGeography?: readonly AvailabilityZoneSubGeography[] | undefined;
  readonly ZoneId?: string | undefined;
  readonly ZoneName?: string | undefined;
  readonly ZoneType?: string | undefined;
}

export interface AvailabilityZoneAddress {
  readonly AllocationIds?: readonly string[] | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
}

export interface AvailabilityZoneGeography {
  readonly Name?: string | undefined;
}

export interface AvailabilityZoneMessage {
  readonly Message?: string | undefined;
}

export type AvailabilityZoneOptInStatus = "opt-in-not-required" | "opted-in" | "not-opted-in";

export type AvailabilityZoneState = "available" | "information" | "impaired" | "unavailable" | "constrained";

export interface AvailabilityZoneSubGeography {
  readonly Name?: string | undefined;
}

export type BlockPublicAccessMode = "off" | "block-bidirectional" | "block-ingress";

export interface BlockPublicAccessStates {
  readonly InternetGatewayBlockMode?: BlockPublicAccessMode | undefined;
}

export interface ConnectionTrackingConfiguration {
  readonly TcpEstablishedTimeout?: number | undefined;
  readonly UdpStreamTimeout?: number | undefined;
  readonly UdpTimeout?: number | undefined;
}

export type ConnectivityType = "private" | "public";

export interface CreateFlowLogsRequest {
  readonly ClientToken?: string | undefined;
  readonly DeliverCrossAccountRole?: string | undefined;
  readonly DeliverLogsPermissionArn?: string | undefined;
  readonly DestinationOptions?: DestinationOptionsRequest | undefined;
  readonly DryRun?: boolean | undefined;
  readonly LogDestination?: string | undefined;
  readonly LogDestinationType?: LogDestinationType | undefined;
  readonly LogFormat?: string | undefined;
  readonly LogGroupName?: string | undefined;
  readonly MaxAggregationInterval?: number | undefined;
  readonly ResourceIds: readonly string[];
  readonly ResourceType: FlowLogsResourceType;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly TrafficType?: TrafficType | undefined;
}

export interface CreateFlowLogsResult {
  readonly ClientToken?: string | undefined;
  readonly FlowLogIds?: readonly string[] | undefined;
  readonly Unsuccessful?: readonly UnsuccessfulItem[] | undefined;
}

export interface CreateInternetGatewayRequest {
  readonly DryRun?: boolean | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
}

export interface CreateInternetGatewayResult {
  readonly InternetGateway?: InternetGateway | undefined;
}

export interface CreateNatGatewayRequest {
  readonly AllocationId?: string | undefined;
  readonly AvailabilityMode?: AvailabilityMode | undefined;
  readonly AvailabilityZoneAddresses?: readonly AvailabilityZoneAddress[] | undefined;
  readonly ClientToken?: string | undefined;
  readonly ConnectivityType?: ConnectivityType | undefined;
  readonly DryRun?: boolean | undefined;
  readonly PrivateIpAddress?: string | undefined;
  readonly SecondaryAllocationIds?: readonly string[] | undefined;
  readonly SecondaryPrivateIpAddressCount?: number | undefined;
  readonly SecondaryPrivateIpAddresses?: readonly string[] | undefined;
  readonly SubnetId?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface CreateNatGatewayResult {
  readonly ClientToken?: string | undefined;
  readonly NatGateway?: NatGateway | undefined;
}

export interface CreateNetworkAclEntryRequest {
  readonly CidrBlock?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Egress: boolean;
  readonly IcmpTypeCode?: IcmpTypeCode | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly NetworkAclId: string;
  readonly PortRange?: PortRange | undefined;
  readonly Protocol: string;
  readonly RuleAction: RuleAction;
  readonly RuleNumber: number;
}

export interface CreateNetworkAclRequest {
  readonly ClientToken?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcId: string;
}

export interface CreateNetworkAclResult {
  readonly ClientToken?: string | undefined;
  readonly NetworkAcl?: NetworkAcl | undefined;
}

export interface CreateRouteRequest {
  readonly CarrierGatewayId?: string | undefined;
  readonly CoreNetworkArn?: string | undefined;
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly EgressOnlyInternetGatewayId?: string | undefined;
  readonly GatewayId?: string | undefined;
  readonly InstanceId?: string | undefined;
  readonly LocalGatewayId?: string | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly OdbNetworkArn?: string | undefined;
  readonly RouteTableId: string;
  readonly TransitGatewayId?: string | undefined;
  readonly VpcEndpointId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
}

export interface CreateRouteResult {
  readonly Return?: boolean | undefined;
}

export interface CreateRouteTableRequest {
  readonly ClientToken?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcId: string;
}

export interface CreateRouteTableResult {
  readonly ClientToken?: string | undefined;
  readonly RouteTable?: RouteTable | undefined;
}

export interface CreateSecurityGroupRequest {
  readonly Description: string;
  readonly DryRun?: boolean | undefined;
  readonly GroupName: string;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface CreateSecurityGroupResult {
  readonly GroupId?: string | undefined;
  readonly SecurityGroupArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateSubnetRequest {
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
  readonly CidrBlock?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Ipv4IpamPoolId?: string | undefined;
  readonly Ipv4NetmaskLength?: number | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly Ipv6IpamPoolId?: string | undefined;
  readonly Ipv6Native?: boolean | undefined;
  readonly Ipv6NetmaskLength?: number | undefined;
  readonly OutpostArn?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcId: string;
}

export interface CreateSubnetResult {
  readonly Subnet?: Subnet | undefined;
}

export interface CreateTagsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Resources: readonly string[];
  readonly Tags: readonly Tag[];
}

export interface CreateVpcEndpointRequest {
  readonly ClientToken?: string | undefined;
  readonly DnsOptions?: DnsOptionsSpecification | undefined;
  readonly DryRun?: boolean | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly PolicyDocument?: string | undefined;
  readonly PrivateDnsEnabled?: boolean | undefined;
  readonly ResourceConfigurationArn?: string | undefined;
  readonly RouteTableIds?: readonly string[] | undefined;
  readonly SecurityGroupIds?: readonly string[] | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceNetworkArn?: string | undefined;
  readonly ServiceRegion?: string | undefined;
  readonly SubnetConfigurations?: readonly SubnetConfiguration[] | undefined;
  readonly SubnetIds?: readonly string[] | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcEndpointType?: VpcEndpointType | undefined;
  readonly VpcId: string;
}

export interface CreateVpcEndpointResult {
  readonly ClientToken?: string | undefined;
  readonly VpcEndpoint?: VpcEndpoint | undefined;
}

export interface CreateVpcRequest {
  readonly AmazonProvidedIpv6CidrBlock?: boolean | undefined;
  readonly CidrBlock?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly InstanceTenancy?: Tenancy | undefined;
  readonly Ipv4IpamPoolId?: string | undefined;
  readonly Ipv4NetmaskLength?: number | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly Ipv6CidrBlockNetworkBorderGroup?: string | undefined;
  readonly Ipv6IpamPoolId?: string | undefined;
  readonly Ipv6NetmaskLength?: number | undefined;
  readonly Ipv6Pool?: string | undefined;
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
  readonly VpcEncryptionControl?: VpcEncryptionControlConfiguration | undefined;
}

export interface CreateVpcResult {
  readonly Vpc?: Vpc | undefined;
}

export interface DeleteFlowLogsRequest {
  readonly DryRun?: boolean | undefined;
  readonly FlowLogIds: readonly string[];
}

export interface DeleteFlowLogsResult {
  readonly Unsuccessful?: readonly UnsuccessfulItem[] | undefined;
}

export interface DeleteInternetGatewayRequest {
  readonly DryRun?: boolean | undefined;
  readonly InternetGatewayId: string;
}

export interface DeleteNatGatewayRequest {
  readonly DryRun?: boolean | undefined;
  readonly NatGatewayId: string;
}

export interface DeleteNatGatewayResult {
  readonly NatGatewayId?: string | undefined;
}

export interface DeleteNetworkAclEntryRequest {
  readonly DryRun?: boolean | undefined;
  readonly Egress: boolean;
  readonly NetworkAclId: string;
  readonly RuleNumber: number;
}

export interface DeleteNetworkAclRequest {
  readonly DryRun?: boolean | undefined;
  readonly NetworkAclId: string;
}

export interface DeleteRouteRequest {
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly RouteTableId: string;
}

export interface DeleteRouteTableRequest {
  readonly DryRun?: boolean | undefined;
  readonly RouteTableId: string;
}

export interface DeleteSecurityGroupRequest {
  readonly DryRun?: boolean | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

export interface DeleteSecurityGroupResult {
  readonly GroupId?: string | undefined;
  readonly Return?: boolean | undefined;
}

export interface DeleteSubnetRequest {
  readonly DryRun?: boolean | undefined;
  readonly SubnetId: string;
}

export interface DeleteTagsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Resources: readonly string[];
  readonly Tags?: readonly Tag[] | undefined;
}

export interface DeleteVpcEndpointsRequest {
  readonly DryRun?: boolean | undefined;
  readonly VpcEndpointIds: readonly string[];
}

export interface DeleteVpcEndpointsResult {
  readonly Unsuccessful?: readonly UnsuccessfulItem[] | undefined;
}

export interface DeleteVpcRequest {
  readonly DryRun?: boolean | undefined;
  readonly VpcId: string;
}

export interface DescribeAccountAttributesRequest {
  readonly AttributeNames?: readonly AccountAttributeName[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface DescribeAccountAttributesResult {
  readonly AccountAttributes?: readonly AccountAttribute[] | undefined;
}

export interface DescribeAddressesAttributeRequest {
  readonly AllocationIds?: readonly string[] | undefined;
  readonly Attribute?: AddressAttributeName | undefined;
  readonly DryRun?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeAddressesAttributeResult {
  readonly Addresses?: readonly AddressAttribute[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeAddressesRequest {
  readonly AllocationIds?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly PublicIps?: readonly string[] | undefined;
}

export interface DescribeAddressesResult {
  readonly Addresses?: readonly Address[] | undefined;
}

export interface DescribeAvailabilityZonesRequest {
  readonly AllAvailabilityZones?: boolean | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly ZoneIds?: readonly string[] | undefined;
  readonly ZoneNames?: readonly string[] | undefined;
}

export interface DescribeAvailabilityZonesResult {
  readonly AvailabilityZones?: readonly AvailabilityZone[] | undefined;
}

export interface DescribeDhcpOptionsRequest {
  readonly DhcpOptionsIds?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeDhcpOptionsResult {
  readonly DhcpOptions?: readonly DhcpOptions[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeFlowLogsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filter?: readonly Filter[] | undefined;
  readonly FlowLogIds?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeFlowLogsResult {
  readonly FlowLogs?: readonly FlowLog[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeInstancesRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly InstanceIds?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeInstancesResult {
  readonly NextToken?: string | undefined;
  readonly Reservations?: readonly Reservation[] | undefined;
}

export interface DescribeInternetGatewaysRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly InternetGatewayIds?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeInternetGatewaysResult {
  readonly InternetGateways?: readonly InternetGateway[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeManagedPrefixListsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PrefixListIds?: readonly string[] | undefined;
}

export interface DescribeManagedPrefixListsResult {
  readonly NextToken?: string | undefined;
  readonly PrefixLists?: readonly ManagedPrefixList[] | undefined;
}

export interface DescribeNatGatewaysRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filter?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NatGatewayIds?: readonly string[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeNatGatewaysResult {
  readonly NatGateways?: readonly NatGateway[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeNetworkAclsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NetworkAclIds?: readonly string[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeNetworkAclsResult {
  readonly NetworkAcls?: readonly NetworkAcl[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeNetworkInterfacesRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly IncludeManagedResources?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NetworkInterfaceIds?: readonly string[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeNetworkInterfacesResult {
  readonly NetworkInterfaces?: readonly NetworkInterface[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribePrefixListsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PrefixListIds?: readonly string[] | undefined;
}

export interface DescribePrefixListsResult {
  readonly NextToken?: string | undefined;
  readonly PrefixLists?: readonly PrefixList[] | undefined;
}

export interface DescribeRegionsRequest {
  readonly AllRegions?: boolean | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly RegionNames?: readonly string[] | undefined;
}

export interface DescribeRegionsResult {
  readonly Regions?: readonly Region[] | undefined;
}

export interface DescribeRouteTablesRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly RouteTableIds?: readonly string[] | undefined;
}

export interface DescribeRouteTablesResult {
  readonly NextToken?: string | undefined;
  readonly RouteTables?: readonly RouteTable[] | undefined;
}

export interface DescribeSecurityGroupRulesRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
}

export interface DescribeSecurityGroupRulesResult {
  readonly NextToken?: string | undefined;
  readonly SecurityGroupRules?: readonly SecurityGroupRule[] | undefined;
}

export interface DescribeSecurityGroupsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly GroupIds?: readonly string[] | undefined;
  readonly GroupNames?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeSecurityGroupsResult {
  readonly NextToken?: string | undefined;
  readonly SecurityGroups?: readonly SecurityGroup[] | undefined;
}

export interface DescribeSubnetsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SubnetIds?: readonly string[] | undefined;
}

export interface DescribeSubnetsResult {
  readonly NextToken?: string | undefined;
  readonly Subnets?: readonly Subnet[] | undefined;
}

export interface DescribeTagsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeTagsResult {
  readonly NextToken?: string | undefined;
  readonly Tags?: readonly TagDescription[] | undefined;
}

export interface DescribeVpcAttributeRequest {
  readonly Attribute: VpcAttributeName;
  readonly DryRun?: boolean | undefined;
  readonly VpcId: string;
}

export interface DescribeVpcAttributeResult {
  readonly EnableDnsHostnames?: AttributeBooleanValue | undefined;
  readonly EnableDnsSupport?: AttributeBooleanValue | undefined;
  readonly EnableNetworkAddressUsageMetrics?: AttributeBooleanValue | undefined;
  readonly VpcId?: string | undefined;
}

export interface DescribeVpcEndpointServicesRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ServiceNames?: readonly string[] | undefined;
  readonly ServiceRegions?: readonly string[] | undefined;
}

export interface DescribeVpcEndpointServicesResult {
  readonly NextToken?: string | undefined;
  readonly ServiceDetails?: readonly ServiceDetail[] | undefined;
  readonly ServiceNames?: readonly string[] | undefined;
}

export interface DescribeVpcEndpointsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly VpcEndpointIds?: readonly string[] | undefined;
}

export interface DescribeVpcEndpointsResult {
  readonly NextToken?: string | undefined;
  readonly VpcEndpoints?: readonly VpcEndpoint[] | undefined;
}

export interface DescribeVpcsRequest {
  readonly DryRun?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly VpcIds?: readonly string[] | undefined;
}

export interface DescribeVpcsResult {
  readonly NextToken?: string | undefined;
  readonly Vpcs?: readonly Vpc[] | undefined;
}

export type DestinationFileFormat = "plain-text" | "parquet";

export interface DestinationOptionsRequest {
  readonly FileFormat?: DestinationFileFormat | undefined;
  readonly HiveCompatiblePartitions?: boolean | undefined;
  readonly PerHourPartition?: boolean | undefined;
}

export interface DestinationOptionsResponse {
  readonly FileFormat?: DestinationFileFormat | undefined;
  readonly HiveCompatiblePartitions?: boolean | undefined;
  readonly PerHourPartition?: boolean | undefined;
}

export interface DetachInternetGatewayRequest {
  readonly DryRun?: boolean | undefined;
  readonly InternetGatewayId: string;
  readonly VpcId: string;
}

export interface DhcpConfiguration {
  readonly Key?: string | undefined;
  readonly Values?: readonly AttributeValue[] | undefined;
}

export interface DhcpOptions {
  readonly DhcpConfigurations?: readonly DhcpConfiguration[] | undefined;
  readonly DhcpOptionsId?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface DisassociateAddressRequest {
  readonly AssociationId?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly PublicIp?: string | undefined;
}

export interface DisassociateRouteTableRequest {
  readonly AssociationId: string;
  readonly DryRun?: boolean | undefined;
}

export interface DnsEntry {
  readonly DnsName?: string | undefined;
  readonly HostedZoneId?: string | undefined;
}

export type DnsNameState = "pendingVerification" | "verified" | "failed";

export interface DnsOptions {
  readonly DnsRecordIpType?: DnsRecordIpType | undefined;
  readonly PrivateDnsOnlyForInboundResolverEndpoint?: boolean | undefined;
  readonly PrivateDnsPreference?: string | undefined;
  readonly PrivateDnsSpecifiedDomains?: readonly string[] | undefined;
}

export interface DnsOptionsSpecification {
  readonly DnsRecordIpType?: DnsRecordIpType | undefined;
  readonly PrivateDnsOnlyForInboundResolverEndpoint?: boolean | undefined;
  readonly PrivateDnsPreference?: string | undefined;
  readonly PrivateDnsSpecifiedDomains?: readonly string[] | undefined;
}

export type DnsRecordIpType = "ipv4" | "dualstack" | "ipv6" | "service-defined";

export type DomainType = "vpc" | "standard";

export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface FlowLog {
  readonly CreationTime?: number | undefined;
  readonly DeliverCrossAccountRole?: string | undefined;
  readonly DeliverLogsErrorMessage?: string | undefined;
  readonly DeliverLogsPermissionArn?: string | undefined;
  readonly DeliverLogsStatus?: string | undefined;
  readonly DestinationOptions?: DestinationOptionsResponse | undefined;
  readonly FlowLogId?: string | undefined;
  readonly FlowLogStatus?: string | undefined;
  readonly LogDestination?: string | undefined;
  readonly LogDestinationType?: LogDestinationType | undefined;
  readonly LogFormat?: string | undefined;
  readonly LogGroupName?: string | undefined;
  readonly MaxAggregationInterval?: number | undefined;
  readonly ResourceId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly TrafficType?: TrafficType | undefined;
}

export type FlowLogsResourceType = "VPC" | "Subnet" | "NetworkInterface" | "TransitGateway" | "TransitGatewayAttachment" | "RegionalNatGateway";

export interface GetManagedPrefixListEntriesRequest {
  readonly DryRun?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PrefixListId: string;
  readonly TargetVersion?: number | undefined;
}

export interface GetManagedPrefixListEntriesResult {
  readonly Entries?: readonly PrefixListEntry[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface GroupIdentifier {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

export type HostnameType = "ip-name" | "resource-name";

export interface IcmpTypeCode {
  readonly Code?: number | undefined;
  readonly Type?: number | undefined;
}

export interface InternetGateway {
  readonly Attachments?: readonly InternetGatewayAttachment[] | undefined;
  readonly InternetGatewayId?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface InternetGatewayAttachment {
  readonly State?: AttachmentStatus | undefined;
  readonly VpcId?: string | undefined;
}

export type IpAddressType = "ipv4" | "dualstack" | "ipv6";

export interface IpPermission {
  readonly FromPort?: number | undefined;
  readonly IpProtocol?: string | undefined;
  readonly IpRanges?: readonly IpRange[] | undefined;
  readonly Ipv6Ranges?: readonly Ipv6Range[] | undefined;
  readonly PrefixListIds?: readonly PrefixListId[] | undefined;
  readonly ToPort?: number | undefined;
  readonly UserIdGroupPairs?: readonly UserIdGroupPair[] | undefined;
}

export interface IpRange {
  readonly CidrIp?: string | undefined;
  readonly Description?: string | undefined;
}

export type IpSource = "amazon" | "byoip" | "none";

export interface Ipv4PrefixSpecification {
  readonly Ipv4Prefix?: string | undefined;
}

export type Ipv6AddressAttribute = "public" | "private";

export interface Ipv6PrefixSpecification {
  readonly Ipv6Prefix?: string | undefined;
}

export interface Ipv6Range {
  readonly CidrIpv6?: string | undefined;
  readonly Description?: string | undefined;
}

export interface LastError {
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
}

export type LogDestinationType = "cloud-watch-logs" | "s3" | "kinesis-data-firehose";

export interface ManagedPrefixList {
  readonly AddressFamily?: string | undefined;
  readonly IpamPrefixListResolverSyncEnabled?: boolean | undefined;
  readonly IpamPrefixListResolverTargetId?: string | undefined;
  readonly MaxEntries?: number | undefined;
  readonly OwnerId?: string | undefined;
  readonly PrefixListArn?: string | undefined;
  readonly PrefixListId?: string | undefined;
  readonly PrefixListName?: string | undefined;
  readonly State?: PrefixListState | undefined;
  readonly StateMessage?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Version?: number | undefined;
}

export interface ModifySecurityGroupRulesRequest {
  readonly DryRun?: boolean | undefined;
  readonly GroupId: string;
  readonly SecurityGroupRules: readonly SecurityGroupRuleUpdate[];
}

export interface ModifySecurityGroupRulesResult {
  readonly Return?: boolean | undefined;
}

export interface ModifySubnetAttributeRequest {
  readonly AssignIpv6AddressOnCreation?: AttributeBooleanValue | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly DisableLniAtDeviceIndex?: AttributeBooleanValue | undefined;
  readonly EnableDns64?: AttributeBooleanValue | undefined;
  readonly EnableLniAtDeviceIndex?: number | undefined;
  readonly EnableResourceNameDnsAAAARecordOnLaunch?: AttributeBooleanValue | undefined;
  readonly EnableResourceNameDnsARecordOnLaunch?: AttributeBooleanValue | undefined;
  readonly MapCustomerOwnedIpOnLaunch?: AttributeBooleanValue | undefined;
  readonly MapPublicIpOnLaunch?: AttributeBooleanValue | undefined;
  readonly PrivateDnsHostnameTypeOnLaunch?: HostnameType | undefined;
  readonly SubnetId: string;
}

export interface ModifyVpcAttributeRequest {
  readonly EnableDnsHostnames?: AttributeBooleanValue | undefined;
  readonly EnableDnsSupport?: AttributeBooleanValue | undefined;
  readonly EnableNetworkAddressUsageMetrics?: AttributeBooleanValue | undefined;
  readonly VpcId: string;
}

export interface ModifyVpcEndpointRequest {
  readonly AddRouteTableIds?: readonly string[] | undefined;
  readonly AddSecurityGroupIds?: readonly string[] | undefined;
  readonly AddSubnetIds?: readonly string[] | undefined;
  readonly DnsOptions?: DnsOptionsSpecification | undefined;
  readonly DryRun?: boolean | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly PolicyDocument?: string | undefined;
  readonly PrivateDnsEnabled?: boolean | undefined;
  readonly RemoveRouteTableIds?: readonly string[] | undefined;
  readonly RemoveSecurityGroupIds?: readonly string[] | undefined;
  readonly RemoveSubnetIds?: readonly string[] | undefined;
  readonly ResetPolicy?: boolean | undefined;
  readonly SubnetConfigurations?: readonly SubnetConfiguration[] | undefined;
  readonly VpcEndpointId: string;
}

export interface ModifyVpcEndpointResult {
  readonly Return?: boolean | undefined;
}

export interface NatGateway {
  readonly AttachedAppliances?: readonly NatGatewayAttachedAppliance[] | undefined;
  readonly AutoProvisionZones?: AutoProvisionZonesState | undefined;
  readonly AutoScalingIps?: AutoScalingIpsState | undefined;
  readonly AvailabilityMode?: AvailabilityMode | undefined;
  readonly ConnectivityType?: ConnectivityType | undefined;
  readonly CreateTime?: number | undefined;
  readonly DeleteTime?: number | undefined;
  readonly FailureCode?: string | undefined;
  readonly FailureMessage?: string | undefined;
  readonly NatGatewayAddresses?: readonly NatGatewayAddress[] | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly ProvisionedBandwidth?: ProvisionedBandwidth | undefined;
  readonly RouteTableId?: string | undefined;
  readonly State?: NatGatewayState | undefined;
  readonly SubnetId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface NatGatewayAddress {
  readonly AllocationId?: string | undefined;
  readonly AssociationId?: string | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
  readonly FailureMessage?: string | undefined;
  readonly IsPrimary?: boolean | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly PrivateIp?: string | undefined;
  readonly PublicIp?: string | undefined;
  readonly Status?: NatGatewayAddressStatus | undefined;
}

export type NatGatewayAddressStatus = "assigning" | "unassigning" | "associating" | "disassociating" | "succeeded" | "failed";

export type NatGatewayApplianceModifyState = "modifying" | "completed" | "failed";

export type NatGatewayApplianceState = "attaching" | "attached" | "detaching" | "detached" | "attach-failed" | "detach-failed";

export type NatGatewayApplianceType = "network-firewall-proxy";

export interface NatGatewayAttachedAppliance {
  readonly ApplianceArn?: string | undefined;
  readonly AttachmentState?: NatGatewayApplianceState | undefined;
  readonly FailureCode?: string | undefined;
  readonly FailureMessage?: string | undefined;
  readonly ModificationState?: NatGatewayApplianceModifyState | undefined;
  readonly Type?: NatGatewayApplianceType | undefined;
  readonly VpcEndpointId?: string | undefined;
}

export type NatGatewayState = "pending" | "failed" | "available" | "deleting" | "deleted";

export interface NetworkAcl {
  readonly Associations?: readonly NetworkAclAssociation[] | undefined;
  readonly Entries?: readonly NetworkAclEntry[] | undefined;
  readonly IsDefault?: boolean | undefined;
  readonly NetworkAclId?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface NetworkAclAssociation {
  readonly NetworkAclAssociationId?: string | undefined;
  readonly NetworkAclId?: string | undefined;
  readonly SubnetId?: string | undefined;
}

export interface NetworkAclEntry {
  readonly CidrBlock?: string | undefined;
  readonly Egress?: boolean | undefined;
  readonly IcmpTypeCode?: IcmpTypeCode | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly PortRange?: PortRange | undefined;
  readonly Protocol?: string | undefined;
  readonly RuleAction?: RuleAction | undefined;
  readonly RuleNumber?: number | undefined;
}

export interface NetworkInterface {
  readonly AssociatedSubnets?: readonly string[] | undefined;
  readonly Association?: NetworkInterfaceAssociation | undefined;
  readonly Attachment?: NetworkInterfaceAttachment | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
  readonly ConnectionTrackingConfiguration?: ConnectionTrackingConfiguration | undefined;
  readonly DenyAllIgwTraffic?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly Groups?: readonly GroupIdentifier[] | undefined;
  readonly InterfaceType?: NetworkInterfaceType | undefined;
  readonly Ipv4Prefixes?: readonly Ipv4PrefixSpecification[] | undefined;
  readonly Ipv6Address?: string | undefined;
  readonly Ipv6Addresses?: readonly NetworkInterfaceIpv6Address[] | undefined;
  readonly Ipv6Native?: boolean | undefined;
  readonly Ipv6Prefixes?: readonly Ipv6PrefixSpecification[] | undefined;
  readonly MacAddress?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly Operator?: OperatorResponse | undefined;
  readonly OutpostArn?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly PrivateDnsName?: string | undefined;
  readonly PrivateIpAddress?: string | undefined;
  readonly PrivateIpAddresses?: readonly NetworkInterfacePrivateIpAddress[] | undefined;
  readonly PublicDnsName?: string | undefined;
  readonly PublicIpDnsNameOptions?: PublicIpDnsNameOptions | undefined;
  readonly RequesterId?: string | undefined;
  readonly RequesterManaged?: boolean | undefined;
  readonly SourceDestCheck?: boolean | undefined;
  readonly Status?: NetworkInterfaceStatus | undefined;
  readonly SubnetId?: string | undefined;
  readonly TagSet?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface NetworkInterfaceAssociation {
  readonly AllocationId?: string | undefined;
  readonly AssociationId?: string | undefined;
  readonly CarrierIp?: string | undefined;
  readonly CustomerOwnedIp?: string | undefined;
  readonly IpOwnerId?: string | undefined;
  readonly PublicDnsName?: string | undefined;
  readonly PublicIp?: string | undefined;
}

export interface NetworkInterfaceAttachment {
  readonly AttachTime?: number | undefined;
  readonly AttachmentId?: string | undefined;
  readonly DeleteOnTermination?: boolean | undefined;
  readonly DeviceIndex?: number | undefined;
  readonly EnaQueueCount?: number | undefined;
  readonly EnaSrdSpecification?: AttachmentEnaSrdSpecification | undefined;
  readonly InstanceId?: string | undefined;
  readonly InstanceOwnerId?: string | undefined;
  readonly NetworkCardIndex?: number | undefined;
  readonly Status?: AttachmentStatus | undefined;
}

export interface NetworkInterfaceIpv6Address {
  readonly Ipv6Address?: string | undefined;
  readonly IsPrimaryIpv6?: boolean | undefined;
  readonly PublicIpv6DnsName?: string | undefined;
}

export interface NetworkInterfacePrivateIpAddress {
  readonly Association?: NetworkInterfaceAssociation | undefined;
  readonly Primary?: boolean | undefined;
  readonly PrivateDnsName?: string | undefined;
  readonly PrivateIpAddress?: string | undefined;
}

export type NetworkInterfaceStatus = "available" | "associated" | "attaching" | "in-use" | "detaching";

export type NetworkInterfaceType = "interface" | "natGateway" | "efa" | "efa-only" | "trunk" | "load_balancer" | "network_load_balancer" | "vpc_endpoint" | "branch" | "transit_gateway" | "lambda" | "quicksight" | "global_accelerator_managed" | "api_gateway_managed" | "gateway_load_balancer" | "gateway_load_balancer_endpoint" | "iot_rules_managed" | "aws_codestar_connections_managed";

export interface OperatorResponse {
  readonly HiddenByDefault?: boolean | undefined;
  readonly Managed?: boolean | undefined;
  readonly Principal?: string | undefined;
}

export type PayerResponsibility = "ServiceOwner";

export interface PortRange {
  readonly From?: number | undefined;
  readonly To?: number | undefined;
}

export interface PrefixList {
  readonly Cidrs?: readonly string[] | undefined;
  readonly PrefixListId?: string | undefined;
  readonly PrefixListName?: string | undefined;
}

export interface PrefixListEntry {
  readonly Cidr?: string | undefined;
  readonly Description?: string | undefined;
}

export interface PrefixListId {
  readonly Description?: string | undefined;
  readonly PrefixListId?: string | undefined;
}

export type PrefixListState = "create-in-progress" | "create-complete" | "create-failed" | "modify-in-progress" | "modify-complete" | "modify-failed" | "restore-in-progress" | "restore-complete" | "restore-failed" | "delete-in-progress" | "delete-complete" | "delete-failed";

export interface PrivateDnsDetails {
  readonly PrivateDnsName?: string | undefined;
}

export interface PrivateDnsNameOptionsOnLaunch {
  readonly EnableResourceNameDnsAAAARecord?: boolean | undefined;
  readonly EnableResourceNameDnsARecord?: boolean | undefined;
  readonly HostnameType?: HostnameType | undefined;
}

export interface PropagatingVgw {
  readonly GatewayId?: string | undefined;
}

export interface ProvisionedBandwidth {
  readonly ProvisionTime?: number | undefined;
  readonly Provisioned?: string | undefined;
  readonly RequestTime?: number | undefined;
  readonly Requested?: string | undefined;
  readonly Status?: string | undefined;
}

export interface PtrUpdateStatus {
  readonly Reason?: string | undefined;
  readonly Status?: string | undefined;
  readonly Value?: string | undefined;
}

export interface PublicIpDnsNameOptions {
  readonly DnsHostnameType?: string | undefined;
  readonly PublicDualStackDnsName?: string | undefined;
  readonly PublicIpv4DnsName?: string | undefined;
  readonly PublicIpv6DnsName?: string | undefined;
}

export interface ReferencedSecurityGroup {
  readonly GroupId?: string | undefined;
  readonly PeeringStatus?: string | undefined;
  readonly UserId?: string | undefined;
  readonly VpcId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
}

export interface Region {
  readonly Endpoint?: string | undefined;
  readonly Geography?: readonly RegionGeography[] | undefined;
  readonly OptInStatus?: string | undefined;
  readonly RegionName?: string | undefined;
}

export interface RegionGeography {
  readonly Name?: string | undefined;
}

export interface ReleaseAddressRequest {
  readonly AllocationId?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly NetworkBorderGroup?: string | undefined;
  readonly PublicIp?: string | undefined;
}

export interface ReplaceNetworkAclAssociationRequest {
  readonly AssociationId: string;
  readonly DryRun?: boolean | undefined;
  readonly NetworkAclId: string;
}

export interface ReplaceNetworkAclAssociationResult {
  readonly NewAssociationId?: string | undefined;
}

export interface ReplaceNetworkAclEntryRequest {
  readonly CidrBlock?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Egress: boolean;
  readonly IcmpTypeCode?: IcmpTypeCode | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly NetworkAclId: string;
  readonly PortRange?: PortRange | undefined;
  readonly Protocol: string;
  readonly RuleAction: RuleAction;
  readonly RuleNumber: number;
}

export interface ReplaceRouteRequest {
  readonly CarrierGatewayId?: string | undefined;
  readonly CoreNetworkArn?: string | undefined;
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly EgressOnlyInternetGatewayId?: string | undefined;
  readonly GatewayId?: string | undefined;
  readonly InstanceId?: string | undefined;
  readonly LocalGatewayId?: string | undefined;
  readonly LocalTarget?: boolean | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly OdbNetworkArn?: string | undefined;
  readonly RouteTableId: string;
  readonly TransitGatewayId?: string | undefined;
  readonly VpcEndpointId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
}

export interface ReplaceRouteTableAssociationRequest {
  readonly AssociationId: string;
  readonly DryRun?: boolean | undefined;
  readonly RouteTableId: string;
}

export interface ReplaceRouteTableAssociationResult {
  readonly AssociationState?: RouteTableAssociationState | undefined;
  readonly NewAssociationId?: string | undefined;
}

export interface Reservation {
  readonly ReservationId?: string | undefined;
}

export type ResourceType = "capacity-reservation" | "client-vpn-endpoint" | "customer-gateway" | "carrier-gateway" | "coip-pool" | "declarative-policies-report" | "dedicated-host" | "dhcp-options" | "egress-only-internet-gateway" | "elastic-ip" | "elastic-gpu" | "export-image-task" | "export-instance-task" | "fleet" | "fpga-image" | "host-reservation" | "image" | "image-usage-report" | "import-image-task" | "import-snapshot-task" | "instance" | "instance-event-window" | "internet-gateway" | "ipam" | "ipam-pool" | "ipam-scope" | "ipv4pool-ec2" | "ipv6pool-ec2" | "key-pair" | "launch-template" | "local-gateway" | "local-gateway-route-table" | "local-gateway-virtual-interface" | "local-gateway-virtual-interface-group" | "local-gateway-route-table-vpc-association" | "local-gateway-route-table-virtual-interface-group-association" | "natgateway" | "network-acl" | "network-interface" | "network-insights-analysis" | "network-insights-path" | "network-insights-access-scope" | "network-insights-access-scope-analysis" | "outpost-lag" | "placement-group" | "prefix-list" | "replace-root-volume-task" | "reserved-instances" | "route-table" | "security-group" | "security-group-rule" | "service-link-virtual-interface" | "snapshot" | "spot-fleet-request" | "spot-instances-request" | "subnet" | "subnet-cidr-reservation" | "traffic-mirror-filter" | "traffic-mirror-session" | "traffic-mirror-target" | "transit-gateway" | "transit-gateway-attachment" | "transit-gateway-connect-peer" | "transit-gateway-multicast-domain" | "transit-gateway-policy-table" | "transit-gateway-metering-policy" | "transit-gateway-route-table" | "transit-gateway-route-table-announcement" | "volume" | "vpc" | "vpc-endpoint" | "vpc-endpoint-connection" | "vpc-endpoint-service" | "vpc-endpoint-service-permission" | "vpc-peering-connection" | "vpn-connection" | "vpn-gateway" | "vpc-flow-log" | "capacity-reservation-fleet" | "traffic-mirror-filter-rule" | "vpc-endpoint-connection-device-type" | "verified-access-instance" | "verified-access-group" | "verified-access-endpoint" | "verified-access-policy" | "verified-access-trust-provider" | "vpn-connection-device-type" | "vpc-block-public-access-exclusion" | "vpc-encryption-control" | "route-server" | "route-server-endpoint" | "route-server-peer" | "ipam-resource-discovery" | "ipam-resource-discovery-association" | "instance-connect-endpoint" | "verified-access-endpoint-target" | "ipam-external-resource-verification-token" | "capacity-block" | "mac-modification-task" | "ipam-prefix-list-resolver" | "ipam-policy" | "ipam-prefix-list-resolver-target" | "secondary-interface" | "secondary-network" | "secondary-subnet" | "capacity-manager-data-export" | "vpn-concentrator" | "ipam-pool-allocation";

export interface RevokeSecurityGroupEgressRequest {
  readonly CidrIp?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId: string;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
  readonly ToPort?: number | undefined;
}

export interface RevokeSecurityGroupEgressResult {
  readonly Return?: boolean | undefined;
  readonly RevokedSecurityGroupRules?: readonly RevokedSecurityGroupRule[] | undefined;
  readonly UnknownIpPermissions?: readonly IpPermission[] | undefined;
}

export interface RevokeSecurityGroupIngressRequest {
  readonly CidrIp?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
  readonly ToPort?: number | undefined;
}

export interface RevokeSecurityGroupIngressResult {
  readonly Return?: boolean | undefined;
  readonly RevokedSecurityGroupRules?: readonly RevokedSecurityGroupRule[] | undefined;
  readonly UnknownIpPermissions?: readonly IpPermission[] | undefined;
}

export interface RevokedSecurityGroupRule {
  readonly CidrIpv4?: string | undefined;
  readonly CidrIpv6?: string | undefined;
  readonly Description?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId?: string | undefined;
  readonly IpProtocol?: string | undefined;
  readonly IsEgress?: boolean | undefined;
  readonly PrefixListId?: string | undefined;
  readonly ReferencedGroupId?: string | undefined;
  readonly SecurityGroupRuleId?: string | undefined;
  readonly ToPort?: number | undefined;
}

export interface Route {
  readonly CarrierGatewayId?: string | undefined;
  readonly CoreNetworkArn?: string | undefined;
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
  readonly EgressOnlyInternetGatewayId?: string | undefined;
  readonly GatewayId?: string | undefined;
  readonly InstanceId?: string | undefined;
  readonly InstanceOwnerId?: string | undefined;
  readonly IpAddress?: string | undefined;
  readonly LocalGatewayId?: string | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly OdbNetworkArn?: string | undefined;
  readonly Origin?: RouteOrigin | undefined;
  readonly State?: RouteState | undefined;
  readonly TransitGatewayId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
}

export type RouteOrigin = "CreateRouteTable" | "CreateRoute" | "EnableVgwRoutePropagation" | "Advertisement";

export type RouteState = "active" | "blackhole" | "filtered";

export interface RouteTable {
  readonly Associations?: readonly RouteTableAssociation[] | undefined;
  readonly OwnerId?: string | undefined;
  readonly PropagatingVgws?: readonly PropagatingVgw[] | undefined;
  readonly RouteTableId?: string | undefined;
  readonly Routes?: readonly Route[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface RouteTableAssociation {
  readonly AssociationState?: RouteTableAssociationState | undefined;
  readonly GatewayId?: string | undefined;
  readonly Main?: boolean | undefined;
  readonly PublicIpv4Pool?: string | undefined;
  readonly RouteTableAssociationId?: string | undefined;
  readonly RouteTableId?: string | undefined;
  readonly SubnetId?: string | undefined;
}

export interface RouteTableAssociationState {
  readonly State?: RouteTableAssociationStateCode | undefined;
  readonly StatusMessage?: string | undefined;
}

export type RouteTableAssociationStateCode = "associating" | "associated" | "disassociating" | "disassociated" | "failed";

export type RuleAction = "allow" | "deny";

export interface SecurityGroup {
  readonly Description?: string | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpPermissionsEgress?: readonly IpPermission[] | undefined;
  readonly OwnerId?: string | undefined;
  readonly SecurityGroupArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export interface SecurityGroupIdentifier {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

export interface SecurityGroupRule {
  readonly CidrIpv4?: string | undefined;
  readonly CidrIpv6?: string | undefined;
  readonly Description?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupOwnerId?: string | undefined;
  readonly IpProtocol?: string | undefined;
  readonly IsEgress?: boolean | undefined;
  readonly PrefixListId?: string | undefined;
  readonly ReferencedGroupInfo?: ReferencedSecurityGroup | undefined;
  readonly SecurityGroupRuleArn?: string | undefined;
  readonly SecurityGroupRuleId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly ToPort?: number | undefined;
}

export interface SecurityGroupRuleDescription {
  readonly Description?: string | undefined;
  readonly SecurityGroupRuleId?: string | undefined;
}

export interface SecurityGroupRuleRequest {
  readonly CidrIpv4?: string | undefined;
  readonly CidrIpv6?: string | undefined;
  readonly Description?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly IpProtocol?: string | undefined;
  readonly PrefixListId?: string | undefined;
  readonly ReferencedGroupId?: string | undefined;
  readonly ToPort?: number | undefined;
}

export interface SecurityGroupRuleUpdate {
  readonly SecurityGroupRule?: SecurityGroupRuleRequest | undefined;
  readonly SecurityGroupRuleId: string;
}

export type ServiceConnectivityType = "ipv4" | "ipv6";

export interface ServiceDetail {
  readonly AcceptanceRequired?: boolean | undefined;
  readonly AvailabilityZoneIds?: readonly string[] | undefined;
  readonly AvailabilityZones?: readonly string[] | undefined;
  readonly BaseEndpointDnsNames?: readonly string[] | undefined;
  readonly ManagesVpcEndpoints?: boolean | undefined;
  readonly Owner?: string | undefined;
  readonly PayerResponsibility?: PayerResponsibility | undefined;
  readonly PrivateDnsName?: string | undefined;
  readonly PrivateDnsNameVerificationState?: DnsNameState | undefined;
  readonly PrivateDnsNames?: readonly PrivateDnsDetails[] | undefined;
  readonly ServiceId?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceRegion?: string | undefined;
  readonly ServiceType?: readonly ServiceTypeDetail[] | undefined;
  readonly SupportedIpAddressTypes?: readonly ServiceConnectivityType[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcEndpointPolicySupported?: boolean | undefined;
}

export type ServiceManaged = "alb" | "nlb" | "rnat" | "rds";

export type ServiceType = "Interface" | "Gateway" | "GatewayLoadBalancer";

export interface ServiceTypeDetail {
  readonly ServiceType?: ServiceType | undefined;
}

export type State = "pendingAcceptance" | "pending" | "available" | "deleting" | "deleted" | "rejected" | "failed" | "expired" | "partial";

export interface Subnet {
  readonly AssignIpv6AddressOnCreation?: boolean | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
  readonly AvailableIpAddressCount?: number | undefined;
  readonly BlockPublicAccessStates?: BlockPublicAccessStates | undefined;
  readonly CidrBlock?: string | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly DefaultForAz?: boolean | undefined;
  readonly EnableDns64?: boolean | undefined;
  readonly EnableLniAtDeviceIndex?: number | undefined;
  readonly Ipv6CidrBlockAssociationSet?: readonly SubnetIpv6CidrBlockAssociation[] | undefined;
  readonly Ipv6Native?: boolean | undefined;
  readonly MapCustomerOwnedIpOnLaunch?: boolean | undefined;
  readonly MapPublicIpOnLaunch?: boolean | undefined;
  readonly OutpostArn?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly PrivateDnsNameOptionsOnLaunch?: PrivateDnsNameOptionsOnLaunch | undefined;
  readonly State?: SubnetState | undefined;
  readonly SubnetArn?: string | undefined;
  readonly SubnetId?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Type?: string | undefined;
  readonly VpcId?: string | undefined;
}

export interface SubnetCidrBlockState {
  readonly State?: SubnetCidrBlockStateCode | undefined;
  readonly StatusMessage?: string | undefined;
}

export type SubnetCidrBlockStateCode = "associating" | "associated" | "disassociating" | "disassociated" | "failing" | "failed";

export interface SubnetConfiguration {
  readonly Ipv4?: string | undefined;
  readonly Ipv6?: string | undefined;
  readonly SubnetId?: string | undefined;
}

export interface SubnetIpPrefixes {
  readonly IpPrefixes?: readonly string[] | undefined;
  readonly SubnetId?: string | undefined;
}

export interface SubnetIpv6CidrBlockAssociation {
  readonly AssociationId?: string | undefined;
  readonly IpSource?: IpSource | undefined;
  readonly Ipv6AddressAttribute?: Ipv6AddressAttribute | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly Ipv6CidrBlockState?: SubnetCidrBlockState | undefined;
}

export type SubnetState = "pending" | "available" | "unavailable" | "failed" | "failed-insufficient-capacity";

export interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface TagDescription {
  readonly Key?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ResourceType?: ResourceType | undefined;
  readonly Value?: string | undefined;
}

export interface TagSpecification {
  readonly ResourceType?: ResourceType | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export type Tenancy = "default" | "dedicated" | "host";

export type TrafficType = "ACCEPT" | "REJECT" | "ALL";

export interface UnsuccessfulItem {
  readonly Error?: UnsuccessfulItemError | undefined;
  readonly ResourceId?: string | undefined;
}

export interface UnsuccessfulItemError {
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
}

export interface UpdateSecurityGroupRuleDescriptionsEgressRequest {
  readonly DryRun?: boolean | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

export interface UpdateSecurityGroupRuleDescriptionsEgressResult {
  readonly Return?: boolean | undefined;
}

export interface UpdateSecurityGroupRuleDescriptionsIngressRequest {
  readonly DryRun?: boolean | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

export interface UpdateSecurityGroupRuleDescriptionsIngressResult {
  readonly Return?: boolean | undefined;
}

export interface UserIdGroupPair {
  readonly Description?: string | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly PeeringStatus?: string | undefined;
  readonly UserId?: string | undefined;
  readonly VpcId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
}

export interface Vpc {
  readonly BlockPublicAccessStates?: BlockPublicAccessStates | undefined;
  readonly CidrBlock?: string | undefined;
  readonly CidrBlockAssociationSet?: readonly VpcCidrBlockAssociation[] | undefined;
  readonly DhcpOptionsId?: string | undefined;
  readonly EncryptionControl?: VpcEncryptionControl | undefined;
  readonly InstanceTenancy?: Tenancy | undefined;
  readonly Ipv6CidrBlockAssociationSet?: readonly VpcIpv6CidrBlockAssociation[] | undefined;
  readonly IsDefault?: boolean | undefined;
  readonly OwnerId?: string | undefined;
  readonly State?: VpcState | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcId?: string | undefined;
}

export type VpcAttributeName = "enableDnsSupport" | "enableDnsHostnames" | "enableNetworkAddressUsageMetrics";

export interface VpcCidrBlockAssociation {
  readonly AssociationId?: string | undefined;
  readonly CidrBlock?: string | undefined;
  readonly CidrBlockState?: VpcCidrBlockState | undefined;
}

export interface VpcCidrBlockState {
  readonly State?: VpcCidrBlockStateCode | undefined;
  readonly StatusMessage?: string | undefined;
}

export type VpcCidrBlockStateCode = "associating" | "associated" | "disassociating" | "disassociated" | "failing" | "failed";

export interface VpcEncryptionControl {
  readonly Mode?: VpcEncryptionControlMode | undefined;
  readonly ResourceExclusions?: VpcEncryptionControlExclusions | undefined;
  readonly State?: VpcEncryptionControlState | undefined;
  readonly StateMessage?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcEncryptionControlId?: string | undefined;
  readonly VpcId?: string | undefined;
}

export interface VpcEncryptionControlConfiguration {
  readonly EgressOnlyInternetGatewayExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly ElasticFileSystemExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly InternetGatewayExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly LambdaExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly Mode: VpcEncryptionControlMode;
  readonly NatGatewayExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly VirtualPrivateGatewayExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly VpcLatticeExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
  readonly VpcPeeringExclusion?: VpcEncryptionControlExclusionStateInput | undefined;
}

export interface VpcEncryptionControlExclusion {
  readonly State?: VpcEncryptionControlExclusionState | undefined;
  readonly StateMessage?: string | undefined;
}

export type VpcEncryptionControlExclusionState = "enabling" | "enabled" | "disabling" | "disabled";

export type VpcEncryptionControlExclusionStateInput = "enable" | "disable";

export interface VpcEncryptionControlExclusions {
  readonly EgressOnlyInternetGateway?: VpcEncryptionControlExclusion | undefined;
  readonly ElasticFileSystem?: VpcEncryptionControlExclusion | undefined;
  readonly InternetGateway?: VpcEncryptionControlExclusion | undefined;
  readonly Lambda?: VpcEncryptionControlExclusion | undefined;
  readonly NatGateway?: VpcEncryptionControlExclusion | undefined;
  readonly VirtualPrivateGateway?: VpcEncryptionControlExclusion | undefined;
  readonly VpcLattice?: VpcEncryptionControlExclusion | undefined;
  readonly VpcPeering?: VpcEncryptionControlExclusion | undefined;
}

export type VpcEncryptionControlMode = "monitor" | "enforce";

export type VpcEncryptionControlState = "enforce-in-progress" | "monitor-in-progress" | "enforce-failed" | "monitor-failed" | "deleting" | "deleted" | "available" | "creating" | "delete-failed";

export interface VpcEndpoint {
  readonly CreationTimestamp?: number | undefined;
  readonly DnsEntries?: readonly DnsEntry[] | undefined;
  readonly DnsOptions?: DnsOptions | undefined;
  readonly FailureReason?: string | undefined;
  readonly Groups?: readonly SecurityGroupIdentifier[] | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly Ipv4Prefixes?: readonly SubnetIpPrefixes[] | undefined;
  readonly Ipv6Prefixes?: readonly SubnetIpPrefixes[] | undefined;
  readonly LastError?: LastError | undefined;
  readonly NetworkInterfaceIds?: readonly string[] | undefined;
  readonly OwnerId?: string | undefined;
  readonly PolicyDocument?: string | undefined;
  readonly PrivateDnsEnabled?: boolean | undefined;
  readonly RequesterManaged?: boolean | undefined;
  readonly ResourceConfigurationArn?: string | undefined;
  readonly RouteTableIds?: readonly string[] | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceNetworkArn?: string | undefined;
  readonly ServiceRegion?: string | undefined;
  readonly State?: State | undefined;
  readonly SubnetIds?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VpcEndpointId?: string | undefined;
  readonly VpcEndpointType?: VpcEndpointType | undefined;
  readonly VpcId?: string | undefined;
}

export type VpcEndpointType = "Interface" | "Gateway" | "GatewayLoadBalancer" | "Resource" | "ServiceNetwork";

export interface VpcIpv6CidrBlockAssociation {
  readonly AssociationId?: string | undefined;
  readonly IpSource?: IpSource | undefined;
  readonly Ipv6AddressAttribute?: Ipv6AddressAttribute | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly Ipv6CidrBlockState?: VpcCidrBlockState | undefined;
  readonly Ipv6Pool?: string | undefined;
  readonly NetworkBorderGroup?: string | undefined;
}

export type VpcState = "pending" | "available";

