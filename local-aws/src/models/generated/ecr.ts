// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  BatchCheckLayerAvailability: { input: BatchCheckLayerAvailabilityRequest; output: BatchCheckLayerAvailabilityResponse };
  BatchDeleteImage: { input: BatchDeleteImageRequest; output: BatchDeleteImageResponse };
  BatchGetImage: { input: BatchGetImageRequest; output: BatchGetImageResponse };
  BatchGetRepositoryScanningConfiguration: { input: BatchGetRepositoryScanningConfigurationRequest; output: BatchGetRepositoryScanningConfigurationResponse };
  CompleteLayerUpload: { input: CompleteLayerUploadRequest; output: CompleteLayerUploadResponse };
  CreatePullThroughCacheRule: { input: CreatePullThroughCacheRuleRequest; output: CreatePullThroughCacheRuleResponse };
  CreateRepository: { input: CreateRepositoryRequest; output: CreateRepositoryResponse };
  CreateRepositoryCreationTemplate: { input: CreateRepositoryCreationTemplateRequest; output: CreateRepositoryCreationTemplateResponse };
  DeleteLifecyclePolicy: { input: DeleteLifecyclePolicyRequest; output: DeleteLifecyclePolicyResponse };
  DeletePullThroughCacheRule: { input: DeletePullThroughCacheRuleRequest; output: DeletePullThroughCacheRuleResponse };
  DeleteRegistryPolicy: { input: DeleteRegistryPolicyRequest; output: DeleteRegistryPolicyResponse };
  DeleteRepository: { input: DeleteRepositoryRequest; output: DeleteRepositoryResponse };
  DeleteRepositoryCreationTemplate: { input: DeleteRepositoryCreationTemplateRequest; output: DeleteRepositoryCreationTemplateResponse };
  DeleteRepositoryPolicy: { input: DeleteRepositoryPolicyRequest; output: DeleteRepositoryPolicyResponse };
  DeleteSigningConfiguration: { input: DeleteSigningConfigurationRequest; output: DeleteSigningConfigurationResponse };
  DeregisterPullTimeUpdateExclusion: { input: DeregisterPullTimeUpdateExclusionRequest; output: DeregisterPullTimeUpdateExclusionResponse };
  DescribeImageReplicationStatus: { input: DescribeImageReplicationStatusRequest; output: DescribeImageReplicationStatusResponse };
  DescribeImageScanFindings: { input: DescribeImageScanFindingsRequest; output: DescribeImageScanFindingsResponse };
  DescribeImageSigningStatus: { input: DescribeImageSigningStatusRequest; output: DescribeImageSigningStatusResponse };
  DescribeImages: { input: DescribeImagesRequest; output: DescribeImagesResponse };
  DescribePullThroughCacheRules: { input: DescribePullThroughCacheRulesRequest; output: DescribePullThroughCacheRulesResponse };
  DescribeRegistry: { input: DescribeRegistryRequest; output: DescribeRegistryResponse };
  DescribeRepositories: { input: DescribeRepositoriesRequest; output: DescribeRepositoriesResponse };
  DescribeRepositoryCreationTemplates: { input: DescribeRepositoryCreationTemplatesRequest; output: DescribeRepositoryCreationTemplatesResponse };
  GetAccountSetting: { input: GetAccountSettingRequest; output: GetAccountSettingResponse };
  GetAuthorizationToken: { input: GetAuthorizationTokenRequest; output: GetAuthorizationTokenResponse };
  GetDownloadUrlForLayer: { input: GetDownloadUrlForLayerRequest; output: GetDownloadUrlForLayerResponse };
  GetLifecyclePolicy: { input: GetLifecyclePolicyRequest; output: GetLifecyclePolicyResponse };
  GetLifecyclePolicyPreview: { input: GetLifecyclePolicyPreviewRequest; output: GetLifecyclePolicyPreviewResponse };
  GetRegistryPolicy: { input: GetRegistryPolicyRequest; output: GetRegistryPolicyResponse };
  GetRegistryScanningConfiguration: { input: GetRegistryScanningConfigurationRequest; output: GetRegistryScanningConfigurationResponse };
  GetRepositoryPolicy: { input: GetRepositoryPolicyRequest; output: GetRepositoryPolicyResponse };
  GetSigningConfiguration: { input: GetSigningConfigurationRequest; output: GetSigningConfigurationResponse };
  InitiateLayerUpload: { input: InitiateLayerUploadRequest; output: InitiateLayerUploadResponse };
  ListImageReferrers: { input: ListImageReferrersRequest; output: ListImageReferrersResponse };
  ListImages: { input: ListImagesRequest; output: ListImagesResponse };
  ListPullTimeUpdateExclusions: { input: ListPullTimeUpdateExclusionsRequest; output: ListPullTimeUpdateExclusionsResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  PutAccountSetting: { input: PutAccountSettingRequest; output: PutAccountSettingResponse };
  PutImage: { input: PutImageRequest; output: PutImageResponse };
  PutImageScanningConfiguration: { input: PutImageScanningConfigurationRequest; output: PutImageScanningConfigurationResponse };
  PutImageTagMutability: { input: PutImageTagMutabilityRequest; output: PutImageTagMutabilityResponse };
  PutLifecyclePolicy: { input: PutLifecyclePolicyRequest; output: PutLifecyclePolicyResponse };
  PutRegistryPolicy: { input: PutRegistryPolicyRequest; output: PutRegistryPolicyResponse };
  PutRegistryScanningConfiguration: { input: PutRegistryScanningConfigurationRequest; output: PutRegistryScanningConfigurationResponse };
  PutReplicationConfiguration: { input: PutReplicationConfigurationRequest; output: PutReplicationConfigurationResponse };
  PutSigningConfiguration: { input: PutSigningConfigurationRequest; output: PutSigningConfigurationResponse };
  RegisterPullTimeUpdateExclusion: { input: RegisterPullTimeUpdateExclusionRequest; output: RegisterPullTimeUpdateExclusionResponse };
  SetRepositoryPolicy: { input: SetRepositoryPolicyRequest; output: SetRepositoryPolicyResponse };
  StartImageScan: { input: StartImageScanRequest; output: StartImageScanResponse };
  StartLifecyclePolicyPreview: { input: StartLifecyclePolicyPreviewRequest; output: StartLifecyclePolicyPreviewResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
  UpdateImageStorageClass: { input: UpdateImageStorageClassRequest; output: UpdateImageStorageClassResponse };
  UpdatePullThroughCacheRule: { input: UpdatePullThroughCacheRuleRequest; output: UpdatePullThroughCacheRuleResponse };
  UpdateRepositoryCreationTemplate: { input: UpdateRepositoryCreationTemplateRequest; output: UpdateRepositoryCreationTemplateResponse };
  UploadLayerPart: { input: UploadLayerPartRequest; output: UploadLayerPartResponse };
  ValidatePullThroughCacheRule: { input: ValidatePullThroughCacheRuleRequest; output: ValidatePullThroughCacheRuleResponse };
}

export type ErrorName = "BlockedByOrganizationPolicyException" | "EmptyUploadException" | "ExclusionAlreadyExistsException" | "ExclusionNotFoundException" | "ImageAlreadyExistsException" | "ImageArchivedException" | "ImageDigestDoesNotMatchException" | "ImageNotFoundException" | "ImageStorageClassUpdateNotSupportedException" | "ImageTagAlreadyExistsException" | "InvalidLayerException" | "InvalidLayerPartException" | "InvalidParameterException" | "InvalidTagParameterException" | "KmsException" | "LayerAlreadyExistsException" | "LayerInaccessibleException" | "LayerPartTooSmallException" | "LayersNotFoundException" | "LifecyclePolicyNotFoundException" | "LifecyclePolicyPreviewInProgressException" | "LifecyclePolicyPreviewNotFoundException" | "LimitExceededException" | "PullThroughCacheRuleAlreadyExistsException" | "PullThroughCacheRuleNotFoundException" | "ReferencedImagesNotFoundException" | "RegistryPolicyNotFoundException" | "RepositoryAlreadyExistsException" | "RepositoryNotEmptyException" | "RepositoryNotFoundException" | "RepositoryPolicyNotFoundException" | "ScanNotFoundException" | "SecretNotFoundException" | "ServerException" | "SigningConfigurationNotFoundException" | "TemplateAlreadyExistsException" | "TemplateNotFoundException" | "TooManyTagsException" | "UnableToAccessSecretException" | "UnableToDecryptSecretValueException" | "UnableToGetUpstreamImageException" | "UnableToGetUpstreamLayerException" | "UnableToListUpstreamImageReferrersException" | "UnsupportedImageTypeException" | "UnsupportedUpstreamRegistryException" | "UploadNotFoundException" | "ValidationException";

export type ArtifactStatus = "ACTIVE" | "ARCHIVED" | "ACTIVATING";

export type ArtifactStatusFilter = "ACTIVE" | "ARCHIVED" | "ACTIVATING" | "ANY";

export interface Attribute {
  readonly key: string;
  readonly value?: string | undefined;
}

export interface AuthorizationData {
  readonly authorizationToken?: string | undefined;
  readonly expiresAt?: number | undefined;
  readonly proxyEndpoint?: string | undefined;
}

export interface AwsEcrContainerImageDetails {
  readonly architecture?: string | undefined;
  readonly author?: string | undefined;
  readonly imageHash?: string | undefined;
  readonly imageTags?: readonly string[] | undefined;
  readonly inUseCount?: number | undefined;
  readonly lastInUseAt?: number | undefined;
  readonly platform?: string | undefined;
  readonly pushedAt?: number | undefined;
  readonly registry?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface BatchCheckLayerAvailabilityRequest {
  readonly layerDigests: readonly string[];
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface BatchCheckLayerAvailabilityResponse {
  readonly failures?: readonly LayerFailure[] | undefined;
  readonly layers?: readonly Layer[] | undefined;
}

export interface BatchDeleteImageRequest {
  readonly imageIds: readonly ImageIdentifier[];
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface BatchDeleteImageResponse {
  readonly failures?: readonly ImageFailure[] | undefined;
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
}

export interface BatchGetImageRequest {
  readonly acceptedMediaTypes?: readonly string[] | undefined;
  readonly imageIds: readonly ImageIdentifier[];
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface BatchGetImageResponse {
  readonly failures?: readonly ImageFailure[] | undefined;
  readonly images?: readonly Image[] | undefined;
}

export interface BatchGetRepositoryScanningConfigurationRequest {
  readonly repositoryNames: readonly string[];
}

export interface BatchGetRepositoryScanningConfigurationResponse {
  readonly failures?: readonly RepositoryScanningConfigurationFailure[] | undefined;
  readonly scanningConfigurations?: readonly RepositoryScanningConfiguration[] | undefined;
}

export interface CompleteLayerUploadRequest {
  readonly layerDigests: readonly string[];
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly uploadId: string;
}

export interface CompleteLayerUploadResponse {
  readonly layerDigest?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly uploadId?: string | undefined;
}

export interface CreatePullThroughCacheRuleRequest {
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly upstreamRegistryUrl: string;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export interface CreatePullThroughCacheRuleResponse {
  readonly createdAt?: number | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export interface CreateRepositoryCreationTemplateRequest {
  readonly appliedFor: readonly RCTAppliedFor[];
  readonly customRoleArn?: string | undefined;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly prefix: string;
  readonly repositoryPolicy?: string | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
}

export interface CreateRepositoryCreationTemplateResponse {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
}

export interface CreateRepositoryRequest {
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined;
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly tags?: readonly Tag[] | undefined;
}

export interface CreateRepositoryResponse {
  readonly repository?: Repository | undefined;
}

export interface CvssScore {
  readonly baseScore?: number | undefined;
  readonly scoringVector?: string | undefined;
  readonly source?: string | undefined;
  readonly version?: string | undefined;
}

export interface CvssScoreAdjustment {
  readonly metric?: string | undefined;
  readonly reason?: string | undefined;
}

export interface CvssScoreDetails {
  readonly adjustments?: readonly CvssScoreAdjustment[] | undefined;
  readonly score?: number | undefined;
  readonly scoreSource?: string | undefined;
  readonly scoringVector?: string | undefined;
  readonly version?: string | undefined;
}

export interface DeleteLifecyclePolicyRequest {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DeleteLifecyclePolicyResponse {
  readonly lastEvaluatedAt?: number | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface DeletePullThroughCacheRuleRequest {
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
}

export interface DeletePullThroughCacheRuleResponse {
  readonly createdAt?: number | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export type DeleteRegistryPolicyRequest = Readonly<Record<string, never>>;

export interface DeleteRegistryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
}

export interface DeleteRepositoryCreationTemplateRequest {
  readonly prefix: string;
}

export interface DeleteRepositoryCreationTemplateResponse {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
}

export interface DeleteRepositoryPolicyRequest {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DeleteRepositoryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface DeleteRepositoryRequest {
  readonly force?: boolean | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DeleteRepositoryResponse {
  readonly repository?: Repository | undefined;
}

export type DeleteSigningConfigurationRequest = Readonly<Record<string, never>>;

export interface DeleteSigningConfigurationResponse {
  readonly registryId?: string | undefined;
  readonly signingConfiguration?: SigningConfiguration | undefined;
}

export interface DeregisterPullTimeUpdateExclusionRequest {
  readonly principalArn: string;
}

export interface DeregisterPullTimeUpdateExclusionResponse {
  readonly principalArn?: string | undefined;
}

export interface DescribeImageReplicationStatusRequest {
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DescribeImageReplicationStatusResponse {
  readonly imageId?: ImageIdentifier | undefined;
  readonly replicationStatuses?: readonly ImageReplicationStatus[] | undefined;
  readonly repositoryName?: string | undefined;
}

export interface DescribeImageScanFindingsRequest {
  readonly imageId: ImageIdentifier;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DescribeImageScanFindingsResponse {
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageScanFindings?: ImageScanFindings | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface DescribeImageSigningStatusRequest {
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DescribeImageSigningStatusResponse {
  readonly imageId?: ImageIdentifier | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly signingStatuses?: readonly ImageSigningStatus[] | undefined;
}

export interface DescribeImagesFilter {
  readonly imageStatus?: ImageStatusFilter | undefined;
  readonly tagStatus?: TagStatus | undefined;
}

export interface DescribeImagesRequest {
  readonly filter?: DescribeImagesFilter | undefined;
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface DescribeImagesResponse {
  readonly imageDetails?: readonly ImageDetail[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribePullThroughCacheRulesRequest {
  readonly ecrRepositoryPrefixes?: readonly string[] | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
}

export interface DescribePullThroughCacheRulesResponse {
  readonly nextToken?: string | undefined;
  readonly pullThroughCacheRules?: readonly PullThroughCacheRule[] | undefined;
}

export type DescribeRegistryRequest = Readonly<Record<string, never>>;

export interface DescribeRegistryResponse {
  readonly registryId?: string | undefined;
  readonly replicationConfiguration?: ReplicationConfiguration | undefined;
}

export interface DescribeRepositoriesRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryNames?: readonly string[] | undefined;
}

export interface DescribeRepositoriesResponse {
  readonly nextToken?: string | undefined;
  readonly repositories?: readonly Repository[] | undefined;
}

export interface DescribeRepositoryCreationTemplatesRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly prefixes?: readonly string[] | undefined;
}

export interface DescribeRepositoryCreationTemplatesResponse {
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplates?: readonly RepositoryCreationTemplate[] | undefined;
}

export interface EncryptionConfiguration {
  readonly encryptionType: EncryptionType;
  readonly kmsKey?: string | undefined;
}

export interface EncryptionConfigurationForRepositoryCreationTemplate {
  readonly encryptionType: EncryptionType;
  readonly kmsKey?: string | undefined;
}

export type EncryptionType = "AES256" | "KMS" | "KMS_DSSE";

export interface EnhancedImageScanFinding {
  readonly awsAccountId?: string | undefined;
  readonly description?: string | undefined;
  readonly exploitAvailable?: string | undefined;
  readonly findingArn?: string | undefined;
  readonly firstObservedAt?: number | undefined;
  readonly fixAvailable?: string | undefined;
  readonly lastObservedAt?: number | undefined;
  readonly packageVulnerabilityDetails?: PackageVulnerabilityDetails | undefined;
  readonly remediation?: Remediation | undefined;
  readonly resources?: readonly Resource[] | undefined;
  readonly score?: number | undefined;
  readonly scoreDetails?: ScoreDetails | undefined;
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly updatedAt?: number | undefined;
}

export type FindingSeverity = "INFORMATIONAL" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL" | "UNDEFINED";

export interface GetAccountSettingRequest {
  readonly name: string;
}

export interface GetAccountSettingResponse {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface GetAuthorizationTokenRequest {
  readonly registryIds?: readonly string[] | undefined;
}

export interface GetAuthorizationTokenResponse {
  readonly authorizationData?: readonly AuthorizationData[] | undefined;
}

export interface GetDownloadUrlForLayerRequest {
  readonly layerDigest: string;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface GetDownloadUrlForLayerResponse {
  readonly downloadUrl?: string | undefined;
  readonly layerDigest?: string | undefined;
}

export interface GetLifecyclePolicyPreviewRequest {
  readonly filter?: LifecyclePolicyPreviewFilter | undefined;
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface GetLifecyclePolicyPreviewResponse {
  readonly lifecyclePolicyText?: string | undefined;
  readonly nextToken?: string | undefined;
  readonly previewResults?: readonly LifecyclePolicyPreviewResult[] | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly status?: LifecyclePolicyPreviewStatus | undefined;
  readonly summary?: LifecyclePolicyPreviewSummary | undefined;
}

export interface GetLifecyclePolicyRequest {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface GetLifecyclePolicyResponse {
  readonly lastEvaluatedAt?: number | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export type GetRegistryPolicyRequest = Readonly<Record<string, never>>;

export interface GetRegistryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
}

export type GetRegistryScanningConfigurationRequest = Readonly<Record<string, never>>;

export interface GetRegistryScanningConfigurationResponse {
  readonly registryId?: string | undefined;
  readonly scanningConfiguration?: RegistryScanningConfiguration | undefined;
}

export interface GetRepositoryPolicyRequest {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface GetRepositoryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export type GetSigningConfigurationRequest = Readonly<Record<string, never>>;

export interface GetSigningConfigurationResponse {
  readonly registryId?: string | undefined;
  readonly signingConfiguration?: SigningConfiguration | undefined;
}

export interface Image {
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageManifest?: string | undefined;
  readonly imageManifestMediaType?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export type ImageActionType = "EXPIRE" | "TRANSITION";

export interface ImageDetail {
  readonly artifactMediaType?: string | undefined;
  readonly imageDigest?: string | undefined;
  readonly imageManifestMediaType?: string | undefined;
  readonly imagePushedAt?: number | undefined;
  readonly imageScanFindingsSummary?: ImageScanFindingsSummary | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
  readonly imageSizeInBytes?: number | undefined;
  readonly imageStatus?: ImageStatus | undefined;
  readonly imageTags?: readonly string[] | undefined;
  readonly lastActivatedAt?: number | undefined;
  readonly lastArchivedAt?: number | undefined;
  readonly lastRecordedPullTime?: number | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly subjectManifestDigest?: string | undefined;
}

export interface ImageFailure {
  readonly failureCode?: ImageFailureCode | undefined;
  readonly failureReason?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
}

export type ImageFailureCode = "InvalidImageDigest" | "InvalidImageTag" | "ImageTagDoesNotMatchDigest" | "ImageNotFound" | "MissingDigestAndTag" | "ImageReferencedByManifestList" | "KmsError" | "UpstreamAccessDenied" | "UpstreamTooManyRequests" | "UpstreamUnavailable" | "ImageInaccessible";

export interface ImageIdentifier {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
}

export interface ImageReferrer {
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly artifactStatus?: ArtifactStatus | undefined;
  readonly artifactType?: string | undefined;
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface ImageReplicationStatus {
  readonly failureCode?: string | undefined;
  readonly region?: string | undefined;
  readonly registryId?: string | undefined;
  readonly status?: ReplicationStatus | undefined;
}

export interface ImageScanFinding {
  readonly attributes?: readonly Attribute[] | undefined;
  readonly description?: string | undefined;
  readonly name?: string | undefined;
  readonly severity?: FindingSeverity | undefined;
  readonly uri?: string | undefined;
}

export interface ImageScanFindings {
  readonly enhancedFindings?: readonly EnhancedImageScanFinding[] | undefined;
  readonly findingSeverityCounts?: Readonly<Record<string, number>> | undefined;
  readonly findings?: readonly ImageScanFinding[] | undefined;
  readonly imageScanCompletedAt?: number | undefined;
  readonly vulnerabilitySourceUpdatedAt?: number | undefined;
}

export interface ImageScanFindingsSummary {
  readonly findingSeverityCounts?: Readonly<Record<string, number>> | undefined;
  readonly imageScanCompletedAt?: number | undefined;
  readonly vulnerabilitySourceUpdatedAt?: number | undefined;
}

export interface ImageScanStatus {
  readonly description?: string | undefined;
  readonly status?: ScanStatus | undefined;
}

export interface ImageScanningConfiguration {
  readonly scanOnPush?: boolean | undefined;
}

export interface ImageSigningStatus {
  readonly failureCode?: string | undefined;
  readonly failureReason?: string | undefined;
  readonly signingProfileArn?: string | undefined;
  readonly status?: SigningStatus | undefined;
}

export type ImageStatus = "ACTIVE" | "ARCHIVED" | "ACTIVATING";

export type ImageStatusFilter = "ACTIVE" | "ARCHIVED" | "ACTIVATING" | "ANY";

export type ImageTagMutability = "MUTABLE" | "IMMUTABLE" | "IMMUTABLE_WITH_EXCLUSION" | "MUTABLE_WITH_EXCLUSION";

export interface ImageTagMutabilityExclusionFilter {
  readonly filter: string;
  readonly filterType: ImageTagMutabilityExclusionFilterType;
}

export type ImageTagMutabilityExclusionFilterType = "WILDCARD";

export interface InitiateLayerUploadRequest {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface InitiateLayerUploadResponse {
  readonly partSize?: number | undefined;
  readonly uploadId?: string | undefined;
}

export interface Layer {
  readonly layerAvailability?: LayerAvailability | undefined;
  readonly layerDigest?: string | undefined;
  readonly layerSize?: number | undefined;
  readonly mediaType?: string | undefined;
}

export type LayerAvailability = "AVAILABLE" | "UNAVAILABLE" | "ARCHIVED";

export interface LayerFailure {
  readonly failureCode?: LayerFailureCode | undefined;
  readonly failureReason?: string | undefined;
  readonly layerDigest?: string | undefined;
}

export type LayerFailureCode = "InvalidLayerDigest" | "MissingLayerDigest";

export interface LifecyclePolicyPreviewFilter {
  readonly tagStatus?: TagStatus | undefined;
}

export interface LifecyclePolicyPreviewResult {
  readonly action?: LifecyclePolicyRuleAction | undefined;
  readonly appliedRulePriority?: number | undefined;
  readonly imageDigest?: string | undefined;
  readonly imagePushedAt?: number | undefined;
  readonly imageTags?: readonly string[] | undefined;
  readonly storageClass?: LifecyclePolicyStorageClass | undefined;
}

export type LifecyclePolicyPreviewStatus = "IN_PROGRESS" | "COMPLETE" | "EXPIRED" | "FAILED";

export interface LifecyclePolicyPreviewSummary {
  readonly expiringImageTotalCount?: number | undefined;
  readonly transitioningImageTotalCounts?: readonly TransitioningImageTotalCount[] | undefined;
}

export interface LifecyclePolicyRuleAction {
  readonly targetStorageClass?: LifecyclePolicyTargetStorageClass | undefined;
  readonly type?: ImageActionType | undefined;
}

export type LifecyclePolicyStorageClass = "ARCHIVE" | "STANDARD";

export type LifecyclePolicyTargetStorageClass = "ARCHIVE";

export interface ListImageReferrersFilter {
  readonly artifactStatus?: ArtifactStatusFilter | undefined;
  readonly artifactTypes?: readonly string[] | undefined;
}

export interface ListImageReferrersRequest {
  readonly filter?: ListImageReferrersFilter | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly subjectId: SubjectIdentifier;
}

export interface ListImageReferrersResponse {
  readonly nextToken?: string | undefined;
  readonly referrers?: readonly ImageReferrer[] | undefined;
}

export interface ListImagesFilter {
  readonly imageStatus?: ImageStatusFilter | undefined;
  readonly tagStatus?: TagStatus | undefined;
}

export interface ListImagesRequest {
  readonly filter?: ListImagesFilter | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface ListImagesResponse {
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListPullTimeUpdateExclusionsRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListPullTimeUpdateExclusionsResponse {
  readonly nextToken?: string | undefined;
  readonly pullTimeUpdateExclusions?: readonly string[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly resourceArn: string;
}

export interface ListTagsForResourceResponse {
  readonly tags?: readonly Tag[] | undefined;
}

export interface PackageVulnerabilityDetails {
  readonly cvss?: readonly CvssScore[] | undefined;
  readonly referenceUrls?: readonly string[] | undefined;
  readonly relatedVulnerabilities?: readonly string[] | undefined;
  readonly source?: string | undefined;
  readonly sourceUrl?: string | undefined;
  readonly vendorCreatedAt?: number | undefined;
  readonly vendorSeverity?: string | undefined;
  readonly vendorUpdatedAt?: number | undefined;
  readonly vulnerabilityId?: string | undefined;
  readonly vulnerablePackages?: readonly VulnerablePackage[] | undefined;
}

export interface PullThroughCacheRule {
  readonly createdAt?: number | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly updatedAt?: number | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export interface PutAccountSettingRequest {
  readonly name: string;
  readonly value: string;
}

export interface PutAccountSettingResponse {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface PutImageRequest {
  readonly imageDigest?: string | undefined;
  readonly imageManifest: string;
  readonly imageManifestMediaType?: string | undefined;
  readonly imageTag?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface PutImageResponse {
  readonly image?: Image | undefined;
}

export interface PutImageScanningConfigurationRequest {
  readonly imageScanningConfiguration: ImageScanningConfiguration;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface PutImageScanningConfigurationResponse {
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface PutImageTagMutabilityRequest {
  readonly imageTagMutability: ImageTagMutability;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface PutImageTagMutabilityResponse {
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface PutLifecyclePolicyRequest {
  readonly lifecyclePolicyText: string;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface PutLifecyclePolicyResponse {
  readonly lifecyclePolicyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface PutRegistryPolicyRequest {
  readonly policyText: string;
}

export interface PutRegistryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
}

export interface PutRegistryScanningConfigurationRequest {
  readonly rules?: readonly RegistryScanningRule[] | undefined;
  readonly scanType?: ScanType | undefined;
}

export interface PutRegistryScanningConfigurationResponse {
  readonly registryScanningConfiguration?: RegistryScanningConfiguration | undefined;
}

export interface PutReplicationConfigurationRequest {
  readonly replicationConfiguration: ReplicationConfiguration;
}

export interface PutReplicationConfigurationResponse {
  readonly replicationConfiguration?: ReplicationConfiguration | undefined;
}

export interface PutSigningConfigurationRequest {
  readonly signingConfiguration: SigningConfiguration;
}

export interface PutSigningConfigurationResponse {
  readonly signingConfiguration?: SigningConfiguration | undefined;
}

export type RCTAppliedFor = "REPLICATION" | "PULL_THROUGH_CACHE" | "CREATE_ON_PUSH";

export interface Recommendation {
  readonly text?: string | undefined;
  readonly url?: string | undefined;
}

export interface RegisterPullTimeUpdateExclusionRequest {
  readonly principalArn: string;
}

export interface RegisterPullTimeUpdateExclusionResponse {
  readonly createdAt?: number | undefined;
  readonly principalArn?: string | undefined;
}

export interface RegistryScanningConfiguration {
  readonly rules?: readonly RegistryScanningRule[] | undefined;
  readonly scanType?: ScanType | undefined;
}

export interface RegistryScanningRule {
  readonly repositoryFilters: readonly ScanningRepositoryFilter[];
  readonly scanFrequency: ScanFrequency;
}

export interface Remediation {
  readonly recommendation?: Recommendation | undefined;
}

export interface ReplicationConfiguration {
  readonly rules: readonly ReplicationRule[];
}

export interface ReplicationDestination {
  readonly region: string;
  readonly registryId: string;
}

export interface ReplicationRule {
  readonly destinations: readonly ReplicationDestination[];
  readonly repositoryFilters?: readonly RepositoryFilter[] | undefined;
}

export type ReplicationStatus = "IN_PROGRESS" | "COMPLETE" | "FAILED";

export interface Repository {
  readonly createdAt?: number | undefined;
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined;
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryArn?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly repositoryUri?: string | undefined;
}

export interface RepositoryCreationTemplate {
  readonly appliedFor?: readonly RCTAppliedFor[] | undefined;
  readonly createdAt?: number | undefined;
  readonly customRoleArn?: string | undefined;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly prefix?: string | undefined;
  readonly repositoryPolicy?: string | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
  readonly updatedAt?: number | undefined;
}

export interface RepositoryFilter {
  readonly filter: string;
  readonly filterType: RepositoryFilterType;
}

export type RepositoryFilterType = "PREFIX_MATCH";

export interface RepositoryScanningConfiguration {
  readonly appliedScanFilters?: readonly ScanningRepositoryFilter[] | undefined;
  readonly repositoryArn?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly scanFrequency?: ScanFrequency | undefined;
  readonly scanOnPush?: boolean | undefined;
}

export interface RepositoryScanningConfigurationFailure {
  readonly failureCode?: ScanningConfigurationFailureCode | undefined;
  readonly failureReason?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface Resource {
  readonly details?: ResourceDetails | undefined;
  readonly id?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly type?: string | undefined;
}

export interface ResourceDetails {
  readonly awsEcrContainerImage?: AwsEcrContainerImageDetails | undefined;
}

export type ScanFrequency = "SCAN_ON_PUSH" | "CONTINUOUS_SCAN" | "MANUAL";

export type ScanStatus = "IN_PROGRESS" | "COMPLETE" | "FAILED" | "UNSUPPORTED_IMAGE" | "ACTIVE" | "PENDING" | "SCAN_ELIGIBILITY_EXPIRED" | "FINDINGS_UNAVAILABLE" | "LIMIT_EXCEEDED" | "IMAGE_ARCHIVED";

export type ScanType = "BASIC" | "ENHANCED";

export type ScanningConfigurationFailureCode = "REPOSITORY_NOT_FOUND";

export interface ScanningRepositoryFilter {
  readonly filter: string;
  readonly filterType: ScanningRepositoryFilterType;
}

export type ScanningRepositoryFilterType = "WILDCARD";

export interface ScoreDetails {
  readonly cvss?: CvssScoreDetails | undefined;
}

export interface SetRepositoryPolicyRequest {
  readonly force?: boolean | undefined;
  readonly policyText: string;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface SetRepositoryPolicyResponse {
  readonly policyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface SigningConfiguration {
  readonly rules: readonly SigningRule[];
}

export interface SigningRepositoryFilter {
  readonly filter: string;
  readonly filterType: SigningRepositoryFilterType;
}

export type SigningRepositoryFilterType = "WILDCARD_MATCH";

export interface SigningRule {
  readonly repositoryFilters?: readonly SigningRepositoryFilter[] | undefined;
  readonly signingProfileArn: string;
}

export type SigningStatus = "IN_PROGRESS" | "COMPLETE" | "FAILED";

export interface StartImageScanRequest {
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface StartImageScanResponse {
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface StartLifecyclePolicyPreviewRequest {
  readonly lifecyclePolicyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
}

export interface StartLifecyclePolicyPreviewResponse {
  readonly lifecyclePolicyText?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly status?: LifecyclePolicyPreviewStatus | undefined;
}

export interface SubjectIdentifier {
  readonly imageDigest: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagResourceRequest {
  readonly resourceArn: string;
  readonly tags: readonly Tag[];
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export type TagStatus = "TAGGED" | "UNTAGGED" | "ANY";

export type TargetStorageClass = "STANDARD" | "ARCHIVE";

export interface TransitioningImageTotalCount {
  readonly imageTotalCount?: number | undefined;
  readonly targetStorageClass?: LifecyclePolicyTargetStorageClass | undefined;
}

export interface UntagResourceRequest {
  readonly resourceArn: string;
  readonly tagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

export interface UpdateImageStorageClassRequest {
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly targetStorageClass: TargetStorageClass;
}

export interface UpdateImageStorageClassResponse {
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageStatus?: ImageStatus | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
}

export interface UpdatePullThroughCacheRuleRequest {
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
}

export interface UpdatePullThroughCacheRuleResponse {
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly updatedAt?: number | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export interface UpdateRepositoryCreationTemplateRequest {
  readonly appliedFor?: readonly RCTAppliedFor[] | undefined;
  readonly customRoleArn?: string | undefined;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly prefix: string;
  readonly repositoryPolicy?: string | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
}

export interface UpdateRepositoryCreationTemplateResponse {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
}

export interface UploadLayerPartRequest {
  readonly layerPartBlob: Uint8Array;
  readonly partFirstByte: number;
  readonly partLastByte: number;
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly uploadId: string;
}

export interface UploadLayerPartResponse {
  readonly lastByteReceived?: number | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly uploadId?: string | undefined;
}

export type UpstreamRegistry = "ecr" | "ecr-public" | "quay" | "k8s" | "docker-hub" | "github-container-registry" | "azure-container-registry" | "gitlab-container-registry" | "chainguard";

export interface ValidatePullThroughCacheRuleRequest {
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
}

export interface ValidatePullThroughCacheRuleResponse {
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly failure?: string | undefined;
  readonly isValid?: boolean | undefined;
  readonly registryId?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
}

export interface VulnerablePackage {
  readonly arch?: string | undefined;
  readonly epoch?: number | undefined;
  readonly filePath?: string | undefined;
  readonly fixedInVersion?: string | undefined;
  readonly name?: string | undefined;
  readonly packageManager?: string | undefined;
  readonly release?: string | undefined;
  readonly sourceLayerHash?: string | undefined;
  readonly version?: string | undefined;
}

