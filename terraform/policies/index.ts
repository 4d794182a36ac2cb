import { containerRules } from './container.ts';
import { ecrRules } from './ecr.ts';
import { ecsRules } from './ecs.ts';
import { encryptionRules } from './encryption.ts';
import { iamRules } from './iam.ts';
import { loadBalancerRules } from './load-balancer.ts';
import { networkRules } from './network.ts';
import { observationRules } from './observation.ts';
import type { Rule } from './rule.ts';
import { s3Rules } from './s3.ts';
import { securityGroupRules } from './security-group.ts';

/** Every policy, in the order in which a plan is read: from the internet inwards. */
export const rules: readonly Rule[] = [
  ...loadBalancerRules,
  ...securityGroupRules,
  ...networkRules,
  ...ecsRules,
  ...containerRules,
  ...ecrRules,
  ...iamRules,
  ...s3Rules,
  ...encryptionRules,
  ...observationRules,
];
