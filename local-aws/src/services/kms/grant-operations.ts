import type { GrantListEntry, Operations } from '../../models/generated/kms.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import { pageOf } from './page.ts';
import type { GrantRow, KeyRow, KmsState } from './state.ts';

export function grantOperations(state: KmsState): ServiceOperations<Operations> {
  const { keys, randomBytes } = state;
  const hex = (size: number): string => Buffer.from(randomBytes(size)).toString('hex');
  const remove = (key: KeyRow, id: string): Readonly<Record<string, never>> => {
    if (!key.grants.some((grant) => grant.id === id)) throw kmsError('NotFoundException', `Grant ID ${id} not found`);
    keys.put(key.id, { ...key, grants: key.grants.filter((grant) => grant.id !== id) });
    return {};
  };
  return {
    CreateGrant(input, { region }) {
      const key = requireChangeable(state, input.KeyId, region);
      // A grant of the same name with the same contents is the same grant.
      const same = key.grants.find(
        ({ name, grantee, operations }) =>
          name !== undefined &&
          name === input.Name &&
          grantee === input.GranteePrincipal &&
          operations.join() === input.Operations.join(),
      );
      const grant: GrantRow = same ?? {
        id: hex(32),
        token: hex(48),
        name: input.Name,
        grantee: input.GranteePrincipal,
        retiring: input.RetiringPrincipal,
        operations: input.Operations,
        constraints: input.Constraints,
        created: state.clock.now(),
      };
      if (!same) keys.put(key.id, { ...key, grants: [...key.grants, grant] });
      return { GrantId: grant.id, GrantToken: grant.token };
    },
    ListGrants({ KeyId, GrantId, GranteePrincipal, Limit, Marker }, { region }) {
      const key = requireKey(state, KeyId, region);
      const wanted = key.grants.filter(
        ({ id, grantee }) =>
          (GrantId === undefined || id === GrantId) && (GranteePrincipal === undefined || grantee === GranteePrincipal),
      );
      const { page, rest } = pageOf(wanted, Limit ?? 50, Marker);
      return { Grants: page.map((grant) => shownGrant(key, grant)), ...rest };
    },
    ListRetirableGrants({ RetiringPrincipal, Limit, Marker }) {
      const all = [...keys.values()].flatMap((key) =>
        key.grants.filter(({ retiring }) => retiring === RetiringPrincipal).map((grant) => shownGrant(key, grant)),
      );
      const { page, rest } = pageOf(all, Limit ?? 50, Marker);
      return { Grants: page, ...rest };
    },
    RevokeGrant: ({ KeyId, GrantId }, { region }) => remove(requireKey(state, KeyId, region), GrantId),
    RetireGrant({ KeyId, GrantId, GrantToken }, { region }) {
      if (KeyId !== undefined && GrantId !== undefined) return remove(requireKey(state, KeyId, region), GrantId);
      for (const key of keys.values()) {
        const grant = key.grants.find(({ token }) => token === GrantToken);
        if (grant) return remove(key, grant.id);
      }
      throw kmsError('InvalidGrantTokenException', 'The grant token is not valid.');
    },
  };
}

function shownGrant({ arn }: KeyRow, grant: GrantRow): GrantListEntry {
  return {
    KeyId: arn,
    GrantId: grant.id,
    Name: grant.name,
    CreationDate: grant.created,
    GranteePrincipal: grant.grantee,
    RetiringPrincipal: grant.retiring,
    IssuingAccount: `arn:aws:iam::${accountId}:root`,
    Operations: grant.operations,
    Constraints: grant.constraints,
  };
}
