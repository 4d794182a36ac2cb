import type { Clock, Milliseconds } from '../../clock.ts';
import type { Tag } from '../../models/generated/iam.ts';
import type { Store, Table } from '../../store/store.ts';
import type { RandomBytes } from './unique-id.ts';

export type PrincipalKind = 'role' | 'user' | 'group';

/** Whoever policies are attached to. */
export interface Principal {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly created: Milliseconds;
  /** Documents by policy name, as they were put. */
  readonly inlinePolicies: Readonly<Record<string, string>>;
  /** ARNs of managed policies, in order of attachment. */
  readonly attachedPolicies: readonly string[];
  /** A group has neither. */
  readonly permissionsBoundary?: string | undefined;
  readonly tags: readonly Tag[];
}

export interface RoleRow extends Principal {
  readonly trustPolicy: string;
  readonly description: string | undefined;
  readonly maxSessionDuration: number;
  /** The AWS service that a service-linked role belongs to. */
  readonly linkedService?: string | undefined;
}

export type UserRow = Principal;

export interface GroupRow extends Principal {
  /** Names of users. */
  readonly members: readonly string[];
}

export interface PolicyVersionRow {
  readonly id: string;
  readonly document: string;
  readonly created: Milliseconds;
}

export interface PolicyRow {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly description: string | undefined;
  readonly created: Milliseconds;
  readonly updated: Milliseconds;
  readonly defaultVersion: string;
  /** The number that the next version gets; numbers of deleted versions are not used again. */
  readonly nextVersion: number;
  readonly versions: readonly PolicyVersionRow[];
  readonly tags: readonly Tag[];
}

export interface InstanceProfileRow {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly created: Milliseconds;
  readonly role: string | undefined;
  readonly tags: readonly Tag[];
}

export interface OidcProviderRow {
  readonly arn: string;
  /** Without its scheme. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly created: Milliseconds;
  readonly tags: readonly Tag[];
}

export interface AccessKeyRow {
  readonly id: string;
  readonly user: string;
  readonly status: 'Active' | 'Inactive' | 'Expired';
  readonly created: Milliseconds;
}

export interface IamState {
  /** Principals and instance profiles are kept by `keyOf` their name, policies and providers by ARN. */
  readonly roles: Table<RoleRow>;
  readonly users: Table<UserRow>;
  readonly groups: Table<GroupRow>;
  readonly policies: Table<PolicyRow>;
  readonly instanceProfiles: Table<InstanceProfileRow>;
  readonly oidcProviders: Table<OidcProviderRow>;
  readonly accessKeys: Table<AccessKeyRow>;
  readonly aliases: Table<string>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export function openState(store: Store, clock: Clock, randomBytes: RandomBytes): IamState {
  return {
    roles: store.table<RoleRow>('iam roles'),
    users: store.table<UserRow>('iam users'),
    groups: store.table<GroupRow>('iam groups'),
    policies: store.table<PolicyRow>('iam policies'),
    instanceProfiles: store.table<InstanceProfileRow>('iam instance profiles'),
    oidcProviders: store.table<OidcProviderRow>('iam oidc providers'),
    accessKeys: store.table<AccessKeyRow>('iam access keys'),
    aliases: store.table<string>('iam account aliases'),
    clock,
    randomBytes,
  };
}

/** Names that differ in case alone are the same name. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}

export function byName<Row extends { readonly name: string }>(table: Table<Row>): Row[] {
  return [...table.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
