import type { Table } from '../../store/store.ts';
import { iamError, noSuchEntity } from './errors.ts';
import { type Nothing, nothing } from './nothing.ts';
import {
  type GroupRow,
  type IamState,
  keyOf,
  type Principal,
  type PrincipalKind,
  type RoleRow,
  type UserRow,
} from './state.ts';

/** The principals of one kind, by name. */
export interface PrincipalStore<Row extends Principal> {
  /** @throws {AwsError} NoSuchEntity */
  require(name: string): Row;
  /** @throws {AwsError} NoSuchEntity, UnmodifiableEntity for a role that only AWS may change */
  change(name: string, change: (row: Row) => Partial<Principal>): Nothing;
}

function storeOf<Row extends Principal>(kind: PrincipalKind, table: Table<Row>): PrincipalStore<Row> {
  const require = (name: string): Row => {
    const row = table.get(keyOf(name));
    if (!row) throw noSuchEntity(absence(kind, name));
    return row;
  };
  return {
    require,
    change(name, change) {
      const row = require(name);
      requireModifiable(row);
      table.put(keyOf(name), { ...row, ...change(row) });
      return nothing;
    },
  };
}

export function rolesOf({ roles }: IamState): PrincipalStore<RoleRow> {
  return storeOf('role', roles);
}

export function usersOf({ users }: IamState): PrincipalStore<UserRow> {
  return storeOf('user', users);
}

export function groupsOf({ groups }: IamState): PrincipalStore<GroupRow> {
  return storeOf('group', groups);
}

function absence(kind: PrincipalKind, name: string): string {
  switch (kind) {
    case 'role':
      return `The role with name ${name} cannot be found.`;
    case 'user':
      return `The user with name ${name} cannot be found.`;
    case 'group':
      return `The group with name ${name} cannot be found.`;
    default:
      return kind satisfies never;
  }
}

export function requireModifiable(row: Principal & Partial<RoleRow>): void {
  if (row.linkedService === undefined) return;
  throw iamError(
    'UnmodifiableEntityException',
    `Cannot perform the operation on the protected role '${row.name}' - this role is only modifiable by AWS`,
  );
}
