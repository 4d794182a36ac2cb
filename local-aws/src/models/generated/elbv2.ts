// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AddListenerCertificates: { input: AddListenerCertificatesInput; output: AddListenerCertificatesOutput };
  AddTags: { input: AddTagsInput; output: AddTagsOutput };
  AddTrustStoreRevocations: { input: AddTrustStoreRevocationsInput; output: AddTrustStoreRevocationsOutput };
  CreateListener: { input: CreateListenerInput; output: CreateListenerOutput };
  CreateLoadBalancer: { input: CreateLoadBalancerInput; output: CreateLoadBalancerOutput };
  CreateRule: { input: CreateRuleInput; output: CreateRuleOutput };
  CreateTargetGroup: { input: CreateTargetGroupInput; output: CreateTargetGroupOutput };
  CreateTrustStore: { input: CreateTrustStoreInput; output: CreateTrustStoreOutput };
  DeleteListener: { input: DeleteListenerInput; output: DeleteListenerOutput };
  DeleteLoadBalancer: { input: DeleteLoadBalancerInput; output: DeleteLoadBalancerOutput };
  DeleteRule: { input: DeleteRuleInput; output: DeleteRuleOutput };
  DeleteSharedTrustStoreAssociation: { input: DeleteSharedTrustStoreAssociationInput; output: DeleteSharedTrustStoreAssociationOutput };
  DeleteTargetGroup: { input: DeleteTargetGroupInput; output: DeleteTargetGroupOutput };
  DeleteTrustStore: { input: DeleteTrustStoreInput; output: DeleteTrustStoreOutput };
  DeregisterTargets: { input: DeregisterTargetsInput; output: DeregisterTargetsOutput };
  DescribeAccountLimits: { input: DescribeAccountLimitsInput; output: DescribeAccountLimitsOutput };
  DescribeCapacityReservation: { input: DescribeCapacityReservationInput; output: DescribeCapacityReservationOutput };
  DescribeListenerAttributes: { input: DescribeListenerAttributesInput; output: DescribeListenerAttributesOutput };
  DescribeListenerCertificates: { input: DescribeListenerCertificatesInput; output: DescribeListenerCertificatesOutput };
  DescribeListeners: { input: DescribeListenersInput; output: DescribeListenersOutput };
  DescribeLoadBalancerAttributes: { input: DescribeLoadBalancerAttributesInput; output: DescribeLoadBalancerAttributesOutput };
  DescribeLoadBalancers: { input: DescribeLoadBalancersInput; output: DescribeLoadBalancersOutput };
  DescribeRules: { input: DescribeRulesInput; output: DescribeRulesOutput };
  DescribeSSLPolicies: { input: DescribeSSLPoliciesInput; output: DescribeSSLPoliciesOutput };
  DescribeTags: { input: DescribeTagsInput; output: DescribeTagsOutput };
  DescribeTargetGroupAttributes: { input: DescribeTargetGroupAttributesInput; output: DescribeTargetGroupAttributesOutput };
  DescribeTargetGroups: { input: DescribeTargetGroupsInput; output: DescribeTargetGroupsOutput };
  DescribeTargetHealth: { input: DescribeTargetHealthInput; output: DescribeTargetHealthOutput };
  DescribeTrustStoreAssociations: { input: DescribeTrustStoreAssociationsInput; output: DescribeTrustStoreAssociationsOutput };
  DescribeTrustStoreRevocations: { input: DescribeTrustStoreRevocationsInput; output: DescribeTrustStoreRevocationsOutput };
  DescribeTrustStores: { input: DescribeTrustStoresInput; output: DescribeTrustStoresOutput };
  GetResourcePolicy: { input: GetResourcePolicyInput; output: GetResourcePolicyOutput };
  GetTrustStoreCaCertificatesBundle: { input: GetTrustStoreCaCertificatesBundleInput; output: GetTrustStoreCaCertificatesBundleOutput };
  GetTrustStoreRevocationContent: { input: GetTrustStoreRevocationContentInput; output: GetTrustStoreRevocationContentOutput };
  ModifyCapacityReservation: { input: ModifyCapacityReservationInput; output: ModifyCapacityReservationOutput };
  ModifyIpPools: { input: ModifyIpPoolsInput; output: ModifyIpPoolsOutput };
  ModifyListener: { input: ModifyListenerInput; output: ModifyListenerOutput };
  ModifyListenerAttributes: { input: ModifyListenerAttributesInput; output: ModifyListenerAttributesOutput };
  ModifyLoadBalancerAttributes: { input: ModifyLoadBalancerAttributesInput; output: ModifyLoadBalancerAttributesOutput };
  ModifyRule: { input: ModifyRuleInput; output: ModifyRuleOutput };
  ModifyTargetGroup: { input: ModifyTargetGroupInput; output: ModifyTargetGroupOutput };
  ModifyTargetGroupAttributes: { input: ModifyTargetGroupAttributesInput; output: ModifyTargetGroupAttributesOutput };
  ModifyTrustStore: { input: ModifyTrustStoreInput; output: ModifyTrustStoreOutput };
  RegisterTargets: { input: RegisterTargetsInput; output: RegisterTargetsOutput };
  RemoveListenerCertificates: { input: RemoveListenerCertificatesInput; output: RemoveListenerCertificatesOutput };
  RemoveTags: { input: RemoveTagsInput; output: RemoveTagsOutput };
  RemoveTrustStoreRevocations: { input: RemoveTrustStoreRevocationsInput; output: RemoveTrustStoreRevocationsOutput };
  SetIpAddressType: { input: SetIpAddressTypeInput; output: SetIpAddressTypeOutput };
  SetRulePriorities: { input: SetRulePrioritiesInput; output: SetRulePrioritiesOutput };
  SetSecurityGroups: { input: SetSecurityGroupsInput; output: SetSecurityGroupsOutput };
  SetSubnets: { input: SetSubnetsInput; output: SetSubnetsOutput };
}

export type ErrorName = "ALPNPolicyNotSupportedException" | "AllocationIdNotFoundException" | "AvailabilityZoneNotSupportedException" | "CaCertificatesBundleNotFoundException" | "CapacityDecreaseRequestsLimitExceededException" | "CapacityReservationPendingException" | "CapacityUnitsLimitExceededException" | "CertificateNotFoundException" | "DeleteAssociationSameAccountException" | "DuplicateListenerException" | "DuplicateLoadBalancerNameException" | "DuplicateTagKeysException" | "DuplicateTargetGroupNameException" | "DuplicateTrustStoreNameException" | "HealthUnavailableException" | "IncompatibleProtocolsException" | "InsufficientCapacityException" | "InvalidCaCertificatesBundleException" | "InvalidConfigurationRequestException" | "InvalidLoadBalancerActionException" | "InvalidRevocationContentException" | "InvalidSchemeException" | "InvalidSecurityGroupException" | "InvalidSubnetException" | "InvalidTargetException" | "ListenerNotFoundException" | "LoadBalancerNotFoundException" | "OperationNotPermittedException" | "PriorRequestNotCompleteException" | "PriorityInUseException" | "ResourceInUseException" | "ResourceNotFoundException" | "RevocationContentNotFoundException" | "RevocationIdNotFoundException" | "RuleNotFoundException" | "SSLPolicyNotFoundException" | "SubnetNotFoundException" | "TargetGroupAssociationLimitException" | "TargetGroupNotFoundException" | "TooManyActionsException" | "TooManyCertificatesException" | "TooManyListenersException" | "TooManyLoadBalancersException" | "TooManyRegistrationsForTargetIdException" | "TooManyRulesException" | "TooManyTagsException" | "TooManyTargetGroupsException" | "TooManyTargetsException" | "TooManyTrustStoreRevocationEntriesException" | "TooManyTrustStoresException" | "TooManyUniqueTargetGroupsPerLoadBalancerException" | "TrustStoreAssociationNotFoundException" | "TrustStoreInUseException" | "TrustStoreNotFoundException" | "TrustStoreNotReadyException" | "UnsupportedProtocolException";

export interface Action {
  readonly AuthenticateCognitoConfig?: AuthenticateCognitoActionConfig | undefined;
  readonly AuthenticateOidcConfig?: AuthenticateOidcActionConfig | undefined;
  readonly FixedResponseConfig?: FixedResponseActionConfig | undefined;
  readonly ForwardConfig?: ForwardActionConfig | undefined;
  readonly JwtValidationConfig?: JwtValidationActionConfig | undefined;
  readonly Order?: number | undefined;
  readonly RedirectConfig?: RedirectActionConfig | undefined;
  readonly TargetGroupArn?: string | undefined;
  readonly Type: ActionTypeEnum;
}

export type ActionTypeEnum = "forward" | "authenticate-oidc" | "authenticate-cognito" | "redirect" | "fixed-response" | "jwt-validation";

export interface AddListenerCertificatesInput {
  readonly Certificates: readonly Certificate[];
  readonly ListenerArn: string;
}

export interface AddListenerCertificatesOutput {
  readonly Certificates?: readonly Certificate[] | undefined;
}

export interface AddTagsInput {
  readonly ResourceArns: readonly string[];
  readonly Tags: readonly Tag[];
}

export type AddTagsOutput = Readonly<Record<string, never>>;

export interface AddTrustStoreRevocationsInput {
  readonly RevocationContents?: readonly RevocationContent[] | undefined;
  readonly TrustStoreArn: string;
}

export interface AddTrustStoreRevocationsOutput {
  readonly TrustStoreRevocations?: readonly TrustStoreRevocation[] | undefined;
}

export interface AdministrativeOverride {
  readonly Description?: string | undefined;
  readonly Reason?: TargetAdministrativeOverrideReasonEnum | undefined;
  readonly State?: TargetAdministrativeOverrideStateEnum | undefined;
}

export type AdvertiseTrustStoreCaNamesEnum = "on" | "off";

export interface AnomalyDetection {
  readonly MitigationInEffect?: MitigationInEffectEnum | undefined;
  readonly Result?: AnomalyResultEnum | undefined;
}

export type AnomalyResultEnum = "anomalous" | "normal";

export type AuthenticateCognitoActionConditionalBehaviorEnum = "deny" | "allow" | "authenticate";

export interface AuthenticateCognitoActionConfig {
  readonly AuthenticationRequestExtraParams?: Readonly<Record<string, string>> | undefined;
  readonly OnUnauthenticatedRequest?: AuthenticateCognitoActionConditionalBehaviorEnum | undefined;
  readonly Scope?: string | undefined;
  readonly SessionCookieName?: string | undefined;
  readonly SessionTimeout?: number | undefined;
  readonly UserPoolArn: string;
  readonly UserPoolClientId: string;
  readonly UserPoolDomain: string;
}

export type AuthenticateOidcActionConditionalBehaviorEnum = "deny" | "allow" | "authenticate";

export interface AuthenticateOidcActionConfig {
  readonly AuthenticationRequestExtraParams?: Readonly<Record<string, string>> | undefined;
  readonly AuthorizationEndpoint: string;
  readonly ClientId: string;
  readonly ClientSecret?: string | undefined;
  readonly Issuer: string;
  readonly OnUnauthenticatedRequest?: AuthenticateOidcActionConditionalBehaviorEnum | undefined;
  readonly Scope?: string | undefined;
  readonly SessionCookieName?: string | undefined;
  readonly SessionTimeout?: number | undefined;
  readonly TokenEndpoint: string;
  readonly UseExistingClientSecret?: boolean | undefined;
  readonly UserInfoEndpoint: string;
}

export interface AvailabilityZone {
  readonly LoadBalancerAddresses?: readonly LoadBalancerAddress[] | undefined;
  readonly OutpostId?: string | undefined;
  readonly SourceNatIpv6Prefixes?: readonly string[] | undefined;
  readonly SubnetId?: string | undefined;
  readonly ZoneName?: string | undefined;
}

export type CapacityReservationStateEnum = "provisioned" | "pending" | "rebalancing" | "failed";

export interface CapacityReservationStatus {
  readonly Code?: CapacityReservationStateEnum | undefined;
  readonly Reason?: string | undefined;
}

export interface Certificate {
  readonly CertificateArn?: string | undefined;
  readonly IsDefault?: boolean | undefined;
}

export interface Cipher {
  readonly Name?: string | undefined;
  readonly Priority?: number | undefined;
}

export interface CreateListenerInput {
  readonly AlpnPolicy?: readonly string[] | undefined;
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly DefaultActions: readonly Action[];
  readonly LoadBalancerArn: string;
  readonly MutualAuthentication?: MutualAuthenticationAttributes | undefined;
  readonly Port?: number | undefined;
  readonly Protocol?: ProtocolEnum | undefined;
  readonly SslPolicy?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateListenerOutput {
  readonly Listeners?: readonly Listener[] | undefined;
}

export interface CreateLoadBalancerInput {
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly EnablePrefixForIpv6SourceNat?: EnablePrefixForIpv6SourceNatEnum | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly IpamPools?: IpamPools | undefined;
  readonly Name: string;
  readonly Scheme?: LoadBalancerSchemeEnum | undefined;
  readonly SecurityGroups?: readonly string[] | undefined;
  readonly SubnetMappings?: readonly SubnetMapping[] | undefined;
  readonly Subnets?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Type?: LoadBalancerTypeEnum | undefined;
}

export interface CreateLoadBalancerOutput {
  readonly LoadBalancers?: readonly LoadBalancer[] | undefined;
}

export interface CreateRuleInput {
  readonly Actions: readonly Action[];
  readonly Conditions: readonly RuleCondition[];
  readonly ListenerArn: string;
  readonly Priority: number;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Transforms?: readonly RuleTransform[] | undefined;
}

export interface CreateRuleOutput {
  readonly Rules?: readonly Rule[] | undefined;
}

export interface CreateTargetGroupInput {
  readonly HealthCheckEnabled?: boolean | undefined;
  readonly HealthCheckIntervalSeconds?: number | undefined;
  readonly HealthCheckPath?: string | undefined;
  readonly HealthCheckPort?: string | undefined;
  readonly HealthCheckProtocol?: ProtocolEnum | undefined;
  readonly HealthCheckTimeoutSeconds?: number | undefined;
  readonly HealthyThresholdCount?: number | undefined;
  readonly IpAddressType?: TargetGroupIpAddressTypeEnum | undefined;
  readonly Matcher?: Matcher | undefined;
  readonly Name: string;
  readonly Port?: number | undefined;
  readonly Protocol?: ProtocolEnum | undefined;
  readonly ProtocolVersion?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly TargetControlPort?: number | undefined;
  readonly TargetType?: TargetTypeEnum | undefined;
  readonly UnhealthyThresholdCount?: number | undefined;
  readonly VpcId?: string | undefined;
}

export interface CreateTargetGroupOutput {
  readonly TargetGroups?: readonly TargetGroup[] | undefined;
}

export interface CreateTrustStoreInput {
  readonly CaCertificatesBundleS3Bucket: string;
  readonly CaCertificatesBundleS3Key: string;
  readonly CaCertificatesBundleS3ObjectVersion?: string | undefined;
  readonly Name: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateTrustStoreOutput {
  readonly TrustStores?: readonly TrustStore[] | undefined;
}

export interface DeleteListenerInput {
  readonly ListenerArn: string;
}

export type DeleteListenerOutput = Readonly<Record<string, never>>;

export interface DeleteLoadBalancerInput {
  readonly LoadBalancerArn: string;
}

export type DeleteLoadBalancerOutput = Readonly<Record<string, never>>;

export interface DeleteRuleInput {
  readonly RuleArn: string;
}

export type DeleteRuleOutput = Readonly<Record<string, never>>;

export interface DeleteSharedTrustStoreAssociationInput {
  readonly ResourceArn: string;
  readonly TrustStoreArn: string;
}

export type DeleteSharedTrustStoreAssociationOutput = Readonly<Record<string, never>>;

export interface DeleteTargetGroupInput {
  readonly TargetGroupArn: string;
}

export type DeleteTargetGroupOutput = Readonly<Record<string, never>>;

export interface DeleteTrustStoreInput {
  readonly TrustStoreArn: string;
}

export type DeleteTrustStoreOutput = Readonly<Record<string, never>>;

export interface DeregisterTargetsInput {
  readonly TargetGroupArn: string;
  readonly Targets: readonly TargetDescription[];
}

export type DeregisterTargetsOutput = Readonly<Record<string, never>>;

export interface DescribeAccountLimitsInput {
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
}

export interface DescribeAccountLimitsOutput {
  readonly Limits?: readonly Limit[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface DescribeCapacityReservationInput {
  readonly LoadBalancerArn: string;
}

export interface DescribeCapacityReservationOutput {
  readonly CapacityReservationState?: readonly ZonalCapacityReservationState[] | undefined;
  readonly DecreaseRequestsRemaining?: number | undefined;
  readonly LastModifiedTime?: number | undefined;
  readonly MinimumLoadBalancerCapacity?: MinimumLoadBalancerCapacity | undefined;
}

export interface DescribeListenerAttributesInput {
  readonly ListenerArn: string;
}

export interface DescribeListenerAttributesOutput {
  readonly Attributes?: readonly ListenerAttribute[] | undefined;
}

export interface DescribeListenerCertificatesInput {
  readonly ListenerArn: string;
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
}

export interface DescribeListenerCertificatesOutput {
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface DescribeListenersInput {
  readonly ListenerArns?: readonly string[] | undefined;
  readonly LoadBalancerArn?: string | undefined;
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
}

export interface DescribeListenersOutput {
  readonly Listeners?: readonly Listener[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface DescribeLoadBalancerAttributesInput {
  readonly LoadBalancerArn: string;
}

export interface DescribeLoadBalancerAttributesOutput {
  readonly Attributes?: readonly LoadBalancerAttribute[] | undefined;
}

export interface DescribeLoadBalancersInput {
  readonly LoadBalancerArns?: readonly string[] | undefined;
  readonly Marker?: string | undefined;
  readonly Names?: readonly string[] | undefined;
  readonly PageSize?: number | undefined;
}

export interface DescribeLoadBalancersOutput {
  readonly LoadBalancers?: readonly LoadBalancer[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface DescribeRulesInput {
  readonly ListenerArn?: string | undefined;
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
  readonly RuleArns?: readonly string[] | undefined;
}

export interface DescribeRulesOutput {
  readonly NextMarker?: string | undefined;
  readonly Rules?: readonly Rule[] | undefined;
}

export interface DescribeSSLPoliciesInput {
  readonly LoadBalancerType?: LoadBalancerTypeEnum | undefined;
  readonly Marker?: string | undefined;
  readonly Names?: readonly string[] | undefined;
  readonly PageSize?: number | undefined;
}

export interface DescribeSSLPoliciesOutput {
  readonly NextMarker?: string | undefined;
  readonly SslPolicies?: readonly SslPolicy[] | undefined;
}

export interface DescribeTagsInput {
  readonly ResourceArns: readonly string[];
}

export interface DescribeTagsOutput {
  readonly TagDescriptions?: readonly TagDescription[] | undefined;
}

export interface DescribeTargetGroupAttributesInput {
  readonly TargetGroupArn: string;
}

export interface DescribeTargetGroupAttributesOutput {
  readonly Attributes?: readonly TargetGroupAttribute[] | undefined;
}

export interface DescribeTargetGroupsInput {
  readonly LoadBalancerArn?: string | undefined;
  readonly Marker?: string | undefined;
  readonly Names?: readonly string[] | undefined;
  readonly PageSize?: number | undefined;
  readonly TargetGroupArns?: readonly string[] | undefined;
}

export interface DescribeTargetGroupsOutput {
  readonly NextMarker?: string | undefined;
  readonly TargetGroups?: readonly TargetGroup[] | undefined;
}

export interface DescribeTargetHealthInput {
  readonly Include?: readonly DescribeTargetHealthInputIncludeEnum[] | undefined;
  readonly TargetGroupArn: string;
  readonly Targets?: readonly TargetDescription[] | undefined;
}

export type DescribeTargetHealthInputIncludeEnum = "AnomalyDetection" | "All";

export interface DescribeTargetHealthOutput {
  readonly TargetHealthDescriptions?: readonly TargetHealthDescription[] | undefined;
}

export interface DescribeTrustStoreAssociationsInput {
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
  readonly TrustStoreArn: string;
}

export interface DescribeTrustStoreAssociationsOutput {
  readonly NextMarker?: string | undefined;
  readonly TrustStoreAssociations?: readonly TrustStoreAssociation[] | undefined;
}

export interface DescribeTrustStoreRevocation {
  readonly NumberOfRevokedEntries?: number | undefined;
  readonly RevocationId?: number | undefined;
  readonly RevocationType?: RevocationType | undefined;
  readonly TrustStoreArn?: string | undefined;
}

export interface DescribeTrustStoreRevocationsInput {
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
  readonly RevocationIds?: readonly number[] | undefined;
  readonly TrustStoreArn: string;
}

export interface DescribeTrustStoreRevocationsOutput {
  readonly NextMarker?: string | undefined;
  readonly TrustStoreRevocations?: readonly DescribeTrustStoreRevocation[] | undefined;
}

export interface DescribeTrustStoresInput {
  readonly Marker?: string | undefined;
  readonly Names?: readonly string[] | undefined;
  readonly PageSize?: number | undefined;
  readonly TrustStoreArns?: readonly string[] | undefined;
}

export interface DescribeTrustStoresOutput {
  readonly NextMarker?: string | undefined;
  readonly TrustStores?: readonly TrustStore[] | undefined;
}

export type EnablePrefixForIpv6SourceNatEnum = "on" | "off";

export type EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum = "on" | "off";

export interface FixedResponseActionConfig {
  readonly ContentType?: string | undefined;
  readonly MessageBody?: string | undefined;
  readonly StatusCode: string;
}

export interface ForwardActionConfig {
  readonly TargetGroupStickinessConfig?: TargetGroupStickinessConfig | undefined;
  readonly TargetGroups?: readonly TargetGroupTuple[] | undefined;
}

export interface GetResourcePolicyInput {
  readonly ResourceArn: string;
}

export interface GetResourcePolicyOutput {
  readonly Policy?: string | undefined;
}

export interface GetTrustStoreCaCertificatesBundleInput {
  readonly TrustStoreArn: string;
}

export interface GetTrustStoreCaCertificatesBundleOutput {
  readonly Location?: string | undefined;
}

export interface GetTrustStoreRevocationContentInput {
  readonly RevocationId: number;
  readonly TrustStoreArn: string;
}

export interface GetTrustStoreRevocationContentOutput {
  readonly Location?: string | undefined;
}

export interface HostHeaderConditionConfig {
  readonly RegexValues?: readonly string[] | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface HostHeaderRewriteConfig {
  readonly Rewrites?: readonly RewriteConfig[] | undefined;
}

export interface HttpHeaderConditionConfig {
  readonly HttpHeaderName?: string | undefined;
  readonly RegexValues?: readonly string[] | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface HttpRequestMethodConditionConfig {
  readonly Values?: readonly string[] | undefined;
}

export type IpAddressType = "ipv4" | "dualstack" | "dualstack-without-public-ipv4";

export interface IpamPools {
  readonly Ipv4IpamPoolId?: string | undefined;
}

export interface JwtValidationActionAdditionalClaim {
  readonly Format: JwtValidationActionAdditionalClaimFormatEnum;
  readonly Name: string;
  readonly Values: readonly string[];
}

export type JwtValidationActionAdditionalClaimFormatEnum = "single-string" | "string-array" | "space-separated-values";

export interface JwtValidationActionConfig {
  readonly AdditionalClaims?: readonly JwtValidationActionAdditionalClaim[] | undefined;
  readonly Issuer: string;
  readonly JwksEndpoint: string;
}

export interface Limit {
  readonly Max?: string | undefined;
  readonly Name?: string | undefined;
}

export interface Listener {
  readonly AlpnPolicy?: readonly string[] | undefined;
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly DefaultActions?: readonly Action[] | undefined;
  readonly ListenerArn?: string | undefined;
  readonly LoadBalancerArn?: string | undefined;
  readonly MutualAuthentication?: MutualAuthenticationAttributes | undefined;
  readonly Port?: number | undefined;
  readonly Protocol?: ProtocolEnum | undefined;
  readonly SslPolicy?: string | undefined;
}

export interface ListenerAttribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface LoadBalancer {
  readonly AvailabilityZones?: readonly AvailabilityZone[] | undefined;
  readonly CanonicalHostedZoneId?: string | undefined;
  readonly CreatedTime?: number | undefined;
  readonly CustomerOwnedIpv4Pool?: string | undefined;
  readonly DNSName?: string | undefined;
  readonly EnablePrefixForIpv6SourceNat?: EnablePrefixForIpv6SourceNatEnum | undefined;
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly IpamPools?: IpamPools | undefined;
  readonly LoadBalancerArn?: string | undefined;
  readonly LoadBalancerName?: string | undefined;
  readonly Scheme?: LoadBalancerSchemeEnum | undefined;
  readonly SecurityGroups?: readonly string[] | undefined;
  readonly State?: LoadBalancerState | undefined;
  readonly Type?: LoadBalancerTypeEnum | undefined;
  readonly VpcId?: string | undefined;
}

export interface LoadBalancerAddress {
  readonly AllocationId?: string | undefined;
  readonly IPv6Address?: string | undefined;
  readonly IpAddress?: string | undefined;
  readonly PrivateIPv4Address?: string | undefined;
}

export interface LoadBalancerAttribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export type LoadBalancerSchemeEnum = "internet-facing" | "internal";

export interface LoadBalancerState {
  readonly Code?: LoadBalancerStateEnum | undefined;
  readonly Reason?: string | undefined;
}

export type LoadBalancerStateEnum = "active" | "provisioning" | "active_impaired" | "failed";

export type LoadBalancerTypeEnum = "application" | "network" | "gateway";

export interface Matcher {
  readonly GrpcCode?: string | undefined;
  readonly HttpCode?: string | undefined;
}

export interface MinimumLoadBalancerCapacity {
  readonly CapacityUnits?: number | undefined;
}

export type MitigationInEffectEnum = "yes" | "no";

export interface ModifyCapacityReservationInput {
  readonly LoadBalancerArn: string;
  readonly MinimumLoadBalancerCapacity?: MinimumLoadBalancerCapacity | undefined;
  readonly ResetCapacityReservation?: boolean | undefined;
}

export interface ModifyCapacityReservationOutput {
  readonly CapacityReservationState?: readonly ZonalCapacityReservationState[] | undefined;
  readonly DecreaseRequestsRemaining?: number | undefined;
  readonly LastModifiedTime?: number | undefined;
  readonly MinimumLoadBalancerCapacity?: MinimumLoadBalancerCapacity | undefined;
}

export interface ModifyIpPoolsInput {
  readonly IpamPools?: IpamPools | undefined;
  readonly LoadBalancerArn: string;
  readonly RemoveIpamPools?: readonly RemoveIpamPoolEnum[] | undefined;
}

export interface ModifyIpPoolsOutput {
  readonly IpamPools?: IpamPools | undefined;
}

export interface ModifyListenerAttributesInput {
  readonly Attributes: readonly ListenerAttribute[];
  readonly ListenerArn: string;
}

export interface ModifyListenerAttributesOutput {
  readonly Attributes?: readonly ListenerAttribute[] | undefined;
}

export interface ModifyListenerInput {
  readonly AlpnPolicy?: readonly string[] | undefined;
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly DefaultActions?: readonly Action[] | undefined;
  readonly ListenerArn: string;
  readonly MutualAuthentication?: MutualAuthenticationAttributes | undefined;
  readonly Port?: number | undefined;
  readonly Protocol?: ProtocolEnum | undefined;
  readonly SslPolicy?: string | undefined;
}

export interface ModifyListenerOutput {
  readonly Listeners?: readonly Listener[] | undefined;
}

export interface ModifyLoadBalancerAttributesInput {
  readonly Attributes: readonly LoadBalancerAttribute[];
  readonly LoadBalancerArn: string;
}

export interface ModifyLoadBalancerAttributesOutput {
  readonly Attributes?: readonly LoadBalancerAttribute[] | undefined;
}

export interface ModifyRuleInput {
  readonly Actions?: readonly Action[] | undefined;
  readonly Conditions?: readonly RuleCondition[] | undefined;
  readonly ResetTransforms?: boolean | undefined;
  readonly RuleArn: string;
  readonly Transforms?: readonly RuleTransform[] | undefined;
}

export interface ModifyRuleOutput {
  readonly Rules?: readonly Rule[] | undefined;
}

export interface ModifyTargetGroupAttributesInput {
  readonly Attributes: readonly TargetGroupAttribute[];
  readonly TargetGroupArn: string;
}

export interface ModifyTargetGroupAttributesOutput {
  readonly Attributes?: readonly TargetGroupAttribute[] | undefined;
}

export interface ModifyTargetGroupInput {
  readonly HealthCheckEnabled?: boolean | undefined;
  readonly HealthCheckIntervalSeconds?: number | undefined;
  readonly HealthCheckPath?: string | undefined;
  readonly HealthCheckPort?: string | undefined;
  readonly HealthCheckProtocol?: ProtocolEnum | undefined;
  readonly HealthCheckTimeoutSeconds?: number | undefined;
  readonly HealthyThresholdCount?: number | undefined;
  readonly Matcher?: Matcher | undefined;
  readonly TargetGroupArn: string;
  readonly UnhealthyThresholdCount?: number | undefined;
}

export interface ModifyTargetGroupOutput {
  readonly TargetGroups?: readonly TargetGroup[] | undefined;
}

export interface ModifyTrustStoreInput {
  readonly CaCertificatesBundleS3Bucket: string;
  readonly CaCertificatesBundleS3Key: string;
  readonly CaCertificatesBundleS3ObjectVersion?: string | undefined;
  readonly TrustStoreArn: string;
}

export interface ModifyTrustStoreOutput {
  readonly TrustStores?: readonly TrustStore[] | undefined;
}

export interface MutualAuthenticationAttributes {
  readonly AdvertiseTrustStoreCaNames?: AdvertiseTrustStoreCaNamesEnum | undefined;
  readonly IgnoreClientCertificateExpiry?: boolean | undefined;
  readonly Mode?: string | undefined;
  readonly TrustStoreArn?: string | undefined;
  readonly TrustStoreAssociationStatus?: TrustStoreAssociationStatusEnum | undefined;
}

export interface PathPatternConditionConfig {
  readonly RegexValues?: readonly string[] | undefined;
  readonly Values?: readonly string[] | undefined;
}

export type ProtocolEnum = "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP" | "GENEVE" | "QUIC" | "TCP_QUIC";

export interface QueryStringConditionConfig {
  readonly Values?: readonly QueryStringKeyValuePair[] | undefined;
}

export interface QueryStringKeyValuePair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface RedirectActionConfig {
  readonly Host?: string | undefined;
  readonly Path?: string | undefined;
  readonly Port?: string | undefined;
  readonly Protocol?: string | undefined;
  readonly Query?: string | undefined;
  readonly StatusCode: RedirectActionStatusCodeEnum;
}

export type RedirectActionStatusCodeEnum = "HTTP_301" | "HTTP_302";

export interface RegisterTargetsInput {
  readonly TargetGroupArn: string;
  readonly Targets: readonly TargetDescription[];
}

export type RegisterTargetsOutput = Readonly<Record<string, never>>;

export type RemoveIpamPoolEnum = "ipv4";

export interface RemoveListenerCertificatesInput {
  readonly Certificates: readonly Certificate[];
  readonly ListenerArn: string;
}

export type RemoveListenerCertificatesOutput = Readonly<Record<string, never>>;

export interface RemoveTagsInput {
  readonly ResourceArns: readonly string[];
  readonly TagKeys: readonly string[];
}

export type RemoveTagsOutput = Readonly<Record<string, never>>;

export interface RemoveTrustStoreRevocationsInput {
  readonly RevocationIds: readonly number[];
  readonly TrustStoreArn: string;
}

export type RemoveTrustStoreRevocationsOutput = Readonly<Record<string, never>>;

export interface RevocationContent {
  readonly RevocationType?: RevocationType | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
}

export type RevocationType = "CRL";

export interface RewriteConfig {
  readonly Regex: string;
  readonly Replace: string;
}

export interface Rule {
  readonly Actions?: readonly Action[] | undefined;
  readonly Conditions?: readonly RuleCondition[] | undefined;
  readonly IsDefault?: boolean | undefined;
  readonly Priority?: string | undefined;
  readonly RuleArn?: string | undefined;
  readonly Transforms?: readonly RuleTransform[] | undefined;
}

export interface RuleCondition {
  readonly Field?: string | undefined;
  readonly HostHeaderConfig?: HostHeaderConditionConfig | undefined;
  readonly HttpHeaderConfig?: HttpHeaderConditionConfig | undefined;
  readonly HttpRequestMethodConfig?: HttpRequestMethodConditionConfig | undefined;
  readonly PathPatternConfig?: PathPatternConditionConfig | undefined;
  readonly QueryStringConfig?: QueryStringConditionConfig | undefined;
  readonly RegexValues?: readonly string[] | undefined;
  readonly SourceIpConfig?: SourceIpConditionConfig | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface RulePriorityPair {
  readonly Priority?: number | undefined;
  readonly RuleArn?: string | undefined;
}

export interface RuleTransform {
  readonly HostHeaderRewriteConfig?: HostHeaderRewriteConfig | undefined;
  readonly Type: TransformTypeEnum;
  readonly UrlRewriteConfig?: UrlRewriteConfig | undefined;
}

export interface SetIpAddressTypeInput {
  readonly IpAddressType: IpAddressType;
  readonly LoadBalancerArn: string;
}

export interface SetIpAddressTypeOutput {
  readonly IpAddressType?: IpAddressType | undefined;
}

export interface SetRulePrioritiesInput {
  readonly RulePriorities: readonly RulePriorityPair[];
}

export interface SetRulePrioritiesOutput {
  readonly Rules?: readonly Rule[] | undefined;
}

export interface SetSecurityGroupsInput {
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum | undefined;
  readonly LoadBalancerArn: string;
  readonly SecurityGroups: readonly string[];
}

export interface SetSecurityGroupsOutput {
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum | undefined;
  readonly SecurityGroupIds?: readonly string[] | undefined;
}

export interface SetSubnetsInput {
  readonly EnablePrefixForIpv6SourceNat?: EnablePrefixForIpv6SourceNatEnum | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
  readonly LoadBalancerArn: string;
  readonly SubnetMappings?: readonly SubnetMapping[] | undefined;
  readonly Subnets?: readonly string[] | undefined;
}

export interface SetSubnetsOutput {
  readonly AvailabilityZones?: readonly AvailabilityZone[] | undefined;
  readonly EnablePrefixForIpv6SourceNat?: EnablePrefixForIpv6SourceNatEnum | undefined;
  readonly IpAddressType?: IpAddressType | undefined;
}

export interface SourceIpConditionConfig {
  readonly Values?: readonly string[] | undefined;
}

export interface SslPolicy {
  readonly Ciphers?: readonly Cipher[] | undefined;
  readonly Name?: string | undefined;
  readonly SslProtocols?: readonly string[] | undefined;
  readonly SupportedLoadBalancerTypes?: readonly string[] | undefined;
}

export interface SubnetMapping {
  readonly AllocationId?: string | undefined;
  readonly IPv6Address?: string | undefined;
  readonly PrivateIPv4Address?: string | undefined;
  readonly SourceNatIpv6Prefix?: string | undefined;
  readonly SubnetId?: string | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value?: string | undefined;
}

export interface TagDescription {
  readonly ResourceArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export type TargetAdministrativeOverrideReasonEnum = "AdministrativeOverride.Unknown" | "AdministrativeOverride.NoOverride" | "AdministrativeOverride.ZonalShiftActive" | "AdministrativeOverride.ZonalShiftDelegatedToDns";

export type TargetAdministrativeOverrideStateEnum = "unknown" | "no_override" | "zonal_shift_active" | "zonal_shift_delegated_to_dns";

export interface TargetDescription {
  readonly AvailabilityZone?: string | undefined;
  readonly Id: string;
  readonly Port?: number | undefined;
  readonly QuicServerId?: string | undefined;
}

export interface TargetGroup {
  readonly HealthCheckEnabled?: boolean | undefined;
  readonly HealthCheckIntervalSeconds?: number | undefined;
  readonly HealthCheckPath?: string | undefined;
  readonly HealthCheckPort?: string | undefined;
  readonly HealthCheckProtocol?: ProtocolEnum | undefined;
  readonly HealthCheckTimeoutSeconds?: number | undefined;
  readonly HealthyThresholdCount?: number | undefined;
  readonly IpAddressType?: TargetGroupIpAddressTypeEnum | undefined;
  readonly LoadBalancerArns?: readonly string[] | undefined;
  readonly Matcher?: Matcher | undefined;
  readonly Port?: number | undefined;
  readonly Protocol?: ProtocolEnum | undefined;
  readonly ProtocolVersion?: string | undefined;
  readonly TargetControlPort?: number | undefined;
  readonly TargetGroupArn?: string | undefined;
  readonly TargetGroupName?: string | undefined;
  readonly TargetType?: TargetTypeEnum | undefined;
  readonly UnhealthyThresholdCount?: number | undefined;
  readonly VpcId?: string | undefined;
}

export interface TargetGroupAttribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export type TargetGroupIpAddressTypeEnum = "ipv4" | "ipv6";

export interface TargetGroupStickinessConfig {
  readonly DurationSeconds?: number | undefined;
  readonly Enabled?: boolean | undefined;
}

export interface TargetGroupTuple {
  readonly TargetGroupArn?: string | undefined;
  readonly Weight?: number | undefined;
}

export interface TargetHealth {
  readonly Description?: string | undefined;
  readonly Reason?: TargetHealthReasonEnum | undefined;
  readonly State?: TargetHealthStateEnum | undefined;
}

export interface TargetHealthDescription {
  readonly AdministrativeOverride?: AdministrativeOverride | undefined;
  readonly AnomalyDetection?: AnomalyDetection | undefined;
  readonly HealthCheckPort?: string | undefined;
  readonly Target?: TargetDescription | undefined;
  readonly TargetHealth?: TargetHealth | undefined;
}

export type TargetHealthReasonEnum = "Elb.RegistrationInProgress" | "Elb.InitialHealthChecking" | "Target.ResponseCodeMismatch" | "Target.Timeout" | "Target.FailedHealthChecks" | "Target.NotRegistered" | "Target.NotInUse" | "Target.DeregistrationInProgress" | "Target.InvalidState" | "Target.IpUnusable" | "Target.HealthCheckDisabled" | "Elb.InternalError";

export type TargetHealthStateEnum = "initial" | "healthy" | "unhealthy" | "unhealthy.draining" | "unused" | "draining" | "unavailable";

export type TargetTypeEnum = "instance" | "ip" | "lambda" | "alb";

export type TransformTypeEnum = "host-header-rewrite" | "url-rewrite";

export interface TrustStore {
  readonly Name?: string | undefined;
  readonly NumberOfCaCertificates?: number | undefined;
  readonly Status?: TrustStoreStatus | undefined;
  readonly TotalRevokedEntries?: number | undefined;
  readonly TrustStoreArn?: string | undefined;
}

export interface TrustStoreAssociation {
  readonly ResourceArn?: string | undefined;
}

export type TrustStoreAssociationStatusEnum = "active" | "removed";

export interface TrustStoreRevocation {
  readonly NumberOfRevokedEntries?: number | undefined;
  readonly RevocationId?: number | undefined;
  readonly RevocationType?: RevocationType | undefined;
  readonly TrustStoreArn?: string | undefined;
}

export type TrustStoreStatus = "ACTIVE" | "CREATING";

export interface UrlRewriteConfig {
  readonly Rewrites?: readonly RewriteConfig[] | undefined;
}

export interface ZonalCapacityReservationState {
  readonly AvailabilityZone?: string | undefined;
  readonly EffectiveCapacityUnits?: number | undefined;
  readonly State?: CapacityReservationStatus | undefined;
}

