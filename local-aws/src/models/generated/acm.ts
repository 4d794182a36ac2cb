// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AddTagsToCertificate: { input: AddTagsToCertificateRequest; output: Readonly<Record<string, never>> };
  DeleteCertificate: { input: DeleteCertificateRequest; output: Readonly<Record<string, never>> };
  DescribeCertificate: { input: DescribeCertificateRequest; output: DescribeCertificateResponse };
  ExportCertificate: { input: ExportCertificateRequest; output: ExportCertificateResponse };
  GetAccountConfiguration: { input: Readonly<Record<string, never>>; output: GetAccountConfigurationResponse };
  GetCertificate: { input: GetCertificateRequest; output: GetCertificateResponse };
  ImportCertificate: { input: ImportCertificateRequest; output: ImportCertificateResponse };
  ListCertificates: { input: ListCertificatesRequest; output: ListCertificatesResponse };
  ListTagsForCertificate: { input: ListTagsForCertificateRequest; output: ListTagsForCertificateResponse };
  PutAccountConfiguration: { input: PutAccountConfigurationRequest; output: Readonly<Record<string, never>> };
  RemoveTagsFromCertificate: { input: RemoveTagsFromCertificateRequest; output: Readonly<Record<string, never>> };
  RenewCertificate: { input: RenewCertificateRequest; output: Readonly<Record<string, never>> };
  RequestCertificate: { input: RequestCertificateRequest; output: RequestCertificateResponse };
  ResendValidationEmail: { input: ResendValidationEmailRequest; output: Readonly<Record<string, never>> };
  UpdateCertificateOptions: { input: UpdateCertificateOptionsRequest; output: Readonly<Record<string, never>> };
}

export type ErrorName = "AccessDeniedException" | "ConflictException" | "InvalidArgsException" | "InvalidArnException" | "InvalidDomainValidationOptionsException" | "InvalidParameterException" | "InvalidStateException" | "InvalidTagException" | "LimitExceededException" | "RequestInProgressException" | "ResourceInUseException" | "ResourceNotFoundException" | "TagPolicyException" | "ThrottlingException" | "TooManyTagsException" | "ValidationException";

export interface AddTagsToCertificateRequest {
  readonly CertificateArn: string;
  readonly Tags: readonly Tag[];
}

export interface CertificateDetail {
  readonly CertificateArn?: string | undefined;
  readonly CertificateAuthorityArn?: string | undefined;
  readonly CreatedAt?: number | undefined;
  readonly DomainName?: string | undefined;
  readonly DomainValidationOptions?: readonly DomainValidation[] | undefined;
  readonly ExtendedKeyUsages?: readonly ExtendedKeyUsage[] | undefined;
  readonly FailureReason?: FailureReason | undefined;
  readonly ImportedAt?: number | undefined;
  readonly InUseBy?: readonly string[] | undefined;
  readonly IssuedAt?: number | undefined;
  readonly Issuer?: string | undefined;
  readonly KeyAlgorithm?: KeyAlgorithm | undefined;
  readonly KeyUsages?: readonly KeyUsage[] | undefined;
  readonly ManagedBy?: CertificateManagedBy | undefined;
  readonly NotAfter?: number | undefined;
  readonly NotBefore?: number | undefined;
  readonly Options?: CertificateOptions | undefined;
  readonly RenewalEligibility?: RenewalEligibility | undefined;
  readonly RenewalSummary?: RenewalSummary | undefined;
  readonly RevocationReason?: RevocationReason | undefined;
  readonly RevokedAt?: number | undefined;
  readonly Serial?: string | undefined;
  readonly SignatureAlgorithm?: string | undefined;
  readonly Status?: CertificateStatus | undefined;
  readonly Subject?: string | undefined;
  readonly SubjectAlternativeNames?: readonly string[] | undefined;
  readonly Type?: CertificateType | undefined;
}

export type CertificateExport = "ENABLED" | "DISABLED";

export type CertificateManagedBy = "CLOUDFRONT";

export interface CertificateOptions {
  readonly CertificateTransparencyLoggingPreference?: CertificateTransparencyLoggingPreference | undefined;
  readonly Export?: CertificateExport | undefined;
}

export type CertificateStatus = "PENDING_VALIDATION" | "ISSUED" | "INACTIVE" | "EXPIRED" | "VALIDATION_TIMED_OUT" | "REVOKED" | "FAILED";

export interface CertificateSummary {
  readonly CertificateArn?: string | undefined;
  readonly CreatedAt?: number | undefined;
  readonly DomainName?: string | undefined;
  readonly ExportOption?: CertificateExport | undefined;
  readonly Exported?: boolean | undefined;
  readonly ExtendedKeyUsages?: readonly ExtendedKeyUsageName[] | undefined;
  readonly HasAdditionalSubjectAlternativeNames?: boolean | undefined;
  readonly ImportedAt?: number | undefined;
  readonly InUse?: boolean | undefined;
  readonly IssuedAt?: number | undefined;
  readonly KeyAlgorithm?: KeyAlgorithm | undefined;
  readonly KeyUsages?: readonly KeyUsageName[] | undefined;
  readonly ManagedBy?: CertificateManagedBy | undefined;
  readonly NotAfter?: number | undefined;
  readonly NotBefore?: number | undefined;
  readonly RenewalEligibility?: RenewalEligibility | undefined;
  readonly RevokedAt?: number | undefined;
  readonly Status?: CertificateStatus | undefined;
  readonly SubjectAlternativeNameSummaries?: readonly string[] | undefined;
  readonly Type?: CertificateType | undefined;
}

export type CertificateTransparencyLoggingPreference = "ENABLED" | "DISABLED";

export type CertificateType = "IMPORTED" | "AMAZON_ISSUED" | "PRIVATE";

export interface DeleteCertificateRequest {
  readonly CertificateArn: string;
}

export interface DescribeCertificateRequest {
  readonly CertificateArn: string;
}

export interface DescribeCertificateResponse {
  readonly Certificate?: CertificateDetail | undefined;
}

export type DomainStatus = "PENDING_VALIDATION" | "SUCCESS" | "FAILED";

export interface DomainValidation {
  readonly DomainName: string;
  readonly HttpRedirect?: HttpRedirect | undefined;
  readonly ResourceRecord?: ResourceRecord | undefined;
  readonly ValidationDomain?: string | undefined;
  readonly ValidationEmails?: readonly string[] | undefined;
  readonly ValidationMethod?: ValidationMethod | undefined;
  readonly ValidationStatus?: DomainStatus | undefined;
}

export interface DomainValidationOption {
  readonly DomainName: string;
  readonly ValidationDomain: string;
}

export interface ExpiryEventsConfiguration {
  readonly DaysBeforeExpiry?: number | undefined;
}

export interface ExportCertificateRequest {
  readonly CertificateArn: string;
  readonly Passphrase: Uint8Array;
}

export interface ExportCertificateResponse {
  readonly Certificate?: string | undefined;
  readonly CertificateChain?: string | undefined;
  readonly PrivateKey?: string | undefined;
}

export interface ExtendedKeyUsage {
  readonly Name?: ExtendedKeyUsageName | undefined;
  readonly OID?: string | undefined;
}

export type ExtendedKeyUsageName = "TLS_WEB_SERVER_AUTHENTICATION" | "TLS_WEB_CLIENT_AUTHENTICATION" | "CODE_SIGNING" | "EMAIL_PROTECTION" | "TIME_STAMPING" | "OCSP_SIGNING" | "IPSEC_END_SYSTEM" | "IPSEC_TUNNEL" | "IPSEC_USER" | "ANY" | "NONE" | "CUSTOM";

export type FailureReason = "NO_AVAILABLE_CONTACTS" | "ADDITIONAL_VERIFICATION_REQUIRED" | "DOMAIN_NOT_ALLOWED" | "INVALID_PUBLIC_DOMAIN" | "DOMAIN_VALIDATION_DENIED" | "CAA_ERROR" | "PCA_LIMIT_EXCEEDED" | "PCA_INVALID_ARN" | "PCA_INVALID_STATE" | "PCA_REQUEST_FAILED" | "PCA_NAME_CONSTRAINTS_VALIDATION" | "PCA_RESOURCE_NOT_FOUND" | "PCA_INVALID_ARGS" | "PCA_INVALID_DURATION" | "PCA_ACCESS_DENIED" | "SLR_NOT_FOUND" | "OTHER";

export interface Filters {
  readonly exportOption?: CertificateExport | undefined;
  readonly extendedKeyUsage?: readonly ExtendedKeyUsageName[] | undefined;
  readonly keyTypes?: readonly KeyAlgorithm[] | undefined;
  readonly keyUsage?: readonly KeyUsageName[] | undefined;
  readonly managedBy?: CertificateManagedBy | undefined;
}

export interface GetAccountConfigurationResponse {
  readonly ExpiryEvents?: ExpiryEventsConfiguration | undefined;
}

export interface GetCertificateRequest {
  readonly CertificateArn: string;
}

export interface GetCertificateResponse {
  readonly Certificate?: string | undefined;
  readonly CertificateChain?: string | undefined;
}

export interface HttpRedirect {
  readonly RedirectFrom?: string | undefined;
  readonly RedirectTo?: string | undefined;
}

export interface ImportCertificateRequest {
  readonly Certificate: Uint8Array;
  readonly CertificateArn?: string | undefined;
  readonly CertificateChain?: Uint8Array | undefined;
  readonly PrivateKey: Uint8Array;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface ImportCertificateResponse {
  readonly CertificateArn?: string | undefined;
}

export type KeyAlgorithm = "RSA_1024" | "RSA_2048" | "RSA_3072" | "RSA_4096" | "EC_prime256v1" | "EC_secp384r1" | "EC_secp521r1";

export interface KeyUsage {
  readonly Name?: KeyUsageName | undefined;
}

export type KeyUsageName = "DIGITAL_SIGNATURE" | "NON_REPUDIATION" | "KEY_ENCIPHERMENT" | "DATA_ENCIPHERMENT" | "KEY_AGREEMENT" | "CERTIFICATE_SIGNING" | "CRL_SIGNING" | "ENCIPHER_ONLY" | "DECIPHER_ONLY" | "ANY" | "CUSTOM";

export interface ListCertificatesRequest {
  readonly CertificateStatuses?: readonly CertificateStatus[] | undefined;
  readonly Includes?: Filters | undefined;
  readonly MaxItems?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly SortBy?: SortBy | undefined;
  readonly SortOrder?: SortOrder | undefined;
}

export interface ListCertificatesResponse {
  readonly CertificateSummaryList?: readonly CertificateSummary[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListTagsForCertificateRequest {
  readonly CertificateArn: string;
}

export interface ListTagsForCertificateResponse {
  readonly Tags?: readonly Tag[] | undefined;
}

export interface PutAccountConfigurationRequest {
  readonly ExpiryEvents?: ExpiryEventsConfiguration | undefined;
  readonly IdempotencyToken: string;
}

export type RecordType = "CNAME";

export interface RemoveTagsFromCertificateRequest {
  readonly CertificateArn: string;
  readonly Tags: readonly Tag[];
}

export interface RenewCertificateRequest {
  readonly CertificateArn: string;
}

export type RenewalEligibility = "ELIGIBLE" | "INELIGIBLE";

export type RenewalStatus = "PENDING_AUTO_RENEWAL" | "PENDING_VALIDATION" | "SUCCESS" | "FAILED";

export interface RenewalSummary {
  readonly DomainValidationOptions: readonly DomainValidation[];
  readonly RenewalStatus: RenewalStatus;
  readonly RenewalStatusReason?: FailureReason | undefined;
  readonly UpdatedAt: number;
}

export interface RequestCertificateRequest {
  readonly CertificateAuthorityArn?: string | undefined;
  readonly DomainName: string;
  readonly DomainValidationOptions?: readonly DomainValidationOption[] | undefined;
  readonly IdempotencyToken?: string | undefined;
  readonly KeyAlgorithm?: KeyAlgorithm | undefined;
  readonly ManagedBy?: CertificateManagedBy | undefined;
  readonly Options?: CertificateOptions | undefined;
  readonly SubjectAlternativeNames?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly ValidationMethod?: ValidationMethod | undefined;
}

export interface RequestCertificateResponse {
  readonly CertificateArn?: string | undefined;
}

export interface ResendValidationEmailRequest {
  readonly CertificateArn: string;
  readonly Domain: string;
  readonly ValidationDomain: string;
}

export interface ResourceRecord {
  readonly Name: string;
  readonly Type: RecordType;
  readonly Value: string;
}

export type RevocationReason = "UNSPECIFIED" | "KEY_COMPROMISE" | "CA_COMPROMISE" | "AFFILIATION_CHANGED" | "SUPERCEDED" | "SUPERSEDED" | "CESSATION_OF_OPERATION" | "CERTIFICATE_HOLD" | "REMOVE_FROM_CRL" | "PRIVILEGE_WITHDRAWN" | "A_A_COMPROMISE";

export type SortBy = "CREATED_AT";

export type SortOrder = "ASCENDING" | "DESCENDING";

export interface Tag {
  readonly Key: string;
  readonly Value?: string | undefined;
}

export interface ThrottlingReason {
  readonly reason?: string | undefined;
  readonly resource?: string | undefined;
}

export interface UpdateCertificateOptionsRequest {
  readonly CertificateArn: string;
  readonly Options: CertificateOptions;
}

export type ValidationMethod = "EMAIL" | "DNS" | "HTTP";

