// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  GetCallerIdentity: { input: GetCallerIdentityRequest; output: GetCallerIdentityResponse };
}

export type ErrorName = never;

export type GetCallerIdentityRequest = Readonly<Record<string, never>>;

export interface GetCallerIdentityResponse {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
  readonly UserId?: string | undefined;
}

