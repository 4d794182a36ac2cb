import type { AliasListEntry, Operations } from '../../models/generated/kms.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { aliasArn, newAlias, servicesWithKeys } from './aws-managed-keys.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import { pageOf } from './page.ts';
import type { AliasRow, KmsState } from './state.ts';

export function aliasOperations(state: KmsState): ServiceOperations<Operations> {
  const { aliases } = state;
  const find = (name: string, region: string): AliasRow => {
    const alias = aliases.get(name);
    if (!alias) throw kmsError('NotFoundException', `Alias ${aliasArn(name, region)} is not found.`);
    return alias;
  };
  return {
    CreateAlias({ AliasName: name, TargetKeyId }, { region }) {
      checkName(name);
      const key = requireChangeable(state, TargetKeyId, region);
      if (aliases.has(name)) {
        throw kmsError('AlreadyExistsException', `An alias with the name ${aliasArn(name, region)} already exists`);
      }
      aliases.put(name, newAlias(state, name, key.id, region));
      return {};
    },
    UpdateAlias({ AliasName: name, TargetKeyId }, { region }) {
      checkName(name);
      const alias = find(name, region);
      const key = requireChangeable(state, TargetKeyId, region);
      aliases.put(name, { ...alias, keyId: key.id, updated: state.clock.now() });
      return {};
    },
    DeleteAlias({ AliasName: name }, { region }) {
      checkName(name);
      find(name, region);
      aliases.delete(name);
      return {};
    },
    ListAliases({ KeyId, Limit, Marker }, { region }) {
      const wanted = KeyId === undefined ? undefined : requireKey(state, KeyId, region).id;
      const held = [...aliases.values()].map(shownAlias);
      // The aliases of services whose key nobody has used yet have no key.
      const unused = servicesWithKeys
        .map((service) => `alias/aws/${service}`)
        .filter((name) => !aliases.has(name))
        .map((name): AliasListEntry => ({ AliasName: name, AliasArn: aliasArn(name, region) }));
      const all = [...held, ...unused].filter(({ TargetKeyId }) => wanted === undefined || TargetKeyId === wanted);
      const { page, rest } = pageOf(all, Limit ?? 50, Marker);
      return { Aliases: page, ...rest };
    },
  };
}

function shownAlias({ name, arn, keyId, created, updated }: AliasRow): AliasListEntry {
  return { AliasName: name, AliasArn: arn, TargetKeyId: keyId, CreationDate: created, LastUpdatedDate: updated };
}

/** @throws {AwsError} ValidationException, InvalidAliasNameException */
function checkName(name: string): void {
  if (!name.startsWith('alias/')) {
    throw kmsError('ValidationException', 'Invalid identifier: the name of an alias must begin with "alias/".');
  }
  if (name.startsWith('alias/aws/')) {
    throw kmsError('InvalidAliasNameException', 'Alias must not begin with alias/aws/, which is reserved for AWS.');
  }
}
