import { accountId } from '../../wire/operation.ts';
import { aliasArn, awsManagedAlias } from './aws-managed-keys.ts';
import { kmsError } from './errors.ts';
import type { KeyRow, KmsState } from './state.ts';

/**
 * The key of an id, a key's ARN, an alias's name or its ARN. One whose waiting time has ended is gone.
 * @throws {AwsError} NotFoundException
 */
export function requireKey(state: KmsState, reference: string, region: string): KeyRow {
  const name = reference.startsWith('arn:') ? reference.split(':').slice(5).join(':') : reference;
  const id = name.startsWith('alias/')
    ? (state.aliases.get(name) ?? awsManagedAlias(state, name, region))?.keyId
    : name.replace(/^key\//, '');
  const row = id === undefined ? undefined : state.keys.get(id);
  if (row?.deletion && row.deletion.due <= state.clock.now()) {
    forget(state, row);
    throw notFound(name, region);
  }
  if (!row || (reference.startsWith('arn:') && name.startsWith('key/') && row.arn !== reference)) {
    throw notFound(name, region);
  }
  return row;
}

function forget({ keys, aliases }: KmsState, { id }: KeyRow): void {
  keys.delete(id);
  for (const alias of [...aliases.values()]) if (alias.keyId === id) aliases.delete(alias.name);
}

function notFound(name: string, region: string): Error {
  if (name.startsWith('alias/')) {
    return kmsError('NotFoundException', `Alias ${aliasArn(name, region)} is not found.`);
  }
  const id = name.replace(/^key\//, '');
  const isId = /^(mrk-)?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(id);
  const message = isId ? `Key 'arn:aws:kms:${region}:${accountId}:key/${id}' does not exist` : `Invalid keyId '${id}'`;
  return kmsError('NotFoundException', message);
}

/** A key that may be changed. @throws {AwsError} NotFoundException, KMSInvalidStateException */
export function requireChangeable(state: KmsState, reference: string, region: string): KeyRow {
  const key = requireKey(state, reference, region);
  if (key.deletion) throw kmsError('KMSInvalidStateException', `${key.arn} is pending deletion.`);
  return key;
}

/** A key that can encrypt. @throws {AwsError} NotFoundException, KMSInvalidStateException, DisabledException, ... */
export function requireUsable(state: KmsState, reference: string, region: string): KeyRow {
  const key = requireChangeable(state, reference, region);
  if (!key.isEnabled) throw kmsError('DisabledException', `${key.arn} is disabled.`);
  if (key.spec !== 'SYMMETRIC_DEFAULT') {
    throw kmsError(
      'UnsupportedOperationException',
      `local-aws encrypts with symmetric keys alone; ${key.arn} is ${key.spec}.`,
    );
  }
  return key;
}
