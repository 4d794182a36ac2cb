import { randomUUID, randomBytes as systemRandomBytes, randomInt as systemRandomInt } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/secretsmanager.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { listSecretsOperations } from './list-secrets.ts';
import { policyOperations } from './policy-operations.ts';
import { randomPassword } from './random-password.ts';
import { rotationOperations } from './rotation-operations.ts';
import { secretsIn } from './secret.ts';
import { secretOperations } from './secret-operations.ts';
import { type SecretValues, secretValues } from './secret-values.ts';
import type { SecretsState } from './state.ts';
import { valueOperations } from './value-operations.ts';

export { readSecretReference, type SecretReference, type SecretValues } from './secret-values.ts';

export interface SecretsManagerDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly randomInt?: (below: number) => number;
  readonly randomId?: () => string;
}

export interface SecretsManager {
  readonly plugin: ServicePlugin;
  /** For the containers that are started with secrets. */
  readonly values: SecretValues;
}

/** Secrets Manager. A secret is the same in every region; values are kept in the store as they are. */
export function secretsManager(dependencies: SecretsManagerDependencies): SecretsManager {
  const { store, clock, randomBytes = systemRandomBytes, randomId = randomUUID } = dependencies;
  const { randomInt = systemRandomInt } = dependencies;
  const state: SecretsState = { secrets: secretsIn(store), clock, randomBytes, randomId };
  const plugin = defineService<Operations>('secretsmanager', {
    ...listSecretsOperations(state),
    ...policyOperations(state),
    ...rotationOperations(state),
    ...secretOperations(state),
    ...valueOperations(state),
    GetRandomPassword: (input) => ({ RandomPassword: randomPassword(input, randomInt) }),
  });
  return { plugin, values: secretValues(state) };
}
