import { createHash } from 'node:crypto';
import type { Milliseconds } from '../../clock.ts';
import type { Parameter, ParameterMetadata, ParameterTier, ParameterType, Tag } from '../../models/generated/ssm.ts';
import type { Store, Table } from '../../store/store.ts';
import { accountId } from '../../wire/operation.ts';

export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly type: ParameterType;
  readonly dataType: string;
  readonly tier: Exclude<ParameterTier, 'Intelligent-Tiering'>;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  /** Of a SecureString. */
  readonly keyId?: string | undefined;
  readonly modified: Milliseconds;
}

/** A parameter with the versions that are kept, oldest first; there is always one. */
export interface ParameterRow {
  readonly name: string;
  readonly arn: string;
  readonly versions: readonly ParameterVersion[];
  readonly tags: readonly Tag[];
}

/** By name. */
export type Parameters = Table<ParameterRow>;

export function parametersIn(store: Store): Parameters {
  return store.table<ParameterRow>('ssm parameters');
}

export function parameterArn(name: string, region: string): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '')}`;
}

export function currentVersion({ name, versions }: ParameterRow): ParameterVersion {
  const current = versions.at(-1);
  if (!current) throw new Error(`The parameter ${name} has no version.`);
  return current;
}

/** A version as GetParameter shows it. */
export function shownParameter(
  { name, arn }: ParameterRow,
  version: ParameterVersion,
  withDecryption: boolean | undefined,
): Parameter {
  return {
    ARN: arn,
    DataType: version.dataType,
    LastModifiedDate: version.modified,
    Name: name,
    Type: version.type,
    Value: shownValue(arn, version, withDecryption),
    Version: version.version,
  };
}

/** A version without its value, as DescribeParameters shows it. */
export function shownMetadata({ name, arn }: ParameterRow, version: ParameterVersion): ParameterMetadata {
  return {
    ARN: arn,
    AllowedPattern: version.allowedPattern,
    DataType: version.dataType,
    Description: version.description,
    KeyId: version.keyId,
    LastModifiedDate: version.modified,
    LastModifiedUser: `arn:aws:iam::${accountId}:root`,
    Name: name,
    Policies: [],
    Tier: version.tier,
    Type: version.type,
    Version: version.version,
  };
}

/**
 * A SecureString that was not asked for in plain text is ciphertext on AWS. This text looks like it, is the same each
 * time and does not depend on the secret; there is no KMS here that would decrypt it.
 */
export function shownValue(
  arn: string,
  { type, value, version }: ParameterVersion,
  withDecryption: boolean | undefined,
): string {
  if (type !== 'SecureString' || withDecryption) return value;
  return `AQICAHh${createHash('sha512').update(`${arn}:${version}`).digest('base64')}`;
}
