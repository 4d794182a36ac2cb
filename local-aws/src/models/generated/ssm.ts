// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AddTagsToResource: { input: AddTagsToResourceRequest; output: AddTagsToResourceResult };
  DeleteParameter: { input: DeleteParameterRequest; output: DeleteParameterResult };
  DeleteParameters: { input: DeleteParametersRequest; output: DeleteParametersResult };
  DescribeParameters: { input: DescribeParametersRequest; output: DescribeParametersResult };
  GetParameter: { input: GetParameterRequest; output: GetParameterResult };
  GetParameterHistory: { input: GetParameterHistoryRequest; output: GetParameterHistoryResult };
  GetParameters: { input: GetParametersRequest; output: GetParametersResult };
  GetParametersByPath: { input: GetParametersByPathRequest; output: GetParametersByPathResult };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResult };
  PutParameter: { input: PutParameterRequest; output: PutParameterResult };
  RemoveTagsFromResource: { input: RemoveTagsFromResourceRequest; output: RemoveTagsFromResourceResult };
}

export type ErrorName = "HierarchyLevelLimitExceededException" | "HierarchyTypeMismatchException" | "IncompatiblePolicyException" | "InternalServerError" | "InvalidAllowedPatternException" | "InvalidFilterKey" | "InvalidFilterOption" | "InvalidFilterValue" | "InvalidKeyId" | "InvalidNextToken" | "InvalidPolicyAttributeException" | "InvalidPolicyTypeException" | "InvalidResourceId" | "InvalidResourceType" | "ParameterAlreadyExists" | "ParameterLimitExceeded" | "ParameterMaxVersionLimitExceeded" | "ParameterNotFound" | "ParameterPatternMismatchException" | "ParameterVersionNotFound" | "PoliciesLimitExceededException" | "TooManyTagsError" | "TooManyUpdates" | "UnsupportedParameterType";

export interface AddTagsToResourceRequest {
  readonly ResourceId: string;
  readonly ResourceType: ResourceTypeForTagging;
  readonly Tags: readonly Tag[];
}

export type AddTagsToResourceResult = Readonly<Record<string, never>>;

export interface DeleteParameterRequest {
  readonly Name: string;
}

export type DeleteParameterResult = Readonly<Record<string, never>>;

export interface DeleteParametersRequest {
  readonly Names: readonly string[];
}

export interface DeleteParametersResult {
  readonly DeletedParameters?: readonly string[] | undefined;
  readonly InvalidParameters?: readonly string[] | undefined;
}

export interface DescribeParametersRequest {
  readonly Filters?: readonly ParametersFilter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParameterFilters?: readonly ParameterStringFilter[] | undefined;
  readonly Shared?: boolean | undefined;
}

export interface DescribeParametersResult {
  readonly NextToken?: string | undefined;
  readonly Parameters?: readonly ParameterMetadata[] | undefined;
}

export interface GetParameterHistoryRequest {
  readonly MaxResults?: number | undefined;
  readonly Name: string;
  readonly NextToken?: string | undefined;
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParameterHistoryResult {
  readonly NextToken?: string | undefined;
  readonly Parameters?: readonly ParameterHistory[] | undefined;
}

export interface GetParameterRequest {
  readonly Name: string;
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParameterResult {
  readonly Parameter?: Parameter | undefined;
}

export interface GetParametersByPathRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParameterFilters?: readonly ParameterStringFilter[] | undefined;
  readonly Path: string;
  readonly Recursive?: boolean | undefined;
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParametersByPathResult {
  readonly NextToken?: string | undefined;
  readonly Parameters?: readonly Parameter[] | undefined;
}

export interface GetParametersRequest {
  readonly Names: readonly string[];
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParametersResult {
  readonly InvalidParameters?: readonly string[] | undefined;
  readonly Parameters?: readonly Parameter[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly ResourceId: string;
  readonly ResourceType: ResourceTypeForTagging;
}

export interface ListTagsForResourceResult {
  readonly TagList?: readonly Tag[] | undefined;
}

export interface Parameter {
  readonly ARN?: string | undefined;
  readonly DataType?: string | undefined;
  readonly LastModifiedDate?: number | undefined;
  readonly Name?: string | undefined;
  readonly Selector?: string | undefined;
  readonly SourceResult?: string | undefined;
  readonly Type?: ParameterType | undefined;
  readonly Value?: string | undefined;
  readonly Version?: number | undefined;
}

export interface ParameterHistory {
  readonly AllowedPattern?: string | undefined;
  readonly DataType?: string | undefined;
  readonly Description?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly Labels?: readonly string[] | undefined;
  readonly LastModifiedDate?: number | undefined;
  readonly LastModifiedUser?: string | undefined;
  readonly Name?: string | undefined;
  readonly Policies?: readonly ParameterInlinePolicy[] | undefined;
  readonly Tier?: ParameterTier | undefined;
  readonly Type?: ParameterType | undefined;
  readonly Value?: string | undefined;
  readonly Version?: number | undefined;
}

export interface ParameterInlinePolicy {
  readonly PolicyStatus?: string | undefined;
  readonly PolicyText?: string | undefined;
  readonly PolicyType?: string | undefined;
}

export interface ParameterMetadata {
  readonly ARN?: string | undefined;
  readonly AllowedPattern?: string | undefined;
  readonly DataType?: string | undefined;
  readonly Description?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly LastModifiedDate?: number | undefined;
  readonly LastModifiedUser?: string | undefined;
  readonly Name?: string | undefined;
  readonly Policies?: readonly ParameterInlinePolicy[] | undefined;
  readonly Tier?: ParameterTier | undefined;
  readonly Type?: ParameterType | undefined;
  readonly Version?: number | undefined;
}

export interface ParameterStringFilter {
  readonly Key: string;
  readonly Option?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export type ParameterTier = "Standard" | "Advanced" | "Intelligent-Tiering";

export type ParameterType = "String" | "StringList" | "SecureString";

export interface ParametersFilter {
  readonly Key: ParametersFilterKey;
  readonly Values: readonly string[];
}

export type ParametersFilterKey = "Name" | "Type" | "KeyId";

export interface PutParameterRequest {
  readonly AllowedPattern?: string | undefined;
  readonly DataType?: string | undefined;
  readonly Description?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly Name: string;
  readonly Overwrite?: boolean | undefined;
  readonly Policies?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Tier?: ParameterTier | undefined;
  readonly Type?: ParameterType | undefined;
  readonly Value: string;
}

export interface PutParameterResult {
  readonly Tier?: ParameterTier | undefined;
  readonly Version?: number | undefined;
}

export interface RemoveTagsFromResourceRequest {
  readonly ResourceId: string;
  readonly ResourceType: ResourceTypeForTagging;
  readonly TagKeys: readonly string[];
}

export type RemoveTagsFromResourceResult = Readonly<Record<string, never>>;

export type ResourceTypeForTagging = "Document" | "ManagedInstance" | "MaintenanceWindow" | "Parameter" | "PatchBaseline" | "OpsItem" | "OpsMetadata" | "Automation" | "Association";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

