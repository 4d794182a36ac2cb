import type { Action } from '../../models/generated/elbv2.ts';
import { targetGroupsIn } from './actions.ts';
import type { Elbv2State } from './state.ts';

/** ARNs of the load balancers whose listeners or rules name a target group, by its ARN. */
export type GroupUsers = (targetGroupArn: string) => readonly string[];

/** Found in one walk over listeners and rules: whoever asks about many groups must not walk once for each. */
export function groupUsers(state: Pick<Elbv2State, 'listeners' | 'rules'>): GroupUsers {
  const users = new Map<string, Set<string>>();
  const note = (actions: readonly Action[], loadBalancerArn: string): void => {
    for (const group of targetGroupsIn(actions)) {
      const known = users.get(group);
      if (known === undefined) users.set(group, new Set([loadBalancerArn]));
      else known.add(loadBalancerArn);
    }
  };
  for (const { defaultActions, loadBalancerArn } of state.listeners.values()) note(defaultActions, loadBalancerArn);
  for (const { actions, listenerArn } of state.rules.values()) {
    const loadBalancerArn = state.listeners.get(listenerArn)?.loadBalancerArn;
    if (loadBalancerArn !== undefined) note(actions, loadBalancerArn);
  }
  return (targetGroupArn) => [...(users.get(targetGroupArn) ?? [])];
}
