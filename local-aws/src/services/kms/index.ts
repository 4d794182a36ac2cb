import { randomUUID, randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/kms.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { aliasOperations } from './alias-operations.ts';
import { cipherOperations } from './cipher-operations.ts';
import { grantOperations } from './grant-operations.ts';
import { keyOperations } from './key-operations.ts';
import { policyOperations } from './policy-operations.ts';
import { rotationOperations } from './rotation-operations.ts';
import { openState } from './state.ts';
import { tagOperations } from './tag-operations.ts';

export interface KmsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly randomId?: () => string;
}

/**
 * KMS. Symmetric keys encrypt for real; asymmetric and HMAC keys are kept as state. A key is the same in every region.
 */
export function kms(dependencies: KmsDependencies): ServicePlugin {
  const { store, clock, randomBytes = systemRandomBytes, randomId = randomUUID } = dependencies;
  const state = openState(store, { clock, randomBytes, randomId });
  return defineService<Operations>('kms', {
    ...aliasOperations(state),
    ...cipherOperations(state),
    ...grantOperations(state),
    ...keyOperations(state),
    ...policyOperations(state),
    ...rotationOperations(state),
    ...tagOperations(state),
  });
}
