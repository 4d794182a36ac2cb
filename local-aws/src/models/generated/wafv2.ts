// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AssociateWebACL: { input: AssociateWebACLRequest; output: AssociateWebACLResponse };
  CheckCapacity: { input: CheckCapacityRequest; output: CheckCapacityResponse };
  CreateIPSet: { input: CreateIPSetRequest; output: CreateIPSetResponse };
  CreateRegexPatternSet: { input: CreateRegexPatternSetRequest; output: CreateRegexPatternSetResponse };
  CreateRuleGroup: { input: CreateRuleGroupRequest; output: CreateRuleGroupResponse };
  CreateWebACL: { input: CreateWebACLRequest; output: CreateWebACLResponse };
  DeleteIPSet: { input: DeleteIPSetRequest; output: DeleteIPSetResponse };
  DeleteLoggingConfiguration: { input: DeleteLoggingConfigurationRequest; output: DeleteLoggingConfigurationResponse };
  DeletePermissionPolicy: { input: DeletePermissionPolicyRequest; output: DeletePermissionPolicyResponse };
  DeleteRegexPatternSet: { input: DeleteRegexPatternSetRequest; output: DeleteRegexPatternSetResponse };
  DeleteRuleGroup: { input: DeleteRuleGroupRequest; output: DeleteRuleGroupResponse };
  DeleteWebACL: { input: DeleteWebACLRequest; output: DeleteWebACLResponse };
  DescribeManagedRuleGroup: { input: DescribeManagedRuleGroupRequest; output: DescribeManagedRuleGroupResponse };
  DisassociateWebACL: { input: DisassociateWebACLRequest; output: DisassociateWebACLResponse };
  GetIPSet: { input: GetIPSetRequest; output: GetIPSetResponse };
  GetLoggingConfiguration: { input: GetLoggingConfigurationRequest; output: GetLoggingConfigurationResponse };
  GetPermissionPolicy: { input: GetPermissionPolicyRequest; output: GetPermissionPolicyResponse };
  GetRegexPatternSet: { input: GetRegexPatternSetRequest; output: GetRegexPatternSetResponse };
  GetRuleGroup: { input: GetRuleGroupRequest; output: GetRuleGroupResponse };
  GetWebACL: { input: GetWebACLRequest; output: GetWebACLResponse };
  GetWebACLForResource: { input: GetWebACLForResourceRequest; output: GetWebACLForResourceResponse };
  ListAvailableManagedRuleGroupVersions: { input: ListAvailableManagedRuleGroupVersionsRequest; output: ListAvailableManagedRuleGroupVersionsResponse };
  ListAvailableManagedRuleGroups: { input: ListAvailableManagedRuleGroupsRequest; output: ListAvailableManagedRuleGroupsResponse };
  ListIPSets: { input: ListIPSetsRequest; output: ListIPSetsResponse };
  ListLoggingConfigurations: { input: ListLoggingConfigurationsRequest; output: ListLoggingConfigurationsResponse };
  ListRegexPatternSets: { input: ListRegexPatternSetsRequest; output: ListRegexPatternSetsResponse };
  ListResourcesForWebACL: { input: ListResourcesForWebACLRequest; output: ListResourcesForWebACLResponse };
  ListRuleGroups: { input: ListRuleGroupsRequest; output: ListRuleGroupsResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListWebACLs: { input: ListWebACLsRequest; output: ListWebACLsResponse };
  PutLoggingConfiguration: { input: PutLoggingConfigurationRequest; output: PutLoggingConfigurationResponse };
  PutPermissionPolicy: { input: PutPermissionPolicyRequest; output: PutPermissionPolicyResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
  UpdateIPSet: { input: UpdateIPSetRequest; output: UpdateIPSetResponse };
  UpdateRegexPatternSet: { input: UpdateRegexPatternSetRequest; output: UpdateRegexPatternSetResponse };
  UpdateRuleGroup: { input: UpdateRuleGroupRequest; output: UpdateRuleGroupResponse };
  UpdateWebACL: { input: UpdateWebACLRequest; output: UpdateWebACLResponse };
}

export type ErrorName = "WAFAssociatedItemException" | "WAFConfigurationWarningException" | "WAFDuplicateItemException" | "WAFExpiredManagedRuleGroupVersionException" | "WAFFeatureNotIncludedInPricingPlanException" | "WAFInternalErrorException" | "WAFInvalidOperationException" | "WAFInvalidParameterException" | "WAFInvalidPermissionPolicyException" | "WAFInvalidResourceException" | "WAFLimitsExceededException" | "WAFLogDestinationPermissionIssueException" | "WAFNonexistentItemException" | "WAFOptimisticLockException" | "WAFServiceLinkedRoleErrorException" | "WAFSubscriptionNotFoundException" | "WAFTagOperationException" | "WAFTagOperationInternalErrorException" | "WAFUnavailableEntityException";

export interface AWSManagedRulesACFPRuleSet {
  readonly CreationPath: string;
  readonly EnableRegexInPath?: boolean | undefined;
  readonly RegistrationPagePath: string;
  readonly RequestInspection: RequestInspectionACFP;
  readonly ResponseInspection?: ResponseInspection | undefined;
}

export interface AWSManagedRulesATPRuleSet {
  readonly EnableRegexInPath?: boolean | undefined;
  readonly LoginPath: string;
  readonly RequestInspection?: RequestInspection | undefined;
  readonly ResponseInspection?: ResponseInspection | undefined;
}

export interface AWSManagedRulesAntiDDoSRuleSet {
  readonly ClientSideActionConfig: ClientSideActionConfig;
  readonly SensitivityToBlock?: SensitivityToAct | undefined;
}

export interface AWSManagedRulesBotControlRuleSet {
  readonly EnableMachineLearning?: boolean | undefined;
  readonly InspectionLevel: InspectionLevel;
}

export interface ActionCondition {
  readonly Action: ActionValue;
}

export type ActionValue = "ALLOW" | "BLOCK" | "COUNT" | "CAPTCHA" | "CHALLENGE" | "EXCLUDED_AS_COUNT";

export interface AddressField {
  readonly Identifier: string;
}

export type All = Readonly<Record<string, never>>;

export type AllQueryArguments = Readonly<Record<string, never>>;

export interface AllowAction {
  readonly CustomRequestHandling?: CustomRequestHandling | undefined;
}

export interface AndStatement {
  readonly Statements: readonly Statement[];
}

export interface ApplicationAttribute {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface ApplicationConfig {
  readonly Attributes?: readonly ApplicationAttribute[] | undefined;
}

export interface AsnMatchStatement {
  readonly AsnList: readonly number[];
  readonly ForwardedIPConfig?: ForwardedIPConfig | undefined;
}

export interface AssociateWebACLRequest {
  readonly ResourceArn: string;
  readonly WebACLArn: string;
}

export type AssociateWebACLResponse = Readonly<Record<string, never>>;

export type AssociatedResourceType = "CLOUDFRONT" | "API_GATEWAY" | "COGNITO_USER_POOL" | "APP_RUNNER_SERVICE" | "VERIFIED_ACCESS_INSTANCE";

export interface AssociationConfig {
  readonly RequestBody?: Readonly<Record<string, RequestBodyAssociatedResourceTypeConfig>> | undefined;
}

export interface BlockAction {
  readonly CustomResponse?: CustomResponse | undefined;
}

export interface Body {
  readonly OversizeHandling?: OversizeHandling | undefined;
}

export type BodyParsingFallbackBehavior = "MATCH" | "NO_MATCH" | "EVALUATE_AS_STRING";

export interface ByteMatchStatement {
  readonly FieldToMatch: FieldToMatch;
  readonly PositionalConstraint: PositionalConstraint;
  readonly SearchString: Uint8Array;
  readonly TextTransformations: readonly TextTransformation[];
}

export interface CaptchaAction {
  readonly CustomRequestHandling?: CustomRequestHandling | undefined;
}

export interface CaptchaConfig {
  readonly ImmunityTimeProperty?: ImmunityTimeProperty | undefined;
}

export interface ChallengeAction {
  readonly CustomRequestHandling?: CustomRequestHandling | undefined;
}

export interface ChallengeConfig {
  readonly ImmunityTimeProperty?: ImmunityTimeProperty | undefined;
}

export interface CheckCapacityRequest {
  readonly Rules: readonly Rule[];
  readonly Scope: Scope;
}

export interface CheckCapacityResponse {
  readonly Capacity?: number | undefined;
}

export interface ClientSideAction {
  readonly ExemptUriRegularExpressions?: readonly Regex[] | undefined;
  readonly Sensitivity?: SensitivityToAct | undefined;
  readonly UsageOfAction: UsageOfAction;
}

export interface ClientSideActionConfig {
  readonly Challenge: ClientSideAction;
}

export type ComparisonOperator = "EQ" | "NE" | "LE" | "LT" | "GE" | "GT";

export interface Condition {
  readonly ActionCondition?: ActionCondition | undefined;
  readonly LabelNameCondition?: LabelNameCondition | undefined;
}

export interface CookieMatchPattern {
  readonly All?: All | undefined;
  readonly ExcludedCookies?: readonly string[] | undefined;
  readonly IncludedCookies?: readonly string[] | undefined;
}

export interface Cookies {
  readonly MatchPattern: CookieMatchPattern;
  readonly MatchScope: MapMatchScope;
  readonly OversizeHandling: OversizeHandling;
}

export interface CountAction {
  readonly CustomRequestHandling?: CustomRequestHandling | undefined;
}

export type CountryCode = "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XK";

export interface CreateIPSetRequest {
  readonly Addresses: readonly string[];
  readonly Description?: string | undefined;
  readonly IPAddressVersion: IPAddressVersion;
  readonly Name: string;
  readonly Scope: Scope;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateIPSetResponse {
  readonly Summary?: IPSetSummary | undefined;
}

export interface CreateRegexPatternSetRequest {
  readonly Description?: string | undefined;
  readonly Name: string;
  readonly RegularExpressionList: readonly Regex[];
  readonly Scope: Scope;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateRegexPatternSetResponse {
  readonly Summary?: RegexPatternSetSummary | undefined;
}

export interface CreateRuleGroupRequest {
  readonly Capacity: number;
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly Description?: string | undefined;
  readonly Name: string;
  readonly Rules?: readonly Rule[] | undefined;
  readonly Scope: Scope;
  readonly Tags?: readonly Tag[] | undefined;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface CreateRuleGroupResponse {
  readonly Summary?: RuleGroupSummary | undefined;
}

export interface CreateWebACLRequest {
  readonly ApplicationConfig?: ApplicationConfig | undefined;
  readonly AssociationConfig?: AssociationConfig | undefined;
  readonly CaptchaConfig?: CaptchaConfig | undefined;
  readonly ChallengeConfig?: ChallengeConfig | undefined;
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly DataProtectionConfig?: DataProtectionConfig | undefined;
  readonly DefaultAction: DefaultAction;
  readonly Description?: string | undefined;
  readonly Name: string;
  readonly OnSourceDDoSProtectionConfig?: OnSourceDDoSProtectionConfig | undefined;
  readonly Rules?: readonly Rule[] | undefined;
  readonly Scope: Scope;
  readonly Tags?: readonly Tag[] | undefined;
  readonly TokenDomains?: readonly string[] | undefined;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface CreateWebACLResponse {
  readonly Summary?: WebACLSummary | undefined;
}

export interface CustomHTTPHeader {
  readonly Name: string;
  readonly Value: string;
}

export interface CustomRequestHandling {
  readonly InsertHeaders: readonly CustomHTTPHeader[];
}

export interface CustomResponse {
  readonly CustomResponseBodyKey?: string | undefined;
  readonly ResponseCode: number;
  readonly ResponseHeaders?: readonly CustomHTTPHeader[] | undefined;
}

export interface CustomResponseBody {
  readonly Content: string;
  readonly ContentType: ResponseContentType;
}

export interface DataProtection {
  readonly Action: DataProtectionAction;
  readonly ExcludeRateBasedDetails?: boolean | undefined;
  readonly ExcludeRuleMatchDetails?: boolean | undefined;
  readonly Field: FieldToProtect;
}

export type DataProtectionAction = "SUBSTITUTION" | "HASH";

export interface DataProtectionConfig {
  readonly DataProtections: readonly DataProtection[];
}

export interface DefaultAction {
  readonly Allow?: AllowAction | undefined;
  readonly Block?: BlockAction | undefined;
}

export interface DeleteIPSetRequest {
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export type DeleteIPSetResponse = Readonly<Record<string, never>>;

export interface DeleteLoggingConfigurationRequest {
  readonly LogScope?: LogScope | undefined;
  readonly LogType?: LogType | undefined;
  readonly ResourceArn: string;
}

export type DeleteLoggingConfigurationResponse = Readonly<Record<string, never>>;

export interface DeletePermissionPolicyRequest {
  readonly ResourceArn: string;
}

export type DeletePermissionPolicyResponse = Readonly<Record<string, never>>;

export interface DeleteRegexPatternSetRequest {
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export type DeleteRegexPatternSetResponse = Readonly<Record<string, never>>;

export interface DeleteRuleGroupRequest {
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export type DeleteRuleGroupResponse = Readonly<Record<string, never>>;

export interface DeleteWebACLRequest {
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export type DeleteWebACLResponse = Readonly<Record<string, never>>;

export interface DescribeManagedRuleGroupRequest {
  readonly Name: string;
  readonly Scope: Scope;
  readonly VendorName: string;
  readonly VersionName?: string | undefined;
}

export interface DescribeManagedRuleGroupResponse {
  readonly AvailableLabels?: readonly LabelSummary[] | undefined;
  readonly Capacity?: number | undefined;
  readonly ConsumedLabels?: readonly LabelSummary[] | undefined;
  readonly LabelNamespace?: string | undefined;
  readonly Rules?: readonly RuleSummary[] | undefined;
  readonly SnsTopicArn?: string | undefined;
  readonly VersionName?: string | undefined;
}

export interface DisallowedFeature {
  readonly Feature?: string | undefined;
  readonly RequiredPricingPlan?: string | undefined;
}

export interface DisassociateWebACLRequest {
  readonly ResourceArn: string;
}

export type DisassociateWebACLResponse = Readonly<Record<string, never>>;

export interface EmailField {
  readonly Identifier: string;
}

export interface ExcludedRule {
  readonly Name: string;
}

export type FallbackBehavior = "MATCH" | "NO_MATCH";

export interface FieldToMatch {
  readonly AllQueryArguments?: AllQueryArguments | undefined;
  readonly Body?: Body | undefined;
  readonly Cookies?: Cookies | undefined;
  readonly HeaderOrder?: HeaderOrder | undefined;
  readonly Headers?: Headers | undefined;
  readonly JA3Fingerprint?: JA3Fingerprint | undefined;
  readonly JA4Fingerprint?: JA4Fingerprint | undefined;
  readonly JsonBody?: JsonBody | undefined;
  readonly Method?: Method | undefined;
  readonly QueryString?: QueryString | undefined;
  readonly SingleHeader?: SingleHeader | undefined;
  readonly SingleQueryArgument?: SingleQueryArgument | undefined;
  readonly UriFragment?: UriFragment | undefined;
  readonly UriPath?: UriPath | undefined;
}

export interface FieldToProtect {
  readonly FieldKeys?: readonly string[] | undefined;
  readonly FieldType: FieldToProtectType;
}

export type FieldToProtectType = "SINGLE_HEADER" | "SINGLE_COOKIE" | "SINGLE_QUERY_ARGUMENT" | "QUERY_STRING" | "BODY";

export interface Filter {
  readonly Behavior: FilterBehavior;
  readonly Conditions: readonly Condition[];
  readonly Requirement: FilterRequirement;
}

export type FilterBehavior = "KEEP" | "DROP";

export type FilterRequirement = "MEETS_ALL" | "MEETS_ANY";

export interface FirewallManagerRuleGroup {
  readonly FirewallManagerStatement: FirewallManagerStatement;
  readonly Name: string;
  readonly OverrideAction: OverrideAction;
  readonly Priority: number;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface FirewallManagerStatement {
  readonly ManagedRuleGroupStatement?: ManagedRuleGroupStatement | undefined;
  readonly RuleGroupReferenceStatement?: RuleGroupReferenceStatement | undefined;
}

export interface ForwardedIPConfig {
  readonly FallbackBehavior: FallbackBehavior;
  readonly HeaderName: string;
}

export type ForwardedIPPosition = "FIRST" | "LAST" | "ANY";

export interface GeoMatchStatement {
  readonly CountryCodes?: readonly CountryCode[] | undefined;
  readonly ForwardedIPConfig?: ForwardedIPConfig | undefined;
}

export interface GetIPSetRequest {
  readonly Id: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export interface GetIPSetResponse {
  readonly IPSet?: IPSet | undefined;
  readonly LockToken?: string | undefined;
}

export interface GetLoggingConfigurationRequest {
  readonly LogScope?: LogScope | undefined;
  readonly LogType?: LogType | undefined;
  readonly ResourceArn: string;
}

export interface GetLoggingConfigurationResponse {
  readonly LoggingConfiguration?: LoggingConfiguration | undefined;
}

export interface GetPermissionPolicyRequest {
  readonly ResourceArn: string;
}

export interface GetPermissionPolicyResponse {
  readonly Policy?: string | undefined;
}

export interface GetRegexPatternSetRequest {
  readonly Id: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export interface GetRegexPatternSetResponse {
  readonly LockToken?: string | undefined;
  readonly RegexPatternSet?: RegexPatternSet | undefined;
}

export interface GetRuleGroupRequest {
  readonly ARN?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Scope?: Scope | undefined;
}

export interface GetRuleGroupResponse {
  readonly LockToken?: string | undefined;
  readonly RuleGroup?: RuleGroup | undefined;
}

export interface GetWebACLForResourceRequest {
  readonly ResourceArn: string;
}

export interface GetWebACLForResourceResponse {
  readonly WebACL?: WebACL | undefined;
}

export interface GetWebACLRequest {
  readonly ARN?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Scope?: Scope | undefined;
}

export interface GetWebACLResponse {
  readonly ApplicationIntegrationURL?: string | undefined;
  readonly LockToken?: string | undefined;
  readonly WebACL?: WebACL | undefined;
}

export interface HeaderMatchPattern {
  readonly All?: All | undefined;
  readonly ExcludedHeaders?: readonly string[] | undefined;
  readonly IncludedHeaders?: readonly string[] | undefined;
}

export interface HeaderOrder {
  readonly OversizeHandling: OversizeHandling;
}

export interface Headers {
  readonly MatchPattern: HeaderMatchPattern;
  readonly MatchScope: MapMatchScope;
  readonly OversizeHandling: OversizeHandling;
}

export type IPAddressVersion = "IPV4" | "IPV6";

export interface IPSet {
  readonly ARN: string;
  readonly Addresses: readonly string[];
  readonly Description?: string | undefined;
  readonly IPAddressVersion: IPAddressVersion;
  readonly Id: string;
  readonly Name: string;
}

export interface IPSetForwardedIPConfig {
  readonly FallbackBehavior: FallbackBehavior;
  readonly HeaderName: string;
  readonly Position: ForwardedIPPosition;
}

export interface IPSetReferenceStatement {
  readonly ARN: string;
  readonly IPSetForwardedIPConfig?: IPSetForwardedIPConfig | undefined;
}

export interface IPSetSummary {
  readonly ARN?: string | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly LockToken?: string | undefined;
  readonly Name?: string | undefined;
}

export interface ImmunityTimeProperty {
  readonly ImmunityTime: number;
}

export type InspectionLevel = "COMMON" | "TARGETED";

export interface JA3Fingerprint {
  readonly FallbackBehavior: FallbackBehavior;
}

export interface JA4Fingerprint {
  readonly FallbackBehavior: FallbackBehavior;
}

export interface JsonBody {
  readonly InvalidFallbackBehavior?: BodyParsingFallbackBehavior | undefined;
  readonly MatchPattern: JsonMatchPattern;
  readonly MatchScope: JsonMatchScope;
  readonly OversizeHandling?: OversizeHandling | undefined;
}

export interface JsonMatchPattern {
  readonly All?: All | undefined;
  readonly IncludedPaths?: readonly string[] | undefined;
}

export type JsonMatchScope = "ALL" | "KEY" | "VALUE";

export interface Label {
  readonly Name: string;
}

export type LabelMatchScope = "LABEL" | "NAMESPACE";

export interface LabelMatchStatement {
  readonly Key: string;
  readonly Scope: LabelMatchScope;
}

export interface LabelNameCondition {
  readonly LabelName: string;
}

export interface LabelSummary {
  readonly Name?: string | undefined;
}

export interface ListAvailableManagedRuleGroupVersionsRequest {
  readonly Limit?: number | undefined;
  readonly Name: string;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
  readonly VendorName: string;
}

export interface ListAvailableManagedRuleGroupVersionsResponse {
  readonly CurrentDefaultVersion?: string | undefined;
  readonly NextMarker?: string | undefined;
  readonly Versions?: readonly ManagedRuleGroupVersion[] | undefined;
}

export interface ListAvailableManagedRuleGroupsRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListAvailableManagedRuleGroupsResponse {
  readonly ManagedRuleGroups?: readonly ManagedRuleGroupSummary[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListIPSetsRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListIPSetsResponse {
  readonly IPSets?: readonly IPSetSummary[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListLoggingConfigurationsRequest {
  readonly Limit?: number | undefined;
  readonly LogScope?: LogScope | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListLoggingConfigurationsResponse {
  readonly LoggingConfigurations?: readonly LoggingConfiguration[] | undefined;
  readonly NextMarker?: string | undefined;
}

export interface ListRegexPatternSetsRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListRegexPatternSetsResponse {
  readonly NextMarker?: string | undefined;
  readonly RegexPatternSets?: readonly RegexPatternSetSummary[] | undefined;
}

export interface ListResourcesForWebACLRequest {
  readonly ResourceType?: ResourceType | undefined;
  readonly WebACLArn: string;
}

export interface ListResourcesForWebACLResponse {
  readonly ResourceArns?: readonly string[] | undefined;
}

export interface ListRuleGroupsRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListRuleGroupsResponse {
  readonly NextMarker?: string | undefined;
  readonly RuleGroups?: readonly RuleGroupSummary[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  readonly NextMarker?: string | undefined;
  readonly TagInfoForResource?: TagInfoForResource | undefined;
}

export interface ListWebACLsRequest {
  readonly Limit?: number | undefined;
  readonly NextMarker?: string | undefined;
  readonly Scope: Scope;
}

export interface ListWebACLsResponse {
  readonly NextMarker?: string | undefined;
  readonly WebACLs?: readonly WebACLSummary[] | undefined;
}

export type LogScope = "CUSTOMER" | "SECURITY_LAKE" | "CLOUDWATCH_TELEMETRY_RULE_MANAGED";

export type LogType = "WAF_LOGS";

export interface LoggingConfiguration {
  readonly LogDestinationConfigs: readonly string[];
  readonly LogScope?: LogScope | undefined;
  readonly LogType?: LogType | undefined;
  readonly LoggingFilter?: LoggingFilter | undefined;
  readonly ManagedByFirewallManager?: boolean | undefined;
  readonly RedactedFields?: readonly FieldToMatch[] | undefined;
  readonly ResourceArn: string;
}

export interface LoggingFilter {
  readonly DefaultBehavior: FilterBehavior;
  readonly Filters: readonly Filter[];
}

export type LowReputationMode = "ACTIVE_UNDER_DDOS" | "ALWAYS_ON";

export interface ManagedRuleGroupConfig {
  readonly AWSManagedRulesACFPRuleSet?: AWSManagedRulesACFPRuleSet | undefined;
  readonly AWSManagedRulesATPRuleSet?: AWSManagedRulesATPRuleSet | undefined;
  readonly AWSManagedRulesAntiDDoSRuleSet?: AWSManagedRulesAntiDDoSRuleSet | undefined;
  readonly AWSManagedRulesBotControlRuleSet?: AWSManagedRulesBotControlRuleSet | undefined;
  readonly LoginPath?: string | undefined;
  readonly PasswordField?: PasswordField | undefined;
  readonly PayloadType?: PayloadType | undefined;
  readonly UsernameField?: UsernameField | undefined;
}

export interface ManagedRuleGroupStatement {
  readonly ExcludedRules?: readonly ExcludedRule[] | undefined;
  readonly ManagedRuleGroupConfigs?: readonly ManagedRuleGroupConfig[] | undefined;
  readonly Name: string;
  readonly RuleActionOverrides?: readonly RuleActionOverride[] | undefined;
  readonly ScopeDownStatement?: Statement | undefined;
  readonly VendorName: string;
  readonly Version?: string | undefined;
}

export interface ManagedRuleGroupSummary {
  readonly Description?: string | undefined;
  readonly Name?: string | undefined;
  readonly VendorName?: string | undefined;
  readonly VersioningSupported?: boolean | undefined;
}

export interface ManagedRuleGroupVersion {
  readonly LastUpdateTimestamp?: number | undefined;
  readonly Name?: string | undefined;
}

export type MapMatchScope = "ALL" | "KEY" | "VALUE";

export type Method = Readonly<Record<string, never>>;

export type NoneAction = Readonly<Record<string, never>>;

export interface NotStatement {
  readonly Statement: Statement;
}

export interface OnSourceDDoSProtectionConfig {
  readonly ALBLowReputationMode: LowReputationMode;
}

export interface OrStatement {
  readonly Statements: readonly Statement[];
}

export interface OverrideAction {
  readonly Count?: CountAction | undefined;
  readonly None?: NoneAction | undefined;
}

export type OversizeHandling = "CONTINUE" | "MATCH" | "NO_MATCH";

export type ParameterExceptionField = "WEB_ACL" | "RULE_GROUP" | "REGEX_PATTERN_SET" | "IP_SET" | "MANAGED_RULE_SET" | "RULE" | "EXCLUDED_RULE" | "STATEMENT" | "BYTE_MATCH_STATEMENT" | "SQLI_MATCH_STATEMENT" | "XSS_MATCH_STATEMENT" | "SIZE_CONSTRAINT_STATEMENT" | "GEO_MATCH_STATEMENT" | "RATE_BASED_STATEMENT" | "RULE_GROUP_REFERENCE_STATEMENT" | "REGEX_PATTERN_REFERENCE_STATEMENT" | "IP_SET_REFERENCE_STATEMENT" | "MANAGED_RULE_SET_STATEMENT" | "LABEL_MATCH_STATEMENT" | "AND_STATEMENT" | "OR_STATEMENT" | "NOT_STATEMENT" | "IP_ADDRESS" | "IP_ADDRESS_VERSION" | "FIELD_TO_MATCH" | "TEXT_TRANSFORMATION" | "SINGLE_QUERY_ARGUMENT" | "SINGLE_HEADER" | "DEFAULT_ACTION" | "RULE_ACTION" | "ENTITY_LIMIT" | "OVERRIDE_ACTION" | "SCOPE_VALUE" | "RESOURCE_ARN" | "RESOURCE_TYPE" | "TAGS" | "TAG_KEYS" | "METRIC_NAME" | "FIREWALL_MANAGER_STATEMENT" | "FALLBACK_BEHAVIOR" | "POSITION" | "FORWARDED_IP_CONFIG" | "IP_SET_FORWARDED_IP_CONFIG" | "HEADER_NAME" | "CUSTOM_REQUEST_HANDLING" | "RESPONSE_CONTENT_TYPE" | "CUSTOM_RESPONSE" | "CUSTOM_RESPONSE_BODY" | "JSON_MATCH_PATTERN" | "JSON_MATCH_SCOPE" | "BODY_PARSING_FALLBACK_BEHAVIOR" | "LOGGING_FILTER" | "FILTER_CONDITION" | "EXPIRE_TIMESTAMP" | "CHANGE_PROPAGATION_STATUS" | "ASSOCIABLE_RESOURCE" | "LOG_DESTINATION" | "MANAGED_RULE_GROUP_CONFIG" | "PAYLOAD_TYPE" | "HEADER_MATCH_PATTERN" | "COOKIE_MATCH_PATTERN" | "MAP_MATCH_SCOPE" | "OVERSIZE_HANDLING" | "CHALLENGE_CONFIG" | "TOKEN_DOMAIN" | "ATP_RULE_SET_RESPONSE_INSPECTION" | "ASSOCIATED_RESOURCE_TYPE" | "SCOPE_DOWN" | "CUSTOM_KEYS" | "ACP_RULE_SET_RESPONSE_INSPECTION" | "DATA_PROTECTION_CONFIG" | "LOW_REPUTATION_MODE";

export interface PasswordField {
  readonly Identifier: string;
}

export type PayloadType = "JSON" | "FORM_ENCODED";

export interface PhoneNumberField {
  readonly Identifier: string;
}

export type PositionalConstraint = "EXACTLY" | "STARTS_WITH" | "ENDS_WITH" | "CONTAINS" | "CONTAINS_WORD";

export interface PutLoggingConfigurationRequest {
  readonly LoggingConfiguration: LoggingConfiguration;
}

export interface PutLoggingConfigurationResponse {
  readonly LoggingConfiguration?: LoggingConfiguration | undefined;
}

export interface PutPermissionPolicyRequest {
  readonly Policy: string;
  readonly ResourceArn: string;
}

export type PutPermissionPolicyResponse = Readonly<Record<string, never>>;

export type QueryString = Readonly<Record<string, never>>;

export interface RateBasedStatement {
  readonly AggregateKeyType: RateBasedStatementAggregateKeyType;
  readonly CustomKeys?: readonly RateBasedStatementCustomKey[] | undefined;
  readonly EvaluationWindowSec?: number | undefined;
  readonly ForwardedIPConfig?: ForwardedIPConfig | undefined;
  readonly Limit: number;
  readonly ScopeDownStatement?: Statement | undefined;
}

export type RateBasedStatementAggregateKeyType = "IP" | "FORWARDED_IP" | "CUSTOM_KEYS" | "CONSTANT";

export interface RateBasedStatementCustomKey {
  readonly ASN?: RateLimitAsn | undefined;
  readonly Cookie?: RateLimitCookie | undefined;
  readonly ForwardedIP?: RateLimitForwardedIP | undefined;
  readonly HTTPMethod?: RateLimitHTTPMethod | undefined;
  readonly Header?: RateLimitHeader | undefined;
  readonly IP?: RateLimitIP | undefined;
  readonly JA3Fingerprint?: RateLimitJA3Fingerprint | undefined;
  readonly JA4Fingerprint?: RateLimitJA4Fingerprint | undefined;
  readonly LabelNamespace?: RateLimitLabelNamespace | undefined;
  readonly QueryArgument?: RateLimitQueryArgument | undefined;
  readonly QueryString?: RateLimitQueryString | undefined;
  readonly UriPath?: RateLimitUriPath | undefined;
}

export type RateLimitAsn = Readonly<Record<string, never>>;

export interface RateLimitCookie {
  readonly Name: string;
  readonly TextTransformations: readonly TextTransformation[];
}

export type RateLimitForwardedIP = Readonly<Record<string, never>>;

export type RateLimitHTTPMethod = Readonly<Record<string, never>>;

export interface RateLimitHeader {
  readonly Name: string;
  readonly TextTransformations: readonly TextTransformation[];
}

export type RateLimitIP = Readonly<Record<string, never>>;

export interface RateLimitJA3Fingerprint {
  readonly FallbackBehavior: FallbackBehavior;
}

export interface RateLimitJA4Fingerprint {
  readonly FallbackBehavior: FallbackBehavior;
}

export interface RateLimitLabelNamespace {
  readonly Namespace: string;
}

export interface RateLimitQueryArgument {
  readonly Name: string;
  readonly TextTransformations: readonly TextTransformation[];
}

export interface RateLimitQueryString {
  readonly TextTransformations: readonly TextTransformation[];
}

export interface RateLimitUriPath {
  readonly TextTransformations: readonly TextTransformation[];
}

export interface Regex {
  readonly RegexString?: string | undefined;
}

export interface RegexMatchStatement {
  readonly FieldToMatch: FieldToMatch;
  readonly RegexString: string;
  readonly TextTransformations: readonly TextTransformation[];
}

export interface RegexPatternSet {
  readonly ARN?: string | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly RegularExpressionList?: readonly Regex[] | undefined;
}

export interface RegexPatternSetReferenceStatement {
  readonly ARN: string;
  readonly FieldToMatch: FieldToMatch;
  readonly TextTransformations: readonly TextTransformation[];
}

export interface RegexPatternSetSummary {
  readonly ARN?: string | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly LockToken?: string | undefined;
  readonly Name?: string | undefined;
}

export interface RequestBodyAssociatedResourceTypeConfig {
  readonly DefaultSizeInspectionLimit: SizeInspectionLimit;
}

export interface RequestInspection {
  readonly PasswordField: PasswordField;
  readonly PayloadType: PayloadType;
  readonly UsernameField: UsernameField;
}

export interface RequestInspectionACFP {
  readonly AddressFields?: readonly AddressField[] | undefined;
  readonly EmailField?: EmailField | undefined;
  readonly PasswordField?: PasswordField | undefined;
  readonly PayloadType: PayloadType;
  readonly PhoneNumberFields?: readonly PhoneNumberField[] | undefined;
  readonly UsernameField?: UsernameField | undefined;
}

export type ResourceType = "APPLICATION_LOAD_BALANCER" | "API_GATEWAY" | "APPSYNC" | "COGNITO_USER_POOL" | "APP_RUNNER_SERVICE" | "VERIFIED_ACCESS_INSTANCE" | "AMPLIFY";

export type ResponseContentType = "TEXT_PLAIN" | "TEXT_HTML" | "APPLICATION_JSON";

export interface ResponseInspection {
  readonly BodyContains?: ResponseInspectionBodyContains | undefined;
  readonly Header?: ResponseInspectionHeader | undefined;
  readonly Json?: ResponseInspectionJson | undefined;
  readonly StatusCode?: ResponseInspectionStatusCode | undefined;
}

export interface ResponseInspectionBodyContains {
  readonly FailureStrings: readonly string[];
  readonly SuccessStrings: readonly string[];
}

export interface ResponseInspectionHeader {
  readonly FailureValues: readonly string[];
  readonly Name: string;
  readonly SuccessValues: readonly string[];
}

export interface ResponseInspectionJson {
  readonly FailureValues: readonly string[];
  readonly Identifier: string;
  readonly SuccessValues: readonly string[];
}

export interface ResponseInspectionStatusCode {
  readonly FailureCodes: readonly number[];
  readonly SuccessCodes: readonly number[];
}

export interface Rule {
  readonly Action?: RuleAction | undefined;
  readonly CaptchaConfig?: CaptchaConfig | undefined;
  readonly ChallengeConfig?: ChallengeConfig | undefined;
  readonly Name: string;
  readonly OverrideAction?: OverrideAction | undefined;
  readonly Priority: number;
  readonly RuleLabels?: readonly Label[] | undefined;
  readonly Statement: Statement;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface RuleAction {
  readonly Allow?: AllowAction | undefined;
  readonly Block?: BlockAction | undefined;
  readonly Captcha?: CaptchaAction | undefined;
  readonly Challenge?: ChallengeAction | undefined;
  readonly Count?: CountAction | undefined;
}

export interface RuleActionOverride {
  readonly ActionToUse: RuleAction;
  readonly Name: string;
}

export interface RuleGroup {
  readonly ARN: string;
  readonly AvailableLabels?: readonly LabelSummary[] | undefined;
  readonly Capacity: number;
  readonly ConsumedLabels?: readonly LabelSummary[] | undefined;
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LabelNamespace?: string | undefined;
  readonly Name: string;
  readonly Rules?: readonly Rule[] | undefined;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface RuleGroupReferenceStatement {
  readonly ARN: string;
  readonly ExcludedRules?: readonly ExcludedRule[] | undefined;
  readonly RuleActionOverrides?: readonly RuleActionOverride[] | undefined;
}

export interface RuleGroupSummary {
  readonly ARN?: string | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly LockToken?: string | undefined;
  readonly Name?: string | undefined;
}

export interface RuleSummary {
  readonly Action?: RuleAction | undefined;
  readonly Name?: string | undefined;
}

export type Scope = "CLOUDFRONT" | "REGIONAL";

export type SensitivityLevel = "LOW" | "HIGH";

export type SensitivityToAct = "LOW" | "MEDIUM" | "HIGH";

export interface SingleHeader {
  readonly Name: string;
}

export interface SingleQueryArgument {
  readonly Name: string;
}

export interface SizeConstraintStatement {
  readonly ComparisonOperator: ComparisonOperator;
  readonly FieldToMatch: FieldToMatch;
  readonly Size: number;
  readonly TextTransformations: readonly TextTransformation[];
}

export type SizeInspectionLimit = "KB_16" | "KB_32" | "KB_48" | "KB_64";

export interface SqliMatchStatement {
  readonly FieldToMatch: FieldToMatch;
  readonly SensitivityLevel?: SensitivityLevel | undefined;
  readonly TextTransformations: readonly TextTransformation[];
}

export interface Statement {
  readonly AndStatement?: AndStatement | undefined;
  readonly AsnMatchStatement?: AsnMatchStatement | undefined;
  readonly ByteMatchStatement?: ByteMatchStatement | undefined;
  readonly GeoMatchStatement?: GeoMatchStatement | undefined;
  readonly IPSetReferenceStatement?: IPSetReferenceStatement | undefined;
  readonly LabelMatchStatement?: LabelMatchStatement | undefined;
  readonly ManagedRuleGroupStatement?: ManagedRuleGroupStatement | undefined;
  readonly NotStatement?: NotStatement | undefined;
  readonly OrStatement?: OrStatement | undefined;
  readonly RateBasedStatement?: RateBasedStatement | undefined;
  readonly RegexMatchStatement?: RegexMatchStatement | undefined;
  readonly RegexPatternSetReferenceStatement?: RegexPatternSetReferenceStatement | undefined;
  readonly RuleGroupReferenceStatement?: RuleGroupReferenceStatement | undefined;
  readonly SizeConstraintStatement?: SizeConstraintStatement | undefined;
  readonly SqliMatchStatement?: SqliMatchStatement | undefined;
  readonly XssMatchStatement?: XssMatchStatement | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagInfoForResource {
  readonly ResourceARN?: string | undefined;
  readonly TagList?: readonly Tag[] | undefined;
}

export interface TagResourceRequest {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export interface TextTransformation {
  readonly Priority: number;
  readonly Type: TextTransformationType;
}

export type TextTransformationType = "NONE" | "COMPRESS_WHITE_SPACE" | "HTML_ENTITY_DECODE" | "LOWERCASE" | "CMD_LINE" | "URL_DECODE" | "BASE64_DECODE" | "HEX_DECODE" | "MD5" | "REPLACE_COMMENTS" | "ESCAPE_SEQ_DECODE" | "SQL_HEX_DECODE" | "CSS_DECODE" | "JS_DECODE" | "NORMALIZE_PATH" | "NORMALIZE_PATH_WIN" | "REMOVE_NULLS" | "REPLACE_NULLS" | "BASE64_DECODE_EXT" | "URL_DECODE_UNI" | "UTF8_TO_UNICODE";

export interface UntagResourceRequest {
  readonly ResourceARN: string;
  readonly TagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

export interface UpdateIPSetRequest {
  readonly Addresses: readonly string[];
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Scope: Scope;
}

export interface UpdateIPSetResponse {
  readonly NextLockToken?: string | undefined;
}

export interface UpdateRegexPatternSetRequest {
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly RegularExpressionList: readonly Regex[];
  readonly Scope: Scope;
}

export interface UpdateRegexPatternSetResponse {
  readonly NextLockToken?: string | undefined;
}

export interface UpdateRuleGroupRequest {
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly Rules?: readonly Rule[] | undefined;
  readonly Scope: Scope;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface UpdateRuleGroupResponse {
  readonly NextLockToken?: string | undefined;
}

export interface UpdateWebACLRequest {
  readonly ApplicationConfig?: ApplicationConfig | undefined;
  readonly AssociationConfig?: AssociationConfig | undefined;
  readonly CaptchaConfig?: CaptchaConfig | undefined;
  readonly ChallengeConfig?: ChallengeConfig | undefined;
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly DataProtectionConfig?: DataProtectionConfig | undefined;
  readonly DefaultAction: DefaultAction;
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LockToken: string;
  readonly Name: string;
  readonly OnSourceDDoSProtectionConfig?: OnSourceDDoSProtectionConfig | undefined;
  readonly Rules?: readonly Rule[] | undefined;
  readonly Scope: Scope;
  readonly TokenDomains?: readonly string[] | undefined;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface UpdateWebACLResponse {
  readonly NextLockToken?: string | undefined;
}

export interface UriFragment {
  readonly FallbackBehavior?: FallbackBehavior | undefined;
}

export type UriPath = Readonly<Record<string, never>>;

export type UsageOfAction = "ENABLED" | "DISABLED";

export interface UsernameField {
  readonly Identifier: string;
}

export interface VisibilityConfig {
  readonly CloudWatchMetricsEnabled: boolean;
  readonly MetricName: string;
  readonly SampledRequestsEnabled: boolean;
}

export interface WebACL {
  readonly ARN: string;
  readonly ApplicationConfig?: ApplicationConfig | undefined;
  readonly AssociationConfig?: AssociationConfig | undefined;
  readonly Capacity?: number | undefined;
  readonly CaptchaConfig?: CaptchaConfig | undefined;
  readonly ChallengeConfig?: ChallengeConfig | undefined;
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>> | undefined;
  readonly DataProtectionConfig?: DataProtectionConfig | undefined;
  readonly DefaultAction: DefaultAction;
  readonly Description?: string | undefined;
  readonly Id: string;
  readonly LabelNamespace?: string | undefined;
  readonly ManagedByFirewallManager?: boolean | undefined;
  readonly Name: string;
  readonly OnSourceDDoSProtectionConfig?: OnSourceDDoSProtectionConfig | undefined;
  readonly PostProcessFirewallManagerRuleGroups?: readonly FirewallManagerRuleGroup[] | undefined;
  readonly PreProcessFirewallManagerRuleGroups?: readonly FirewallManagerRuleGroup[] | undefined;
  readonly RetrofittedByFirewallManager?: boolean | undefined;
  readonly Rules?: readonly Rule[] | undefined;
  readonly TokenDomains?: readonly string[] | undefined;
  readonly VisibilityConfig: VisibilityConfig;
}

export interface WebACLSummary {
  readonly ARN?: string | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly LockToken?: string | undefined;
  readonly Name?: string | undefined;
}

export interface XssMatchStatement {
  readonly FieldToMatch: FieldToMatch;
  readonly TextTransformations: readonly TextTransformation[];
}

