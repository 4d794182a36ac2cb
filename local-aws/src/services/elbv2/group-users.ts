import { targetGroupsIn } from './actions.ts';
import { listenersOf, rulesOf } from './lookup.ts';
import type { Elbv2State, TargetGroupRow } from './state.ts';

/** ARNs of the load balancers whose listeners or rules forward to a target group. */
export function usersOf({ listeners, indexes }: Elbv2State, targetGroupArn: string): string[] {
  const rules = indexes.rulesForwardingTo.of(targetGroupArn);
  const users = [
    ...indexes.listenersForwardingTo.of(targetGroupArn),
    ...rules.flatMap(({ listenerArn }) => listeners.get(listenerArn) ?? []),
  ];
  return [...new Set(users.map(({ loadBalancerArn }) => loadBalancerArn))];
}

/** The target groups that a load balancer's listeners and rules forward to. */
export function groupsOf(state: Elbv2State, loadBalancerArn: string): TargetGroupRow[] {
  const actions = listenersOf(state, loadBalancerArn).flatMap(({ arn, defaultActions }) => [
    ...defaultActions,
    ...rulesOf(state, arn).flatMap((rule) => rule.actions),
  ]);
  return targetGroupsIn(actions).flatMap((arn) => state.targetGroups.get(arn) ?? []);
}
