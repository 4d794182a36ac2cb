import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/iam.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { accessKeyOperations } from './access-keys.ts';
import { accountOperations } from './account.ts';
import { attachmentOperations } from './attachments.ts';
import { groupOperations } from './groups.ts';
import { inlinePolicyOperations } from './inline-policies.ts';
import { instanceProfileOperations } from './instance-profiles.ts';
import { oidcProviderOperations } from './oidc-providers.ts';
import { policyOperations } from './policies.ts';
import { policyVersionOperations } from './policy-versions.ts';
import { roleOperations } from './roles.ts';
import { serviceLinkedRoleOperations } from './service-linked-roles.ts';
import { simulationOperations } from './simulation.ts';
import { openState } from './state.ts';
import type { RandomBytes } from './unique-id.ts';
import { userOperations } from './users.ts';

export interface IamDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomBytes?: RandomBytes;
}

/** IAM as a record of who may do what: nothing is enforced. It is the same in every region. */
export function iam({ store, clock, randomBytes = systemRandomBytes }: IamDependencies): ServicePlugin {
  const state = openState(store, clock, randomBytes);
  return defineService<Operations>('iam', {
    ...accessKeyOperations(state),
    ...accountOperations(state),
    ...attachmentOperations(state),
    ...groupOperations(state),
    ...inlinePolicyOperations(state),
    ...instanceProfileOperations(state),
    ...oidcProviderOperations(state),
    ...policyOperations(state),
    ...policyVersionOperations(state),
    ...roleOperations(state),
    ...serviceLinkedRoleOperations(state),
    ...simulationOperations(state),
    ...userOperations(state),
  });
}
