import type { Milliseconds } from '../../clock.ts';
import type { RotationRulesType, SecretListEntry, Tag } from '../../models/generated/secretsmanager.ts';
import type { Store, Table } from '../../store/store.ts';
import { accountId } from '../../wire/operation.ts';

/** Binary values are kept as base64. */
export type SecretValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'binary'; readonly base64: string };

export interface SecretVersion {
  readonly id: string;
  /** AWSCURRENT, AWSPREVIOUS, AWSPENDING and the user's own; a version without any is deprecated. */
  readonly stages: readonly string[];
  readonly value: SecretValue;
  readonly created: Milliseconds;
  readonly accessed?: Milliseconds | undefined;
}

export interface Rotation {
  readonly isEnabled: boolean;
  readonly lambdaArn: string | undefined;
  readonly rules: RotationRulesType | undefined;
  readonly next: Milliseconds | undefined;
}

export interface SecretRow {
  readonly name: string;
  /** Ends in a hyphen and six random characters. */
  readonly arn: string;
  readonly description: string | undefined;
  readonly kmsKeyId: string | undefined;
  readonly type: string | undefined;
  readonly created: Milliseconds;
  readonly changed: Milliseconds;
  readonly tags: readonly Tag[];
  readonly policy?: string | undefined;
  readonly rotation?: Rotation | undefined;
  /** When it was deleted, and when it will be gone. */
  readonly deletion?: { readonly requested: Milliseconds; readonly due: Milliseconds } | undefined;
  readonly versions: readonly SecretVersion[];
}

/** By name. */
export type Secrets = Table<SecretRow>;

export function secretsIn(store: Store): Secrets {
  return store.table<SecretRow>('secretsmanager secrets');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function secretArn(name: string, region: string, randomBytes: (size: number) => Uint8Array): string {
  const suffix = [...randomBytes(6)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${suffix}`;
}

/**
 * The secret of a name, an ARN, or an ARN without its six last characters. One whose recovery window has ended is gone.
 */
export function findSecret(secrets: Secrets, nameOrArn: string, now: Milliseconds): SecretRow | undefined {
  const row = secrets.get(nameOrArn) ?? (nameOrArn.startsWith('arn:') ? byArn(secrets, nameOrArn) : undefined);
  if (row?.deletion && row.deletion.due <= now) {
    secrets.delete(row.name);
    return undefined;
  }
  return row;
}

function byArn(secrets: Secrets, arn: string): SecretRow | undefined {
  const rest = arn.slice(arn.indexOf(':secret:') + ':secret:'.length);
  const candidates = [secrets.get(rest.slice(0, -7)), secrets.get(rest)];
  return candidates.find((row) => row !== undefined && (row.arn === arn || row.arn.slice(0, -7) === arn));
}

export function stagesByVersion({ versions }: SecretRow): Record<string, readonly string[]> {
  return Object.fromEntries(versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]));
}

/** What DescribeSecret and ListSecrets have in common. */
export function shownSecret(row: SecretRow): SecretListEntry {
  const { rotation, deletion } = row;
  return {
    ARN: row.arn,
    Name: row.name,
    Description: row.description,
    KmsKeyId: row.kmsKeyId,
    Type: row.type,
    RotationEnabled: rotation?.isEnabled,
    RotationLambdaARN: rotation?.lambdaArn,
    RotationRules: rotation?.rules,
    NextRotationDate: rotation?.isEnabled ? rotation.next : undefined,
    LastChangedDate: row.changed,
    LastAccessedDate: lastAccess(row),
    DeletedDate: deletion?.requested,
    CreatedDate: row.created,
    Tags: row.tags,
  };
}

const day = 24 * 60 * 60 * 1000;

/** AWS tells the day alone. */
function lastAccess({ versions }: SecretRow): Milliseconds | undefined {
  const last = Math.max(...versions.map(({ accessed = 0 }) => accessed), 0);
  return last === 0 ? undefined : Math.floor(last / day) * day;
}
