// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  CancelKeyDeletion: { input: CancelKeyDeletionRequest; output: CancelKeyDeletionResponse };
  CreateAlias: { input: CreateAliasRequest; output: Readonly<Record<string, never>> };
  CreateGrant: { input: CreateGrantRequest; output: CreateGrantResponse };
  CreateKey: { input: CreateKeyRequest; output: CreateKeyResponse };
  Decrypt: { input: DecryptRequest; output: DecryptResponse };
  DeleteAlias: { input: DeleteAliasRequest; output: Readonly<Record<string, never>> };
  DescribeKey: { input: DescribeKeyRequest; output: DescribeKeyResponse };
  DisableKey: { input: DisableKeyRequest; output: Readonly<Record<string, never>> };
  DisableKeyRotation: { input: DisableKeyRotationRequest; output: Readonly<Record<string, never>> };
  EnableKey: { input: EnableKeyRequest; output: Readonly<Record<string, never>> };
  EnableKeyRotation: { input: EnableKeyRotationRequest; output: Readonly<Record<string, never>> };
  Encrypt: { input: EncryptRequest; output: EncryptResponse };
  GenerateDataKey: { input: GenerateDataKeyRequest; output: GenerateDataKeyResponse };
  GenerateDataKeyWithoutPlaintext: { input: GenerateDataKeyWithoutPlaintextRequest; output: GenerateDataKeyWithoutPlaintextResponse };
  GenerateRandom: { input: GenerateRandomRequest; output: GenerateRandomResponse };
  GetKeyPolicy: { input: GetKeyPolicyRequest; output: GetKeyPolicyResponse };
  GetKeyRotationStatus: { input: GetKeyRotationStatusRequest; output: GetKeyRotationStatusResponse };
  ListAliases: { input: ListAliasesRequest; output: ListAliasesResponse };
  ListGrants: { input: ListGrantsRequest; output: ListGrantsResponse };
  ListKeyPolicies: { input: ListKeyPoliciesRequest; output: ListKeyPoliciesResponse };
  ListKeyRotations: { input: ListKeyRotationsRequest; output: ListKeyRotationsResponse };
  ListKeys: { input: ListKeysRequest; output: ListKeysResponse };
  ListResourceTags: { input: ListResourceTagsRequest; output: ListResourceTagsResponse };
  ListRetirableGrants: { input: ListRetirableGrantsRequest; output: ListGrantsResponse };
  PutKeyPolicy: { input: PutKeyPolicyRequest; output: Readonly<Record<string, never>> };
  ReEncrypt: { input: ReEncryptRequest; output: ReEncryptResponse };
  RetireGrant: { input: RetireGrantRequest; output: Readonly<Record<string, never>> };
  RevokeGrant: { input: RevokeGrantRequest; output: Readonly<Record<string, never>> };
  RotateKeyOnDemand: { input: RotateKeyOnDemandRequest; output: RotateKeyOnDemandResponse };
  ScheduleKeyDeletion: { input: ScheduleKeyDeletionRequest; output: ScheduleKeyDeletionResponse };
  TagResource: { input: TagResourceRequest; output: Readonly<Record<string, never>> };
  UntagResource: { input: UntagResourceRequest; output: Readonly<Record<string, never>> };
  UpdateAlias: { input: UpdateAliasRequest; output: Readonly<Record<string, never>> };
  UpdateKeyDescription: { input: UpdateKeyDescriptionRequest; output: Readonly<Record<string, never>> };
}

export type ErrorName = "AlreadyExistsException" | "CloudHsmClusterInvalidConfigurationException" | "ConflictException" | "CustomKeyStoreInvalidStateException" | "CustomKeyStoreNotFoundException" | "DependencyTimeoutException" | "DisabledException" | "DryRunOperationException" | "IncorrectKeyException" | "InvalidAliasNameException" | "InvalidArnException" | "InvalidCiphertextException" | "InvalidGrantIdException" | "InvalidGrantTokenException" | "InvalidKeyUsageException" | "InvalidMarkerException" | "KMSInternalException" | "KMSInvalidStateException" | "KeyUnavailableException" | "LimitExceededException" | "MalformedPolicyDocumentException" | "NotFoundException" | "TagException" | "UnsupportedOperationException" | "XksKeyAlreadyInUseException" | "XksKeyInvalidConfigurationException" | "XksKeyNotFoundException";

export interface AliasListEntry {
  readonly AliasArn?: string | undefined;
  readonly AliasName?: string | undefined;
  readonly CreationDate?: number | undefined;
  readonly LastUpdatedDate?: number | undefined;
  readonly TargetKeyId?: string | undefined;
}

export interface CancelKeyDeletionRequest {
  readonly KeyId: string;
}

export interface CancelKeyDeletionResponse {
  readonly KeyId?: string | undefined;
}

export interface CreateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface CreateGrantRequest {
  readonly Constraints?: GrantConstraints | undefined;
  readonly DryRun?: boolean | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly GranteePrincipal: string;
  readonly KeyId: string;
  readonly Name?: string | undefined;
  readonly Operations: readonly GrantOperation[];
  readonly RetiringPrincipal?: string | undefined;
}

export interface CreateGrantResponse {
  readonly GrantId?: string | undefined;
  readonly GrantToken?: string | undefined;
}

export interface CreateKeyRequest {
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  readonly Description?: string | undefined;
  readonly KeySpec?: KeySpec | undefined;
  readonly KeyUsage?: KeyUsageType | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly Origin?: OriginType | undefined;
  readonly Policy?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly XksKeyId?: string | undefined;
}

export interface CreateKeyResponse {
  readonly KeyMetadata?: KeyMetadata | undefined;
}

export type CustomerMasterKeySpec = "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SYMMETRIC_DEFAULT" | "HMAC_224" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "SM2";

export type DataKeySpec = "AES_256" | "AES_128";

export interface DecryptRequest {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly DryRunModifierType[] | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId?: string | undefined;
  readonly Recipient?: RecipientInfo | undefined;
}

export interface DecryptResponse {
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
  readonly Plaintext?: Uint8Array | undefined;
}

export interface DeleteAliasRequest {
  readonly AliasName: string;
}

export interface DescribeKeyRequest {
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId: string;
}

export interface DescribeKeyResponse {
  readonly KeyMetadata?: KeyMetadata | undefined;
}

export interface DisableKeyRequest {
  readonly KeyId: string;
}

export interface DisableKeyRotationRequest {
  readonly KeyId: string;
}

export type DryRunModifierType = "IGNORE_CIPHERTEXT";

export interface EnableKeyRequest {
  readonly KeyId: string;
}

export interface EnableKeyRotationRequest {
  readonly KeyId: string;
  readonly RotationPeriodInDays?: number | undefined;
}

export interface EncryptRequest {
  readonly DryRun?: boolean | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId: string;
  readonly Plaintext: Uint8Array;
}

export interface EncryptResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly KeyId?: string | undefined;
}

export type EncryptionAlgorithmSpec = "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE";

export type ExpirationModelType = "KEY_MATERIAL_EXPIRES" | "KEY_MATERIAL_DOES_NOT_EXPIRE";

export interface GenerateDataKeyRequest {
  readonly DryRun?: boolean | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId: string;
  readonly KeySpec?: DataKeySpec | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly Recipient?: RecipientInfo | undefined;
}

export interface GenerateDataKeyResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
  readonly Plaintext?: Uint8Array | undefined;
}

export interface GenerateDataKeyWithoutPlaintextRequest {
  readonly DryRun?: boolean | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId: string;
  readonly KeySpec?: DataKeySpec | undefined;
  readonly NumberOfBytes?: number | undefined;
}

export interface GenerateDataKeyWithoutPlaintextResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface GenerateRandomRequest {
  readonly CustomKeyStoreId?: string | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly Recipient?: RecipientInfo | undefined;
}

export interface GenerateRandomResponse {
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly Plaintext?: Uint8Array | undefined;
}

export interface GetKeyPolicyRequest {
  readonly KeyId: string;
  readonly PolicyName?: string | undefined;
}

export interface GetKeyPolicyResponse {
  readonly Policy?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface GetKeyRotationStatusRequest {
  readonly KeyId: string;
}

export interface GetKeyRotationStatusResponse {
  readonly KeyId?: string | undefined;
  readonly KeyRotationEnabled?: boolean | undefined;
  readonly NextRotationDate?: number | undefined;
  readonly OnDemandRotationStartDate?: number | undefined;
  readonly RotationPeriodInDays?: number | undefined;
}

export interface GrantConstraints {
  readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
  readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
}

export interface GrantListEntry {
  readonly Constraints?: GrantConstraints | undefined;
  readonly CreationDate?: number | undefined;
  readonly GrantId?: string | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly IssuingAccount?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly Name?: string | undefined;
  readonly Operations?: readonly GrantOperation[] | undefined;
  readonly RetiringPrincipal?: string | undefined;
}

export type GrantOperation = "Decrypt" | "Encrypt" | "GenerateDataKey" | "GenerateDataKeyWithoutPlaintext" | "ReEncryptFrom" | "ReEncryptTo" | "Sign" | "Verify" | "GetPublicKey" | "CreateGrant" | "RetireGrant" | "DescribeKey" | "GenerateDataKeyPair" | "GenerateDataKeyPairWithoutPlaintext" | "GenerateMac" | "VerifyMac" | "DeriveSharedSecret";

export type ImportState = "IMPORTED" | "PENDING_IMPORT";

export type IncludeKeyMaterial = "ALL_KEY_MATERIAL" | "ROTATIONS_ONLY";

export type KeyAgreementAlgorithmSpec = "ECDH";

export type KeyEncryptionMechanism = "RSAES_OAEP_SHA_256";

export interface KeyListEntry {
  readonly KeyArn?: string | undefined;
  readonly KeyId?: string | undefined;
}

export type KeyManagerType = "AWS" | "CUSTOMER";

export type KeyMaterialState = "NON_CURRENT" | "CURRENT" | "PENDING_ROTATION" | "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";

export interface KeyMetadata {
  readonly AWSAccountId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly CreationDate?: number | undefined;
  readonly CurrentKeyMaterialId?: string | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  readonly DeletionDate?: number | undefined;
  readonly Description?: string | undefined;
  readonly Enabled?: boolean | undefined;
  readonly EncryptionAlgorithms?: readonly EncryptionAlgorithmSpec[] | undefined;
  readonly ExpirationModel?: ExpirationModelType | undefined;
  readonly KeyAgreementAlgorithms?: readonly KeyAgreementAlgorithmSpec[] | undefined;
  readonly KeyId: string;
  readonly KeyManager?: KeyManagerType | undefined;
  readonly KeySpec?: KeySpec | undefined;
  readonly KeyState?: KeyState | undefined;
  readonly KeyUsage?: KeyUsageType | undefined;
  readonly MacAlgorithms?: readonly MacAlgorithmSpec[] | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  readonly Origin?: OriginType | undefined;
  readonly PendingDeletionWindowInDays?: number | undefined;
  readonly SigningAlgorithms?: readonly SigningAlgorithmSpec[] | undefined;
  readonly ValidTo?: number | undefined;
  readonly XksKeyConfiguration?: XksKeyConfigurationType | undefined;
}

export type KeySpec = "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521" | "ECC_SECG_P256K1" | "SYMMETRIC_DEFAULT" | "HMAC_224" | "HMAC_256" | "HMAC_384" | "HMAC_512" | "SM2" | "ML_DSA_44" | "ML_DSA_65" | "ML_DSA_87" | "ECC_NIST_EDWARDS25519";

export type KeyState = "Creating" | "Enabled" | "Disabled" | "PendingDeletion" | "PendingImport" | "PendingReplicaDeletion" | "Unavailable" | "Updating";

export type KeyUsageType = "SIGN_VERIFY" | "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT";

export interface ListAliasesRequest {
  readonly KeyId?: string | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAliasesResponse {
  readonly Aliases?: readonly AliasListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListGrantsRequest {
  readonly GrantId?: string | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListGrantsResponse {
  readonly Grants?: readonly GrantListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeyPoliciesRequest {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeyPoliciesResponse {
  readonly NextMarker?: string | undefined;
  readonly PolicyNames?: readonly string[] | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeyRotationsRequest {
  readonly IncludeKeyMaterial?: IncludeKeyMaterial | undefined;
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeyRotationsResponse {
  readonly NextMarker?: string | undefined;
  readonly Rotations?: readonly RotationsListEntry[] | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeysRequest {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeysResponse {
  readonly Keys?: readonly KeyListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListResourceTagsRequest {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListResourceTagsResponse {
  readonly NextMarker?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListRetirableGrantsRequest {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
  readonly RetiringPrincipal: string;
}

export type MacAlgorithmSpec = "HMAC_SHA_224" | "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512";

export interface MultiRegionConfiguration {
  readonly MultiRegionKeyType?: MultiRegionKeyType | undefined;
  readonly PrimaryKey?: MultiRegionKey | undefined;
  readonly ReplicaKeys?: readonly MultiRegionKey[] | undefined;
}

export interface MultiRegionKey {
  readonly Arn?: string | undefined;
  readonly Region?: string | undefined;
}

export type MultiRegionKeyType = "PRIMARY" | "REPLICA";

export type OriginType = "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE";

export interface PutKeyPolicyRequest {
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly KeyId: string;
  readonly Policy: string;
  readonly PolicyName?: string | undefined;
}

export interface ReEncryptRequest {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly DestinationEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly DestinationKeyId: string;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly DryRunModifierType[] | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly SourceEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly SourceKeyId?: string | undefined;
}

export interface ReEncryptResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly DestinationKeyMaterialId?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly SourceKeyId?: string | undefined;
  readonly SourceKeyMaterialId?: string | undefined;
}

export interface RecipientInfo {
  readonly AttestationDocument?: Uint8Array | undefined;
  readonly KeyEncryptionAlgorithm?: KeyEncryptionMechanism | undefined;
}

export interface RetireGrantRequest {
  readonly DryRun?: boolean | undefined;
  readonly GrantId?: string | undefined;
  readonly GrantToken?: string | undefined;
  readonly KeyId?: string | undefined;
}

export interface RevokeGrantRequest {
  readonly DryRun?: boolean | undefined;
  readonly GrantId: string;
  readonly KeyId: string;
}

export interface RotateKeyOnDemandRequest {
  readonly KeyId: string;
}

export interface RotateKeyOnDemandResponse {
  readonly KeyId?: string | undefined;
}

export type RotationType = "AUTOMATIC" | "ON_DEMAND";

export interface RotationsListEntry {
  readonly ExpirationModel?: ExpirationModelType | undefined;
  readonly ImportState?: ImportState | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialDescription?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
  readonly KeyMaterialState?: KeyMaterialState | undefined;
  readonly RotationDate?: number | undefined;
  readonly RotationType?: RotationType | undefined;
  readonly ValidTo?: number | undefined;
}

export interface ScheduleKeyDeletionRequest {
  readonly KeyId: string;
  readonly PendingWindowInDays?: number | undefined;
}

export interface ScheduleKeyDeletionResponse {
  readonly DeletionDate?: number | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyState?: KeyState | undefined;
  readonly PendingWindowInDays?: number | undefined;
}

export type SigningAlgorithmSpec = "RSASSA_PSS_SHA_256" | "RSASSA_PSS_SHA_384" | "RSASSA_PSS_SHA_512" | "RSASSA_PKCS1_V1_5_SHA_256" | "RSASSA_PKCS1_V1_5_SHA_384" | "RSASSA_PKCS1_V1_5_SHA_512" | "ECDSA_SHA_256" | "ECDSA_SHA_384" | "ECDSA_SHA_512" | "SM2DSA" | "ML_DSA_SHAKE_256" | "ED25519_SHA_512" | "ED25519_PH_SHA_512";

export interface Tag {
  readonly TagKey: string;
  readonly TagValue: string;
}

export interface TagResourceRequest {
  readonly KeyId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly KeyId: string;
  readonly TagKeys: readonly string[];
}

export interface UpdateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface UpdateKeyDescriptionRequest {
  readonly Description: string;
  readonly KeyId: string;
}

export interface XksKeyConfigurationType {
  readonly Id?: string | undefined;
}

