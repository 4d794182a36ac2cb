import type { Operations } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { pageOf } from './pages.ts';

/** AWS's default quotas. local-aws tells them and does not enforce them. */
const limits = Object.entries({
  'target-groups': 3000,
  'targets-per-application-load-balancer': 1000,
  'listeners-per-application-load-balancer': 50,
  'rules-per-application-load-balancer': 100,
  'application-load-balancers': 50,
  'targets-per-target-group': 1000,
  'target-groups-per-action-on-application-load-balancer': 5,
  'condition-values-per-alb-rule': 5,
  'condition-wildcards-per-alb-rule': 6,
}).map(([Name, max]) => ({ Name, Max: String(max) }));

export function accountLimitOperations(): ServiceOperations<Operations> {
  return {
    DescribeAccountLimits(input) {
      const { page, next } = pageOf(limits, input);
      return { Limits: page, NextMarker: next };
    },
  };
}
