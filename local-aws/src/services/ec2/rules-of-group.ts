import type { SecurityGroupRuleRow } from './rows.ts';
import type { Ec2State } from './state.ts';
import { forgetTags } from './tags.ts';

export function rulesOf(state: Ec2State, groupId: string, isEgress: boolean): readonly SecurityGroupRuleRow[] {
  return [...state.securityGroupRules.values()].filter(
    (rule) => rule.groupId === groupId && rule.isEgress === isEgress,
  );
}

export function deleteRule(state: Ec2State, id: string): void {
  state.securityGroupRules.delete(id);
  forgetTags(state, id);
}
