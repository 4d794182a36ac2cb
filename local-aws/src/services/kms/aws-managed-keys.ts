import { accountId } from '../../wire/operation.ts';
import { newKey } from './new-key.ts';
import type { AliasRow, KmsState } from './state.ts';

/** Services whose key every account has under `alias/aws/<service>`; AWS makes one when it is first used. */
export const servicesWithKeys = [
  'acm',
  'backup',
  'dynamodb',
  'ebs',
  'ecr',
  'elasticfilesystem',
  'kinesis',
  'lambda',
  'rds',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'xray',
] as const;

/** The alias of a service's key, which is made if it is asked for the first time. Undefined for any other alias. */
export function awsManagedAlias(state: KmsState, name: string, region: string): AliasRow | undefined {
  const held = state.aliases.get(name);
  if (held) return held;
  const service = servicesWithKeys.find((each) => `alias/aws/${each}` === name);
  if (service === undefined) return undefined;
  const key = newKey(state, region, {
    manager: 'AWS',
    description: `Default key that protects my ${service} data when no other key is defined`,
    rotation: { periodDays: 365, since: state.clock.now() },
  });
  const alias = newAlias(state, name, key.id, region);
  state.keys.put(key.id, key);
  state.aliases.put(name, alias);
  return alias;
}

export function newAlias({ clock }: KmsState, name: string, keyId: string, region: string): AliasRow {
  const now = clock.now();
  return { name, arn: aliasArn(name, region), keyId, created: now, updated: now };
}

export function aliasArn(name: string, region: string): string {
  return `arn:aws:kms:${region}:${accountId}:${name}`;
}
