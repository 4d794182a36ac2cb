// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  GetAWSDefaultServiceQuota: { input: GetAWSDefaultServiceQuotaRequest; output: GetAWSDefaultServiceQuotaResponse };
  GetRequestedServiceQuotaChange: { input: GetRequestedServiceQuotaChangeRequest; output: GetRequestedServiceQuotaChangeResponse };
  GetServiceQuota: { input: GetServiceQuotaRequest; output: GetServiceQuotaResponse };
  ListAWSDefaultServiceQuotas: { input: ListAWSDefaultServiceQuotasRequest; output: ListAWSDefaultServiceQuotasResponse };
  ListRequestedServiceQuotaChangeHistory: { input: ListRequestedServiceQuotaChangeHistoryRequest; output: ListRequestedServiceQuotaChangeHistoryResponse };
  ListRequestedServiceQuotaChangeHistoryByQuota: { input: ListRequestedServiceQuotaChangeHistoryByQuotaRequest; output: ListRequestedServiceQuotaChangeHistoryByQuotaResponse };
  ListServiceQuotas: { input: ListServiceQuotasRequest; output: ListServiceQuotasResponse };
  ListServices: { input: ListServicesRequest; output: ListServicesResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  RequestServiceQuotaIncrease: { input: RequestServiceQuotaIncreaseRequest; output: RequestServiceQuotaIncreaseResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
}

export type ErrorName = "AccessDeniedException" | "DependencyAccessDeniedException" | "IllegalArgumentException" | "InvalidPaginationTokenException" | "InvalidResourceStateException" | "NoSuchResourceException" | "QuotaExceededException" | "ResourceAlreadyExistsException" | "ServiceException" | "TagPolicyViolationException" | "TooManyRequestsException" | "TooManyTagsException";

export type AppliedLevelEnum = "ACCOUNT" | "RESOURCE" | "ALL";

export type ErrorCode = "DEPENDENCY_ACCESS_DENIED_ERROR" | "DEPENDENCY_THROTTLING_ERROR" | "DEPENDENCY_SERVICE_ERROR" | "SERVICE_QUOTA_NOT_AVAILABLE_ERROR";

export interface ErrorReason {
  readonly ErrorCode?: ErrorCode | undefined;
  readonly ErrorMessage?: string | undefined;
}

export interface GetAWSDefaultServiceQuotaRequest {
  readonly QuotaCode: string;
  readonly ServiceCode: string;
}

export interface GetAWSDefaultServiceQuotaResponse {
  readonly Quota?: ServiceQuota | undefined;
}

export interface GetRequestedServiceQuotaChangeRequest {
  readonly RequestId: string;
}

export interface GetRequestedServiceQuotaChangeResponse {
  readonly RequestedQuota?: RequestedServiceQuotaChange | undefined;
}

export interface GetServiceQuotaRequest {
  readonly ContextId?: string | undefined;
  readonly QuotaCode: string;
  readonly ServiceCode: string;
}

export interface GetServiceQuotaResponse {
  readonly Quota?: ServiceQuota | undefined;
}

export interface ListAWSDefaultServiceQuotasRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ServiceCode: string;
}

export interface ListAWSDefaultServiceQuotasResponse {
  readonly NextToken?: string | undefined;
  readonly Quotas?: readonly ServiceQuota[] | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryByQuotaRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly QuotaCode: string;
  readonly QuotaRequestedAtLevel?: AppliedLevelEnum | undefined;
  readonly ServiceCode: string;
  readonly Status?: RequestStatus | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryByQuotaResponse {
  readonly NextToken?: string | undefined;
  readonly RequestedQuotas?: readonly RequestedServiceQuotaChange[] | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly QuotaRequestedAtLevel?: AppliedLevelEnum | undefined;
  readonly ServiceCode?: string | undefined;
  readonly Status?: RequestStatus | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryResponse {
  readonly NextToken?: string | undefined;
  readonly RequestedQuotas?: readonly RequestedServiceQuotaChange[] | undefined;
}

export interface ListServiceQuotasRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly QuotaAppliedAtLevel?: AppliedLevelEnum | undefined;
  readonly QuotaCode?: string | undefined;
  readonly ServiceCode: string;
}

export interface ListServiceQuotasResponse {
  readonly NextToken?: string | undefined;
  readonly Quotas?: readonly ServiceQuota[] | undefined;
}

export interface ListServicesRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListServicesResponse {
  readonly NextToken?: string | undefined;
  readonly Services?: readonly ServiceInfo[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  readonly Tags?: readonly Tag[] | undefined;
}

export interface MetricInfo {
  readonly MetricDimensions?: Readonly<Record<string, string>> | undefined;
  readonly MetricName?: string | undefined;
  readonly MetricNamespace?: string | undefined;
  readonly MetricStatisticRecommendation?: string | undefined;
}

export type PeriodUnit = "MICROSECOND" | "MILLISECOND" | "SECOND" | "MINUTE" | "HOUR" | "DAY" | "WEEK";

export interface QuotaContextInfo {
  readonly ContextId?: string | undefined;
  readonly ContextScope?: QuotaContextScope | undefined;
  readonly ContextScopeType?: string | undefined;
}

export type QuotaContextScope = "RESOURCE" | "ACCOUNT";

export interface QuotaPeriod {
  readonly PeriodUnit?: PeriodUnit | undefined;
  readonly PeriodValue?: number | undefined;
}

export interface RequestServiceQuotaIncreaseRequest {
  readonly ContextId?: string | undefined;
  readonly DesiredValue: number;
  readonly QuotaCode: string;
  readonly ServiceCode: string;
  readonly SupportCaseAllowed?: boolean | undefined;
}

export interface RequestServiceQuotaIncreaseResponse {
  readonly RequestedQuota?: RequestedServiceQuotaChange | undefined;
}

export type RequestStatus = "PENDING" | "CASE_OPENED" | "APPROVED" | "DENIED" | "CASE_CLOSED" | "NOT_APPROVED" | "INVALID_REQUEST";

export type RequestType = "AutomaticManagement";

export interface RequestedServiceQuotaChange {
  readonly CaseId?: string | undefined;
  readonly Created?: number | undefined;
  readonly DesiredValue?: number | undefined;
  readonly GlobalQuota?: boolean | undefined;
  readonly Id?: string | undefined;
  readonly LastUpdated?: number | undefined;
  readonly QuotaArn?: string | undefined;
  readonly QuotaCode?: string | undefined;
  readonly QuotaContext?: QuotaContextInfo | undefined;
  readonly QuotaName?: string | undefined;
  readonly QuotaRequestedAtLevel?: AppliedLevelEnum | undefined;
  readonly RequestType?: RequestType | undefined;
  readonly Requester?: string | undefined;
  readonly ServiceCode?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly Status?: RequestStatus | undefined;
  readonly Unit?: string | undefined;
}

export interface ServiceInfo {
  readonly ServiceCode?: string | undefined;
  readonly ServiceName?: string | undefined;
}

export interface ServiceQuota {
  readonly Adjustable?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly ErrorReason?: ErrorReason | undefined;
  readonly GlobalQuota?: boolean | undefined;
  readonly Period?: QuotaPeriod | undefined;
  readonly QuotaAppliedAtLevel?: AppliedLevelEnum | undefined;
  readonly QuotaArn?: string | undefined;
  readonly QuotaCode?: string | undefined;
  readonly QuotaContext?: QuotaContextInfo | undefined;
  readonly QuotaName?: string | undefined;
  readonly ServiceCode?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly Unit?: string | undefined;
  readonly UsageMetric?: MetricInfo | undefined;
  readonly Value?: number | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagResourceRequest {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export interface UntagResourceRequest {
  readonly ResourceARN: string;
  readonly TagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

