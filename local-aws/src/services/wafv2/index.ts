import { randomUUID } from 'node:crypto';
import type { Operations } from '../../models/generated/wafv2.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { aclOperations } from './acl-operations.ts';
import { loggingOperations } from './logging-operations.ts';
import { ruleGroupOperations } from './rule-group-operations.ts';
import { setOperations } from './set-operations.ts';
import { openState } from './state.ts';
import { tagOperations } from './tag-operations.ts';

export interface Wafv2Dependencies {
  readonly store: Store;
  readonly randomId?: () => string;
  /** Whether a load balancer of this ARN exists; a web ACL protects only what does. */
  readonly isThere?: (resourceArn: string) => boolean;
}

/** WAFv2 as a record: web ACLs are kept and associated, no request is inspected by them. */
export function wafv2({ store, randomId = randomUUID, isThere = () => true }: Wafv2Dependencies): ServicePlugin {
  const state = openState(store, randomId, isThere);
  return defineService<Operations>('wafv2', {
    ...aclOperations(state),
    ...loggingOperations(state),
    ...ruleGroupOperations(state),
    ...setOperations(state),
    ...tagOperations(state),
  });
}
