import type { IpPermission, Operations, SecurityGroupRuleDescription } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { checkedDescription, isSamePermission, permissionsFrom } from './permissions.ts';
import type { SecurityGroupRuleRow } from './rows.ts';
import { rulesOf } from './rules-of-group.ts';
import { groupAt } from './security-groups.ts';
import type { Ec2State, OpenState } from './state.ts';

interface DescriptionUpdate {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

export function ruleDescriptionOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    UpdateSecurityGroupRuleDescriptionsIngress(input, call) {
      update(open(call, input), input, false);
      return { Return: true };
    },

    UpdateSecurityGroupRuleDescriptionsEgress(input, call) {
      update(open(call, input), input, true);
      return { Return: true };
    },
  };
}

/** All or none: every rule is found before the first is changed. A rule that is given no description loses its own. */
function update(state: Ec2State, input: DescriptionUpdate, isEgress: boolean): void {
  const group = groupAt(state, input);
  const rules = rulesOf(state, group.id, isEgress);
  const changed = input.SecurityGroupRuleDescriptions?.length
    ? input.SecurityGroupRuleDescriptions.map(({ SecurityGroupRuleId, Description }) =>
        described(rules, ({ id }) => id === SecurityGroupRuleId, Description),
      )
    : permissionsFrom(state, group, input).map((permission) =>
        described(rules, (rule) => isSamePermission(rule, permission), permission.description),
      );
  for (const rule of changed) state.securityGroupRules.put(rule.id, rule);
}

function described(
  rules: readonly SecurityGroupRuleRow[],
  isWanted: (rule: SecurityGroupRuleRow) => boolean,
  description: string | undefined,
): SecurityGroupRuleRow {
  const rule = rules.find(isWanted);
  if (rule) return { ...rule, description: checkedDescription(description) };
  throw error('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
}
