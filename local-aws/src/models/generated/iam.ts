// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AddClientIDToOpenIDConnectProvider: { input: AddClientIDToOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> };
  AddRoleToInstanceProfile: { input: AddRoleToInstanceProfileRequest; output: Readonly<Record<string, never>> };
  AddUserToGroup: { input: AddUserToGroupRequest; output: Readonly<Record<string, never>> };
  AttachGroupPolicy: { input: AttachGroupPolicyRequest; output: Readonly<Record<string, never>> };
  AttachRolePolicy: { input: AttachRolePolicyRequest; output: Readonly<Record<string, never>> };
  AttachUserPolicy: { input: AttachUserPolicyRequest; output: Readonly<Record<string, never>> };
  CreateAccessKey: { input: CreateAccessKeyRequest; output: CreateAccessKeyResponse };
  CreateAccountAlias: { input: CreateAccountAliasRequest; output: Readonly<Record<string, never>> };
  CreateGroup: { input: CreateGroupRequest; output: CreateGroupResponse };
  CreateInstanceProfile: { input: CreateInstanceProfileRequest; output: CreateInstanceProfileResponse };
  CreateOpenIDConnectProvider: { input: CreateOpenIDConnectProviderRequest; output: CreateOpenIDConnectProviderResponse };
  CreatePolicy: { input: CreatePolicyRequest; output: CreatePolicyResponse };
  CreatePolicyVersion: { input: CreatePolicyVersionRequest; output: CreatePolicyVersionResponse };
  CreateRole: { input: CreateRoleRequest; output: CreateRoleResponse };
  CreateServiceLinkedRole: { input: CreateServiceLinkedRoleRequest; output: CreateServiceLinkedRoleResponse };
  CreateUser: { input: CreateUserRequest; output: CreateUserResponse };
  DeleteAccessKey: { input: DeleteAccessKeyRequest; output: Readonly<Record<string, never>> };
  DeleteAccountAlias: { input: DeleteAccountAliasRequest; output: Readonly<Record<string, never>> };
  DeleteGroup: { input: DeleteGroupRequest; output: Readonly<Record<string, never>> };
  DeleteGroupPolicy: { input: DeleteGroupPolicyRequest; output: Readonly<Record<string, never>> };
  DeleteInstanceProfile: { input: DeleteInstanceProfileRequest; output: Readonly<Record<string, never>> };
  DeleteLoginProfile: { input: DeleteLoginProfileRequest; output: Readonly<Record<string, never>> };
  DeleteOpenIDConnectProvider: { input: DeleteOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> };
  DeletePolicy: { input: DeletePolicyRequest; output: Readonly<Record<string, never>> };
  DeletePolicyVersion: { input: DeletePolicyVersionRequest; output: Readonly<Record<string, never>> };
  DeleteRole: { input: DeleteRoleRequest; output: Readonly<Record<string, never>> };
  DeleteRolePermissionsBoundary: { input: DeleteRolePermissionsBoundaryRequest; output: Readonly<Record<string, never>> };
  DeleteRolePolicy: { input: DeleteRolePolicyRequest; output: Readonly<Record<string, never>> };
  DeleteServiceLinkedRole: { input: DeleteServiceLinkedRoleRequest; output: DeleteServiceLinkedRoleResponse };
  DeleteUser: { input: DeleteUserRequest; output: Readonly<Record<string, never>> };
  DeleteUserPermissionsBoundary: { input: DeleteUserPermissionsBoundaryRequest; output: Readonly<Record<string, never>> };
  DeleteUserPolicy: { input: DeleteUserPolicyRequest; output: Readonly<Record<string, never>> };
  DetachGroupPolicy: { input: DetachGroupPolicyRequest; output: Readonly<Record<string, never>> };
  DetachRolePolicy: { input: DetachRolePolicyRequest; output: Readonly<Record<string, never>> };
  DetachUserPolicy: { input: DetachUserPolicyRequest; output: Readonly<Record<string, never>> };
  GetAccessKeyLastUsed: { input: GetAccessKeyLastUsedRequest; output: GetAccessKeyLastUsedResponse };
  GetAccountSummary: { input: Readonly<Record<string, never>>; output: GetAccountSummaryResponse };
  GetGroup: { input: GetGroupRequest; output: GetGroupResponse };
  GetGroupPolicy: { input: GetGroupPolicyRequest; output: GetGroupPolicyResponse };
  GetInstanceProfile: { input: GetInstanceProfileRequest; output: GetInstanceProfileResponse };
  GetLoginProfile: { input: GetLoginProfileRequest; output: GetLoginProfileResponse };
  GetOpenIDConnectProvider: { input: GetOpenIDConnectProviderRequest; output: GetOpenIDConnectProviderResponse };
  GetPolicy: { input: GetPolicyRequest; output: GetPolicyResponse };
  GetPolicyVersion: { input: GetPolicyVersionRequest; output: GetPolicyVersionResponse };
  GetRole: { input: GetRoleRequest; output: GetRoleResponse };
  GetRolePolicy: { input: GetRolePolicyRequest; output: GetRolePolicyResponse };
  GetServiceLinkedRoleDeletionStatus: { input: GetServiceLinkedRoleDeletionStatusRequest; output: GetServiceLinkedRoleDeletionStatusResponse };
  GetUser: { input: GetUserRequest; output: GetUserResponse };
  GetUserPolicy: { input: GetUserPolicyRequest; output: GetUserPolicyResponse };
  ListAccessKeys: { input: ListAccessKeysRequest; output: ListAccessKeysResponse };
  ListAccountAliases: { input: ListAccountAliasesRequest; output: ListAccountAliasesResponse };
  ListAttachedGroupPolicies: { input: ListAttachedGroupPoliciesRequest; output: ListAttachedGroupPoliciesResponse };
  ListAttachedRolePolicies: { input: ListAttachedRolePoliciesRequest; output: ListAttachedRolePoliciesResponse };
  ListAttachedUserPolicies: { input: ListAttachedUserPoliciesRequest; output: ListAttachedUserPoliciesResponse };
  ListEntitiesForPolicy: { input: ListEntitiesForPolicyRequest; output: ListEntitiesForPolicyResponse };
  ListGroupPolicies: { input: ListGroupPoliciesRequest; output: ListGroupPoliciesResponse };
  ListGroups: { input: ListGroupsRequest; output: ListGroupsResponse };
  ListGroupsForUser: { input: ListGroupsForUserRequest; output: ListGroupsForUserResponse };
  ListInstanceProfileTags: { input: ListInstanceProfileTagsRequest; output: ListInstanceProfileTagsResponse };
  ListInstanceProfiles: { input: ListInstanceProfilesRequest; output: ListInstanceProfilesResponse };
  ListInstanceProfilesForRole: { input: ListInstanceProfilesForRoleRequest; output: ListInstanceProfilesForRoleResponse };
  ListMFADevices: { input: ListMFADevicesRequest; output: ListMFADevicesResponse };
  ListOpenIDConnectProviderTags: { input: ListOpenIDConnectProviderTagsRequest; output: ListOpenIDConnectProviderTagsResponse };
  ListOpenIDConnectProviders: { input: ListOpenIDConnectProvidersRequest; output: ListOpenIDConnectProvidersResponse };
  ListPolicies: { input: ListPoliciesRequest; output: ListPoliciesResponse };
  ListPolicyTags: { input: ListPolicyTagsRequest; output: ListPolicyTagsResponse };
  ListPolicyVersions: { input: ListPolicyVersionsRequest; output: ListPolicyVersionsResponse };
  ListRolePolicies: { input: ListRolePoliciesRequest; output: ListRolePoliciesResponse };
  ListRoleTags: { input: ListRoleTagsRequest; output: ListRoleTagsResponse };
  ListRoles: { input: ListRolesRequest; output: ListRolesResponse };
  ListSSHPublicKeys: { input: ListSSHPublicKeysRequest; output: ListSSHPublicKeysResponse };
  ListServiceSpecificCredentials: { input: ListServiceSpecificCredentialsRequest; output: ListServiceSpecificCredentialsResponse };
  ListSigningCertificates: { input: ListSigningCertificatesRequest; output: ListSigningCertificatesResponse };
  ListUserPolicies: { input: ListUserPoliciesRequest; output: ListUserPoliciesResponse };
  ListUserTags: { input: ListUserTagsRequest; output: ListUserTagsResponse };
  ListUsers: { input: ListUsersRequest; output: ListUsersResponse };
  ListVirtualMFADevices: { input: ListVirtualMFADevicesRequest; output: ListVirtualMFADevicesResponse };
  PutGroupPolicy: { input: PutGroupPolicyRequest; output: Readonly<Record<string, never>> };
  PutRolePermissionsBoundary: { input: PutRolePermissionsBoundaryRequest; output: Readonly<Record<string, never>> };
  PutRolePolicy: { input: PutRolePolicyRequest; output: Readonly<Record<string, never>> };
  PutUserPermissionsBoundary: { input: PutUserPermissionsBoundaryRequest; output: Readonly<Record<string, never>> };
  PutUserPolicy: { input: PutUserPolicyRequest; output: Readonly<Record<string, never>> };
  RemoveClientIDFromOpenIDConnectProvider: { input: RemoveClientIDFromOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> };
  RemoveRoleFromInstanceProfile: { input: RemoveRoleFromInstanceProfileRequest; output: Readonly<Record<string, never>> };
  RemoveUserFromGroup: { input: RemoveUserFromGroupRequest; output: Readonly<Record<string, never>> };
  SetDefaultPolicyVersion: { input: SetDefaultPolicyVersionRequest; output: Readonly<Record<string, never>> };
  SimulateCustomPolicy: { input: SimulateCustomPolicyRequest; output: SimulatePolicyResponse };
  SimulatePrincipalPolicy: { input: SimulatePrincipalPolicyRequest; output: SimulatePolicyResponse };
  TagInstanceProfile: { input: TagInstanceProfileRequest; output: Readonly<Record<string, never>> };
  TagOpenIDConnectProvider: { input: TagOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> };
  TagPolicy: { input: TagPolicyRequest; output: Readonly<Record<string, never>> };
  TagRole: { input: TagRoleRequest; output: Readonly<Record<string, never>> };
  TagUser: { input: TagUserRequest; output: Readonly<Record<string, never>> };
  UntagInstanceProfile: { input: UntagInstanceProfileRequest; output: Readonly<Record<string, never>> };
  UntagOpenIDConnectProvider: { input: UntagOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> };
  UntagPolicy: { input: UntagPolicyRequest; output: Readonly<Record<string, never>> };
  UntagRole: { input: UntagRoleRequest; output: Readonly<Record<string, never>> };
  UntagUser: { input: UntagUserRequest; output: Readonly<Record<string, never>> };
  UpdateAccessKey: { input: UpdateAccessKeyRequest; output: Readonly<Record<string, never>> };
  UpdateAssumeRolePolicy: { input: UpdateAssumeRolePolicyRequest; output: Readonly<Record<string, never>> };
  UpdateGroup: { input: UpdateGroupRequest; output: Readonly<Record<string, never>> };
  UpdateOpenIDConnectProviderThumbprint: { input: UpdateOpenIDConnectProviderThumbprintRequest; output: Readonly<Record<string, never>> };
  UpdateRole: { input: UpdateRoleRequest; output: UpdateRoleResponse };
  UpdateRoleDescription: { input: UpdateRoleDescriptionRequest; output: UpdateRoleDescriptionResponse };
  UpdateUser: { input: UpdateUserRequest; output: Readonly<Record<string, never>> };
}

export type ErrorName = "ConcurrentModificationException" | "DeleteConflictException" | "EntityAlreadyExistsException" | "EntityTemporarilyUnmodifiableException" | "InvalidInputException" | "LimitExceededException" | "MalformedPolicyDocumentException" | "NoSuchEntityException" | "OpenIdIdpCommunicationErrorException" | "PolicyEvaluationException" | "PolicyNotAttachableException" | "ServiceFailureException" | "ServiceNotSupportedException" | "UnmodifiableEntityException";

export interface AccessKey {
  readonly AccessKeyId: string;
  readonly CreateDate?: number | undefined;
  readonly SecretAccessKey: string;
  readonly Status: statusType;
  readonly UserName: string;
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: number | undefined;
  readonly Region: string;
  readonly ServiceName: string;
}

export interface AccessKeyMetadata {
  readonly AccessKeyId?: string | undefined;
  readonly CreateDate?: number | undefined;
  readonly Status?: statusType | undefined;
  readonly UserName?: string | undefined;
}

export interface AddClientIDToOpenIDConnectProviderRequest {
  readonly ClientID: string;
  readonly OpenIDConnectProviderArn: string;
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface AddUserToGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface AttachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface AttachRolePolicyRequest {
  readonly PolicyArn: string;
  readonly RoleName: string;
}

export interface AttachUserPolicyRequest {
  readonly PolicyArn: string;
  readonly UserName: string;
}

export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryArn?: string | undefined;
  readonly PermissionsBoundaryType?: PermissionsBoundaryAttachmentType | undefined;
}

export interface AttachedPolicy {
  readonly PolicyArn?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface ContextEntry {
  readonly ContextKeyName?: string | undefined;
  readonly ContextKeyType?: ContextKeyTypeEnum | undefined;
  readonly ContextKeyValues?: readonly string[] | undefined;
}

export type ContextKeyTypeEnum = "string" | "stringList" | "numeric" | "numericList" | "boolean" | "booleanList" | "ip" | "ipList" | "binary" | "binaryList" | "date" | "dateList";

export interface CreateAccessKeyRequest {
  readonly UserName?: string | undefined;
}

export interface CreateAccessKeyResponse {
  readonly AccessKey: AccessKey;
}

export interface CreateAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface CreateGroupRequest {
  readonly GroupName: string;
  readonly Path?: string | undefined;
}

export interface CreateGroupResponse {
  readonly Group: Group;
}

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Path?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile;
}

export interface CreateOpenIDConnectProviderRequest {
  readonly ClientIDList?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly ThumbprintList?: readonly string[] | undefined;
  readonly Url: string;
}

export interface CreateOpenIDConnectProviderResponse {
  readonly OpenIDConnectProviderArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreatePolicyRequest {
  readonly Description?: string | undefined;
  readonly Path?: string | undefined;
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly PolicyDocument: string;
  readonly SetAsDefault?: boolean | undefined;
}

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined;
}

export interface CreateRoleRequest {
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: string | undefined;
  readonly RoleName: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateRoleResponse {
  readonly Role: Role;
}

export interface CreateServiceLinkedRoleRequest {
  readonly AWSServiceName: string;
  readonly CustomSuffix?: string | undefined;
  readonly Description?: string | undefined;
}

export interface CreateServiceLinkedRoleResponse {
  readonly Role?: Role | undefined;
}

export interface CreateUserRequest {
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly UserName: string;
}

export interface CreateUserResponse {
  readonly User?: User | undefined;
}

export interface DeleteAccessKeyRequest {
  readonly AccessKeyId: string;
  readonly UserName?: string | undefined;
}

export interface DeleteAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface DeleteGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface DeleteGroupRequest {
  readonly GroupName: string;
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface DeleteLoginProfileRequest {
  readonly UserName?: string | undefined;
}

export interface DeleteOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string;
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string;
}

export interface DeleteRolePolicyRequest {
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface DeleteRoleRequest {
  readonly RoleName: string;
}

export interface DeleteServiceLinkedRoleRequest {
  readonly RoleName: string;
}

export interface DeleteServiceLinkedRoleResponse {
  readonly DeletionTaskId: string;
}

export interface DeleteUserPermissionsBoundaryRequest {
  readonly UserName: string;
}

export interface DeleteUserPolicyRequest {
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface DeleteUserRequest {
  readonly UserName: string;
}

export interface DeletionTaskFailureReasonType {
  readonly Reason?: string | undefined;
  readonly RoleUsageList?: readonly RoleUsageType[] | undefined;
}

export type DeletionTaskStatusType = "SUCCEEDED" | "IN_PROGRESS" | "FAILED" | "NOT_STARTED";

export interface DetachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface DetachRolePolicyRequest {
  readonly PolicyArn: string;
  readonly RoleName: string;
}

export interface DetachUserPolicyRequest {
  readonly PolicyArn: string;
  readonly UserName: string;
}

export type EntityType = "User" | "Role" | "Group" | "LocalManagedPolicy" | "AWSManagedPolicy";

export interface EvaluationResult {
  readonly EvalActionName: string;
  readonly EvalDecision: PolicyEvaluationDecisionType;
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly EvalResourceName?: string | undefined;
  readonly MatchedStatements?: readonly Statement[] | undefined;
  readonly MissingContextValues?: readonly string[] | undefined;
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
  readonly ResourceSpecificResults?: readonly ResourceSpecificResult[] | undefined;
}

export interface GetAccessKeyLastUsedRequest {
  readonly AccessKeyId: string;
}

export interface GetAccessKeyLastUsedResponse {
  readonly AccessKeyLastUsed?: AccessKeyLastUsed | undefined;
  readonly UserName?: string | undefined;
}

export interface GetAccountSummaryResponse {
  readonly SummaryMap?: Readonly<Record<string, number>> | undefined;
}

export interface GetGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface GetGroupPolicyResponse {
  readonly GroupName: string;
  readonly PolicyDocument: string;
  readonly PolicyName: string;
}

export interface GetGroupRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface GetGroupResponse {
  readonly Group: Group;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Users: readonly User[];
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface GetInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile;
}

export interface GetLoginProfileRequest {
  readonly UserName?: string | undefined;
}

export interface GetLoginProfileResponse {
  readonly LoginProfile: LoginProfile;
}

export interface GetOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface GetOpenIDConnectProviderResponse {
  readonly ClientIDList?: readonly string[] | undefined;
  readonly CreateDate?: number | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly ThumbprintList?: readonly string[] | undefined;
  readonly Url?: string | undefined;
}

export interface GetPolicyRequest {
  readonly PolicyArn: string;
}

export interface GetPolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined;
}

export interface GetRolePolicyRequest {
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface GetRolePolicyResponse {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface GetRoleRequest {
  readonly RoleName: string;
}

export interface GetRoleResponse {
  readonly Role: Role;
}

export interface GetServiceLinkedRoleDeletionStatusRequest {
  readonly DeletionTaskId: string;
}

export interface GetServiceLinkedRoleDeletionStatusResponse {
  readonly Reason?: DeletionTaskFailureReasonType | undefined;
  readonly Status: DeletionTaskStatusType;
}

export interface GetUserPolicyRequest {
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface GetUserPolicyResponse {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface GetUserRequest {
  readonly UserName?: string | undefined;
}

export interface GetUserResponse {
  readonly User: User;
}

export interface Group {
  readonly Arn: string;
  readonly CreateDate: number;
  readonly GroupId: string;
  readonly GroupName: string;
  readonly Path: string;
}

export interface InstanceProfile {
  readonly Arn: string;
  readonly CreateDate: number;
  readonly InstanceProfileId: string;
  readonly InstanceProfileName: string;
  readonly Path: string;
  readonly Roles: readonly Role[];
  readonly Tags?: readonly Tag[] | undefined;
}

export interface ListAccessKeysRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListAccessKeysResponse {
  readonly AccessKeyMetadata: readonly AccessKeyMetadata[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAccountAliasesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListAccountAliasesResponse {
  readonly AccountAliases: readonly string[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedGroupPoliciesRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListAttachedGroupPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedRolePoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly RoleName: string;
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedUserPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly UserName: string;
}

export interface ListAttachedUserPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListEntitiesForPolicyRequest {
  readonly EntityFilter?: EntityType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyArn: string;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
}

export interface ListEntitiesForPolicyResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyGroups?: readonly PolicyGroup[] | undefined;
  readonly PolicyRoles?: readonly PolicyRole[] | undefined;
  readonly PolicyUsers?: readonly PolicyUser[] | undefined;
}

export interface ListGroupPoliciesRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListGroupPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames: readonly string[];
}

export interface ListGroupsForUserRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListGroupsForUserResponse {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListGroupsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListGroupsResponse {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListInstanceProfileTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags: readonly Tag[];
}

export interface ListInstanceProfilesForRoleRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListInstanceProfilesForRoleResponse {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListInstanceProfilesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListInstanceProfilesResponse {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListMFADevicesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListMFADevicesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly MFADevices: readonly MFADevice[];
  readonly Marker?: string | undefined;
}

export interface ListOpenIDConnectProviderTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OpenIDConnectProviderArn: string;
}

export interface ListOpenIDConnectProviderTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags: readonly Tag[];
}

export type ListOpenIDConnectProvidersRequest = Readonly<Record<string, never>>;

export interface ListOpenIDConnectProvidersResponse {
  readonly OpenIDConnectProviderList?: readonly OpenIDConnectProviderListEntry[] | undefined;
}

export interface ListPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OnlyAttached?: boolean | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
  readonly Scope?: policyScopeType | undefined;
}

export interface ListPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Policies?: readonly Policy[] | undefined;
}

export interface ListPolicyTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PolicyArn: string;
}

export interface ListPolicyTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags: readonly Tag[];
}

export interface ListPolicyVersionsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PolicyArn: string;
}

export interface ListPolicyVersionsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Versions?: readonly PolicyVersion[] | undefined;
}

export interface ListRolePoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListRolePoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames: readonly string[];
}

export interface ListRoleTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListRoleTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags: readonly Tag[];
}

export interface ListRolesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListRolesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Roles: readonly Role[];
}

export interface ListSSHPublicKeysRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListSSHPublicKeysResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly SSHPublicKeys?: readonly SSHPublicKeyMetadata[] | undefined;
}

export interface ListServiceSpecificCredentialsRequest {
  readonly AllUsers?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly ServiceName?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface ListServiceSpecificCredentialsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly ServiceSpecificCredentials?: readonly ServiceSpecificCredentialMetadata[] | undefined;
}

export interface ListSigningCertificatesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListSigningCertificatesResponse {
  readonly Certificates: readonly SigningCertificate[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListUserPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListUserPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames: readonly string[];
}

export interface ListUserTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListUserTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags: readonly Tag[];
}

export interface ListUsersRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListUsersResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Users: readonly User[];
}

export interface ListVirtualMFADevicesRequest {
  readonly AssignmentStatus?: assignmentStatusType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListVirtualMFADevicesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly VirtualMFADevices: readonly VirtualMFADevice[];
}

export interface LoginProfile {
  readonly CreateDate: number;
  readonly PasswordResetRequired?: boolean | undefined;
  readonly UserName: string;
}

export interface MFADevice {
  readonly EnableDate: number;
  readonly SerialNumber: string;
  readonly UserName: string;
}

export interface OpenIDConnectProviderListEntry {
  readonly Arn?: string | undefined;
}

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean | undefined;
}

export type PermissionsBoundaryAttachmentType = "PermissionsBoundaryPolicy";

export interface PermissionsBoundaryDecisionDetail {
  readonly AllowedByPermissionsBoundary?: boolean | undefined;
}

export interface Policy {
  readonly Arn?: string | undefined;
  readonly AttachmentCount?: number | undefined;
  readonly CreateDate?: number | undefined;
  readonly DefaultVersionId?: string | undefined;
  readonly Description?: string | undefined;
  readonly IsAttachable?: boolean | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundaryUsageCount?: number | undefined;
  readonly PolicyId?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly UpdateDate?: number | undefined;
}

export type PolicyEvaluationDecisionType = "allowed" | "explicitDeny" | "implicitDeny";

export interface PolicyGroup {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

export interface PolicyRole {
  readonly RoleId?: string | undefined;
  readonly RoleName?: string | undefined;
}

export type PolicySourceType = "user" | "group" | "role" | "aws-managed" | "user-managed" | "resource" | "none";

export type PolicyUsageType = "PermissionsPolicy" | "PermissionsBoundary";

export interface PolicyUser {
  readonly UserId?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface PolicyVersion {
  readonly CreateDate?: number | undefined;
  readonly Document?: string | undefined;
  readonly IsDefaultVersion?: boolean | undefined;
  readonly VersionId?: string | undefined;
}

export interface Position {
  readonly Column?: number | undefined;
  readonly Line?: number | undefined;
}

export interface PutGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyDocument: string;
  readonly PolicyName: string;
}

export interface PutRolePermissionsBoundaryRequest {
  readonly PermissionsBoundary: string;
  readonly RoleName: string;
}

export interface PutRolePolicyRequest {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface PutUserPermissionsBoundaryRequest {
  readonly PermissionsBoundary: string;
  readonly UserName: string;
}

export interface PutUserPolicyRequest {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface RemoveClientIDFromOpenIDConnectProviderRequest {
  readonly ClientID: string;
  readonly OpenIDConnectProviderArn: string;
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface RemoveUserFromGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface ResourceSpecificResult {
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly EvalResourceDecision: PolicyEvaluationDecisionType;
  readonly EvalResourceName: string;
  readonly MatchedStatements?: readonly Statement[] | undefined;
  readonly MissingContextValues?: readonly string[] | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
}

export interface Role {
  readonly Arn: string;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly CreateDate: number;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly Path: string;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly RoleId: string;
  readonly RoleLastUsed?: RoleLastUsed | undefined;
  readonly RoleName: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface RoleLastUsed {
  readonly LastUsedDate?: number | undefined;
  readonly Region?: string | undefined;
}

export interface RoleUsageType {
  readonly Region?: string | undefined;
  readonly Resources?: readonly string[] | undefined;
}

export interface SSHPublicKeyMetadata {
  readonly SSHPublicKeyId: string;
  readonly Status: statusType;
  readonly UploadDate: number;
  readonly UserName: string;
}

export interface ServiceSpecificCredentialMetadata {
  readonly CreateDate: number;
  readonly ExpirationDate?: number | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly ServiceName: string;
  readonly ServiceSpecificCredentialId: string;
  readonly ServiceUserName?: string | undefined;
  readonly Status: statusType;
  readonly UserName: string;
}

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface SigningCertificate {
  readonly CertificateBody: string;
  readonly CertificateId: string;
  readonly Status: statusType;
  readonly UploadDate?: number | undefined;
  readonly UserName: string;
}

export interface SimulateCustomPolicyRequest {
  readonly ActionNames: readonly string[];
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: readonly ContextEntry[] | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly PolicyInputList: readonly string[];
  readonly ResourceArns?: readonly string[] | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: readonly EvaluationResult[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface SimulatePrincipalPolicyRequest {
  readonly ActionNames: readonly string[];
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: readonly ContextEntry[] | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly PolicyInputList?: readonly string[] | undefined;
  readonly PolicySourceArn: string;
  readonly ResourceArns?: readonly string[] | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

export interface Statement {
  readonly EndPosition?: Position | undefined;
  readonly SourcePolicyId?: string | undefined;
  readonly SourcePolicyType?: PolicySourceType | undefined;
  readonly StartPosition?: Position | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Tags: readonly Tag[];
}

export interface TagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly Tags: readonly Tag[];
}

export interface TagPolicyRequest {
  readonly PolicyArn: string;
  readonly Tags: readonly Tag[];
}

export interface TagRoleRequest {
  readonly RoleName: string;
  readonly Tags: readonly Tag[];
}

export interface TagUserRequest {
  readonly Tags: readonly Tag[];
  readonly UserName: string;
}

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly TagKeys: readonly string[];
}

export interface UntagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly TagKeys: readonly string[];
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string;
  readonly TagKeys: readonly string[];
}

export interface UntagRoleRequest {
  readonly RoleName: string;
  readonly TagKeys: readonly string[];
}

export interface UntagUserRequest {
  readonly TagKeys: readonly string[];
  readonly UserName: string;
}

export interface UpdateAccessKeyRequest {
  readonly AccessKeyId: string;
  readonly Status: statusType;
  readonly UserName?: string | undefined;
}

export interface UpdateAssumeRolePolicyRequest {
  readonly PolicyDocument: string;
  readonly RoleName: string;
}

export interface UpdateGroupRequest {
  readonly GroupName: string;
  readonly NewGroupName?: string | undefined;
  readonly NewPath?: string | undefined;
}

export interface UpdateOpenIDConnectProviderThumbprintRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly ThumbprintList: readonly string[];
}

export interface UpdateRoleDescriptionRequest {
  readonly Description: string;
  readonly RoleName: string;
}

export interface UpdateRoleDescriptionResponse {
  readonly Role?: Role | undefined;
}

export interface UpdateRoleRequest {
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly RoleName: string;
}

export type UpdateRoleResponse = Readonly<Record<string, never>>;

export interface UpdateUserRequest {
  readonly NewPath?: string | undefined;
  readonly NewUserName?: string | undefined;
  readonly UserName: string;
}

export interface User {
  readonly Arn: string;
  readonly CreateDate: number;
  readonly PasswordLastUsed?: number | undefined;
  readonly Path: string;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly UserId: string;
  readonly UserName: string;
}

export interface VirtualMFADevice {
  readonly Base32StringSeed?: Uint8Array | undefined;
  readonly EnableDate?: number | undefined;
  readonly QRCodePNG?: Uint8Array | undefined;
  readonly SerialNumber: string;
  readonly Tags?: readonly Tag[] | undefined;
  readonly User?: User | undefined;
}

export type assignmentStatusType = "Assigned" | "Unassigned" | "Any";

export type policyScopeType = "All" | "AWS" | "Local";

export type statusType = "Active" | "Inactive" | "Expired";

export type summaryKeyType = "Users" | "UsersQuota" | "Groups" | "GroupsQuota" | "ServerCertificates" | "ServerCertificatesQuota" | "UserPolicySizeQuota" | "GroupPolicySizeQuota" | "GroupsPerUserQuota" | "SigningCertificatesPerUserQuota" | "AccessKeysPerUserQuota" | "MFADevices" | "MFADevicesInUse" | "AccountMFAEnabled" | "AccountAccessKeysPresent" | "AccountPasswordPresent" | "AccountSigningCertificatesPresent" | "AttachedPoliciesPerGroupQuota" | "AttachedPoliciesPerRoleQuota" | "AttachedPoliciesPerUserQuota" | "Policies" | "PoliciesQuota" | "PolicySizeQuota" | "PolicyVersionsInUse" | "PolicyVersionsInUseQuota" | "VersionsPerPolicyQuota" | "GlobalEndpointTokenVersion" | "AssumeRolePolicySizeQuota" | "InstanceProfiles" | "InstanceProfilesQuota" | "Providers" | "RolePolicySizeQuota" | "Roles" | "RolesQuota";

