// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  BatchGetSecretValue: { input: BatchGetSecretValueRequest; output: BatchGetSecretValueResponse };
  CancelRotateSecret: { input: CancelRotateSecretRequest; output: CancelRotateSecretResponse };
  CreateSecret: { input: CreateSecretRequest; output: CreateSecretResponse };
  DeleteResourcePolicy: { input: DeleteResourcePolicyRequest; output: DeleteResourcePolicyResponse };
  DeleteSecret: { input: DeleteSecretRequest; output: DeleteSecretResponse };
  DescribeSecret: { input: DescribeSecretRequest; output: DescribeSecretResponse };
  GetRandomPassword: { input: GetRandomPasswordRequest; output: GetRandomPasswordResponse };
  GetResourcePolicy: { input: GetResourcePolicyRequest; output: GetResourcePolicyResponse };
  GetSecretValue: { input: GetSecretValueRequest; output: GetSecretValueResponse };
  ListSecretVersionIds: { input: ListSecretVersionIdsRequest; output: ListSecretVersionIdsResponse };
  ListSecrets: { input: ListSecretsRequest; output: ListSecretsResponse };
  PutResourcePolicy: { input: PutResourcePolicyRequest; output: PutResourcePolicyResponse };
  PutSecretValue: { input: PutSecretValueRequest; output: PutSecretValueResponse };
  RestoreSecret: { input: RestoreSecretRequest; output: RestoreSecretResponse };
  RotateSecret: { input: RotateSecretRequest; output: RotateSecretResponse };
  TagResource: { input: TagResourceRequest; output: Readonly<Record<string, never>> };
  UntagResource: { input: UntagResourceRequest; output: Readonly<Record<string, never>> };
  UpdateSecret: { input: UpdateSecretRequest; output: UpdateSecretResponse };
  UpdateSecretVersionStage: { input: UpdateSecretVersionStageRequest; output: UpdateSecretVersionStageResponse };
  ValidateResourcePolicy: { input: ValidateResourcePolicyRequest; output: ValidateResourcePolicyResponse };
}

export type ErrorName = "DecryptionFailure" | "EncryptionFailure" | "InternalServiceError" | "InvalidNextTokenException" | "InvalidParameterException" | "InvalidRequestException" | "LimitExceededException" | "MalformedPolicyDocumentException" | "PreconditionNotMetException" | "PublicPolicyException" | "ResourceExistsException" | "ResourceNotFoundException";

export interface APIErrorType {
  readonly ErrorCode?: string | undefined;
  readonly Message?: string | undefined;
  readonly SecretId?: string | undefined;
}

export interface BatchGetSecretValueRequest {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SecretIdList?: readonly string[] | undefined;
}

export interface BatchGetSecretValueResponse {
  readonly Errors?: readonly APIErrorType[] | undefined;
  readonly NextToken?: string | undefined;
  readonly SecretValues?: readonly SecretValueEntry[] | undefined;
}

export interface CancelRotateSecretRequest {
  readonly SecretId: string;
}

export interface CancelRotateSecretResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
}

export interface CreateSecretRequest {
  readonly AddReplicaRegions?: readonly ReplicaRegionType[] | undefined;
  readonly ClientRequestToken?: string | undefined;
  readonly Description?: string | undefined;
  readonly ForceOverwriteReplicaSecret?: boolean | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly Name: string;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly SecretString?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Type?: string | undefined;
}

export interface CreateSecretResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly ReplicationStatus?: readonly ReplicationStatusType[] | undefined;
  readonly VersionId?: string | undefined;
}

export interface DeleteResourcePolicyRequest {
  readonly SecretId: string;
}

export interface DeleteResourcePolicyResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
}

export interface DeleteSecretRequest {
  readonly ForceDeleteWithoutRecovery?: boolean | undefined;
  readonly RecoveryWindowInDays?: number | undefined;
  readonly SecretId: string;
}

export interface DeleteSecretResponse {
  readonly ARN?: string | undefined;
  readonly DeletionDate?: number | undefined;
  readonly Name?: string | undefined;
}

export interface DescribeSecretRequest {
  readonly SecretId: string;
}

export interface DescribeSecretResponse {
  readonly ARN?: string | undefined;
  readonly CreatedDate?: number | undefined;
  readonly DeletedDate?: number | undefined;
  readonly Description?: string | undefined;
  readonly ExternalSecretRotationMetadata?: readonly ExternalSecretRotationMetadataItem[] | undefined;
  readonly ExternalSecretRotationRoleArn?: string | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly LastAccessedDate?: number | undefined;
  readonly LastChangedDate?: number | undefined;
  readonly LastRotatedDate?: number | undefined;
  readonly Name?: string | undefined;
  readonly NextRotationDate?: number | undefined;
  readonly OwningService?: string | undefined;
  readonly PrimaryRegion?: string | undefined;
  readonly ReplicationStatus?: readonly ReplicationStatusType[] | undefined;
  readonly RotationEnabled?: boolean | undefined;
  readonly RotationLambdaARN?: string | undefined;
  readonly RotationRules?: RotationRulesType | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Type?: string | undefined;
  readonly VersionIdsToStages?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface ExternalSecretRotationMetadataItem {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface Filter {
  readonly Key?: FilterNameStringType | undefined;
  readonly Values?: readonly string[] | undefined;
}

export type FilterNameStringType = "description" | "name" | "tag-key" | "tag-value" | "primary-region" | "owning-service" | "all";

export interface GetRandomPasswordRequest {
  readonly ExcludeCharacters?: string | undefined;
  readonly ExcludeLowercase?: boolean | undefined;
  readonly ExcludeNumbers?: boolean | undefined;
  readonly ExcludePunctuation?: boolean | undefined;
  readonly ExcludeUppercase?: boolean | undefined;
  readonly IncludeSpace?: boolean | undefined;
  readonly PasswordLength?: number | undefined;
  readonly RequireEachIncludedType?: boolean | undefined;
}

export interface GetRandomPasswordResponse {
  readonly RandomPassword?: string | undefined;
}

export interface GetResourcePolicyRequest {
  readonly SecretId: string;
}

export interface GetResourcePolicyResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

export interface GetSecretValueRequest {
  readonly SecretId: string;
  readonly VersionId?: string | undefined;
  readonly VersionStage?: string | undefined;
}

export interface GetSecretValueResponse {
  readonly ARN?: string | undefined;
  readonly CreatedDate?: number | undefined;
  readonly Name?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly SecretString?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly VersionStages?: readonly string[] | undefined;
}

export interface ListSecretVersionIdsRequest {
  readonly IncludeDeprecated?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SecretId: string;
}

export interface ListSecretVersionIdsResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly NextToken?: string | undefined;
  readonly Versions?: readonly SecretVersionsListEntry[] | undefined;
}

export interface ListSecretsRequest {
  readonly Filters?: readonly Filter[] | undefined;
  readonly IncludePlannedDeletion?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SortBy?: SortByType | undefined;
  readonly SortOrder?: SortOrderType | undefined;
}

export interface ListSecretsResponse {
  readonly NextToken?: string | undefined;
  readonly SecretList?: readonly SecretListEntry[] | undefined;
}

export interface PutResourcePolicyRequest {
  readonly BlockPublicPolicy?: boolean | undefined;
  readonly ResourcePolicy: string;
  readonly SecretId: string;
}

export interface PutResourcePolicyResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
}

export interface PutSecretValueRequest {
  readonly ClientRequestToken?: string | undefined;
  readonly RotationToken?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly SecretId: string;
  readonly SecretString?: string | undefined;
  readonly VersionStages?: readonly string[] | undefined;
}

export interface PutSecretValueResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly VersionStages?: readonly string[] | undefined;
}

export interface ReplicaRegionType {
  readonly KmsKeyId?: string | undefined;
  readonly Region?: string | undefined;
}

export interface ReplicationStatusType {
  readonly KmsKeyId?: string | undefined;
  readonly LastAccessedDate?: number | undefined;
  readonly Region?: string | undefined;
  readonly Status?: StatusType | undefined;
  readonly StatusMessage?: string | undefined;
}

export interface RestoreSecretRequest {
  readonly SecretId: string;
}

export interface RestoreSecretResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
}

export interface RotateSecretRequest {
  readonly ClientRequestToken?: string | undefined;
  readonly ExternalSecretRotationMetadata?: readonly ExternalSecretRotationMetadataItem[] | undefined;
  readonly ExternalSecretRotationRoleArn?: string | undefined;
  readonly RotateImmediately?: boolean | undefined;
  readonly RotationLambdaARN?: string | undefined;
  readonly RotationRules?: RotationRulesType | undefined;
  readonly SecretId: string;
}

export interface RotateSecretResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
}

export interface RotationRulesType {
  readonly AutomaticallyAfterDays?: number | undefined;
  readonly Duration?: string | undefined;
  readonly ScheduleExpression?: string | undefined;
}

export interface SecretListEntry {
  readonly ARN?: string | undefined;
  readonly CreatedDate?: number | undefined;
  readonly DeletedDate?: number | undefined;
  readonly Description?: string | undefined;
  readonly ExternalSecretRotationMetadata?: readonly ExternalSecretRotationMetadataItem[] | undefined;
  readonly ExternalSecretRotationRoleArn?: string | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly LastAccessedDate?: number | undefined;
  readonly LastChangedDate?: number | undefined;
  readonly LastRotatedDate?: number | undefined;
  readonly Name?: string | undefined;
  readonly NextRotationDate?: number | undefined;
  readonly OwningService?: string | undefined;
  readonly PrimaryRegion?: string | undefined;
  readonly RotationEnabled?: boolean | undefined;
  readonly RotationLambdaARN?: string | undefined;
  readonly RotationRules?: RotationRulesType | undefined;
  readonly SecretVersionsToStages?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Type?: string | undefined;
}

export interface SecretValueEntry {
  readonly ARN?: string | undefined;
  readonly CreatedDate?: number | undefined;
  readonly Name?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly SecretString?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly VersionStages?: readonly string[] | undefined;
}

export interface SecretVersionsListEntry {
  readonly CreatedDate?: number | undefined;
  readonly KmsKeyIds?: readonly string[] | undefined;
  readonly LastAccessedDate?: number | undefined;
  readonly VersionId?: string | undefined;
  readonly VersionStages?: readonly string[] | undefined;
}

export type SortByType = "created-date" | "last-accessed-date" | "last-changed-date" | "name";

export type SortOrderType = "asc" | "desc";

export type StatusType = "InSync" | "Failed" | "InProgress";

export interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface TagResourceRequest {
  readonly SecretId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly SecretId: string;
  readonly TagKeys: readonly string[];
}

export interface UpdateSecretRequest {
  readonly ClientRequestToken?: string | undefined;
  readonly Description?: string | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly SecretId: string;
  readonly SecretString?: string | undefined;
  readonly Type?: string | undefined;
}

export interface UpdateSecretResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
}

export interface UpdateSecretVersionStageRequest {
  readonly MoveToVersionId?: string | undefined;
  readonly RemoveFromVersionId?: string | undefined;
  readonly SecretId: string;
  readonly VersionStage: string;
}

export interface UpdateSecretVersionStageResponse {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
}

export interface ValidateResourcePolicyRequest {
  readonly ResourcePolicy: string;
  readonly SecretId?: string | undefined;
}

export interface ValidateResourcePolicyResponse {
  readonly PolicyValidationPassed?: boolean | undefined;
  readonly ValidationErrors?: readonly ValidationErrorsEntry[] | undefined;
}

export interface ValidationErrorsEntry {
  readonly CheckName?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

