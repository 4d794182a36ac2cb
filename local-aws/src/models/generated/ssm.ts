// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  DeleteParameter: { input: DeleteParameterRequest; output: DeleteParameterResult };
  GetParameter: { input: GetParameterRequest; output: GetParameterResult };
  GetParameters: { input: GetParametersRequest; output: GetParametersResult };
  PutParameter: { input: PutParameterRequest; output: PutParameterResult };
}

export type ErrorName = "HierarchyLevelLimitExceededException" | "HierarchyTypeMismatchException" | "IncompatiblePolicyException" | "InternalServerError" | "InvalidAllowedPatternException" | "InvalidKeyId" | "InvalidPolicyAttributeException" | "InvalidPolicyTypeException" | "ParameterAlreadyExists" | "ParameterLimitExceeded" | "ParameterMaxVersionLimitExceeded" | "ParameterNotFound" | "ParameterPatternMismatchException" | "ParameterVersionNotFound" | "PoliciesLimitExceededException" | "TooManyUpdates" | "UnsupportedParameterType";

export interface DeleteParameterRequest {
  readonly Name: string;
}

export type DeleteParameterResult = Readonly<Record<string, never>>;

export interface GetParameterRequest {
  readonly Name: string;
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParameterResult {
  readonly Parameter?: Parameter | undefined;
}

export interface GetParametersRequest {
  readonly Names: readonly string[];
  readonly WithDecryption?: boolean | undefined;
}

export interface GetParametersResult {
  readonly InvalidParameters?: readonly string[] | undefined;
  readonly Parameters?: readonly Parameter[] | undefined;
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

export type ParameterTier = "Standard" | "Advanced" | "Intelligent-Tiering";

export type ParameterType = "String" | "StringList" | "SecureString";

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

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

