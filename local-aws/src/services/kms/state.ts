import type { Clock, Milliseconds } from '../../clock.ts';
import type {
  CreateKeyRequest,
  GrantConstraints,
  GrantOperation,
  KeySpec,
  KeyUsageType,
  Tag,
} from '../../models/generated/kms.ts';
import type { Store, Table } from '../../store/store.ts';

export interface GrantRow {
  readonly id: string;
  readonly token: string;
  readonly name: string | undefined;
  readonly grantee: string;
  readonly retiring: string | undefined;
  readonly operations: readonly GrantOperation[];
  readonly constraints: GrantConstraints | undefined;
  readonly created: Milliseconds;
}

export interface KeyRow {
  readonly id: string;
  readonly arn: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly description: string;
  readonly usage: KeyUsageType;
  readonly spec: KeySpec;
  readonly origin: NonNullable<CreateKeyRequest['Origin']>;
  readonly isMultiRegion: boolean;
  readonly created: Milliseconds;
  readonly isEnabled: boolean;
  readonly policy: string;
  readonly tags: readonly Tag[];
  /** In force from `since`; undefined while the key is not rotated. */
  readonly rotation?: { readonly periodDays: number; readonly since: Milliseconds } | undefined;
  readonly rotations: readonly { readonly at: Milliseconds; readonly type: 'ON_DEMAND' }[];
  readonly deletion?: { readonly windowDays: number; readonly due: Milliseconds } | undefined;
  readonly grants: readonly GrantRow[];
  /** Of a symmetric key: 32 bytes in base64 for each rotation, newest last. Never shown. */
  readonly material: readonly string[];
}

export interface AliasRow {
  readonly name: string;
  readonly arn: string;
  readonly keyId: string;
  readonly created: Milliseconds;
  readonly updated: Milliseconds;
}

export interface KmsState {
  /** By id. */
  readonly keys: Table<KeyRow>;
  /** By name, `alias/...`. */
  readonly aliases: Table<AliasRow>;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly randomId: () => string;
}

export function openState(store: Store, rest: Omit<KmsState, 'keys' | 'aliases'>): KmsState {
  return { keys: store.table<KeyRow>('kms keys'), aliases: store.table<AliasRow>('kms aliases'), ...rest };
}
