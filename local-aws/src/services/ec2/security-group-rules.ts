import type { Operations, RevokedSecurityGroupRule, SecurityGroupRule } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { arnOf } from './arns.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import {
  type FlatPermission,
  isSamePermission,
  permissionFrom,
  permissionsFrom,
  shownPermission,
} from './permissions.ts';
import type { Permission, SecurityGroupRow, SecurityGroupRuleRow, TagRow } from './rows.ts';
import { deleteRule, rulesOf } from './rules-of-group.ts';
import { groupAt } from './security-groups.ts';
import type { Ec2State, OpenState } from './state.ts';
import { putTags, tagsFor, tagsOf } from './tags.ts';

/** In each direction: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const mostRules = 60;

const readings: Readings<SecurityGroupRule> = {
  'group-id': ({ GroupId }) => GroupId,
  'security-group-rule-id': ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
};

export function securityGroupRuleOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    AuthorizeSecurityGroupIngress(input, call) {
      const state = open(call, input);
      const group = groupAt(state, input);
      const tags = tagsFor(kinds.securityGroupRule, input.TagSpecifications);
      return { Return: true, SecurityGroupRules: authorize(state, group, false, input, tags) };
    },

    AuthorizeSecurityGroupEgress(input, call) {
      const state = open(call, input);
      const group = groupAt(state, input);
      const tags = tagsFor(kinds.securityGroupRule, input.TagSpecifications);
      return { Return: true, SecurityGroupRules: authorize(state, group, true, input, tags) };
    },

    RevokeSecurityGroupIngress(input, call) {
      const state = open(call, input);
      const revoked = revoke(state, groupAt(state, input), false, input);
      return { Return: true, RevokedSecurityGroupRules: revoked };
    },

    RevokeSecurityGroupEgress(input, call) {
      const state = open(call, input);
      const revoked = revoke(state, groupAt(state, input), true, input);
      return { Return: true, RevokedSecurityGroupRules: revoked };
    },

    DescribeSecurityGroupRules(input, call) {
      const state = open(call, input);
      const rows = named(state.securityGroupRules, kinds.securityGroupRule, input.SecurityGroupRuleIds);
      const items = rows.map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.SecurityGroupRuleIds);
      return { SecurityGroupRules: page, NextToken: next };
    },

    ModifySecurityGroupRules(input, call) {
      const state = open(call, input);
      const group = groupAt(state, input);
      const changed = input.SecurityGroupRules.map(({ SecurityGroupRuleId, SecurityGroupRule: request = {} }) => {
        const { id, groupId, isEgress } = ruleOf(state, group, SecurityGroupRuleId);
        return { id, groupId, isEgress, ...permissionFrom(state, group, request) };
      });
      for (const rule of changed) {
        const others = rulesOf(state, group.id, rule.isEgress).filter(({ id }) => id !== rule.id);
        assertNew(rule, others);
      }
      for (const rule of changed) state.securityGroupRules.put(rule.id, rule);
      return { Return: true };
    },
  };
}

function authorize(
  state: Ec2State,
  group: SecurityGroupRow,
  isEgress: boolean,
  request: FlatPermission,
  tags: readonly TagRow[],
): readonly SecurityGroupRule[] {
  const permissions = permissionsFrom(state, group, request);
  const before = rulesOf(state, group.id, isEgress);
  permissions.forEach((permission, index) => {
    if (permissions.slice(0, index).some((other) => isSamePermission(other, permission))) {
      throw error('InvalidParameterValue', 'The same permission must not appear multiple times');
    }
    assertNew(permission, before);
  });
  if (before.length + permissions.length > mostRules) {
    throw error(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
  return permissions.map((permission) => {
    const row: SecurityGroupRuleRow = { ...permission, id: state.newId('sgr'), groupId: group.id, isEgress };
    state.securityGroupRules.put(row.id, row);
    putTags(state, row.id, tags);
    return described(state, row);
  });
}

function assertNew(permission: Permission, others: readonly Permission[]): void {
  if (!others.some((other) => isSamePermission(other, permission))) return;
  throw error('InvalidPermission.Duplicate', `the specified rule "${shownPermission(permission)}" already exists`);
}

interface Revocation extends FlatPermission {
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
}

function revoke(
  state: Ec2State,
  group: SecurityGroupRow,
  isEgress: boolean,
  request: Revocation,
): readonly RevokedSecurityGroupRule[] {
  const rules = request.SecurityGroupRuleIds?.length
    ? request.SecurityGroupRuleIds.map((id) => ruleOf(state, group, id))
    : rulesLike(state, group, isEgress, permissionsFrom(state, group, request));
  for (const { id } of rules) deleteRule(state, id);
  return rules.map(revoked);
}

function rulesLike(
  state: Ec2State,
  group: SecurityGroupRow,
  isEgress: boolean,
  permissions: readonly Permission[],
): readonly SecurityGroupRuleRow[] {
  const rules = rulesOf(state, group.id, isEgress);
  return permissions.map((permission) => {
    const rule = rules.find((each) => isSamePermission(each, permission));
    if (rule) return rule;
    throw error('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
  });
}

function ruleOf(state: Ec2State, group: SecurityGroupRow, id: string): SecurityGroupRuleRow {
  const rule = found(state.securityGroupRules, kinds.securityGroupRule, id);
  if (rule.groupId === group.id) return rule;
  throw error('InvalidSecurityGroupRuleId.NotFound', kinds.securityGroupRule.missing(id));
}

function described(state: Ec2State, row: SecurityGroupRuleRow): SecurityGroupRule {
  const { id, groupId, isEgress, protocol, fromPort = -1, toPort = -1, peer, description } = row;
  return {
    SecurityGroupRuleId: id,
    SecurityGroupRuleArn: arnOf(state.region, 'security-group-rule', id),
    GroupId: groupId,
    GroupOwnerId: accountId,
    IsEgress: isEgress,
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    CidrIpv4: peer.kind === 'ipv4' ? peer.value : undefined,
    CidrIpv6: peer.kind === 'ipv6' ? peer.value : undefined,
    PrefixListId: peer.kind === 'prefix list' ? peer.value : undefined,
    ReferencedGroupInfo: peer.kind === 'group' ? { GroupId: peer.value, UserId: accountId } : undefined,
    Description: description,
    Tags: tagsOf(state, id),
  };
}

function revoked(row: SecurityGroupRuleRow): RevokedSecurityGroupRule {
  const { id, groupId, isEgress, protocol, fromPort = -1, toPort = -1, peer, description } = row;
  return {
    SecurityGroupRuleId: id,
    GroupId: groupId,
    IsEgress: isEgress,
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    CidrIpv4: peer.kind === 'ipv4' ? peer.value : undefined,
    CidrIpv6: peer.kind === 'ipv6' ? peer.value : undefined,
    PrefixListId: peer.kind === 'prefix list' ? peer.value : undefined,
    ReferencedGroupId: peer.kind === 'group' ? peer.value : undefined,
    Description: description,
  };
}
