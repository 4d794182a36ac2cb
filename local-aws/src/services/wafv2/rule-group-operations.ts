import type { Operations, Rule } from '../../models/generated/wafv2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { nonexistent, wafError } from './errors.ts';
import { type ManagedRuleGroup, managedRuleGroup, managedRuleGroups, vendor } from './managed-rule-groups.ts';
import type { WafState } from './state.ts';

const currentVersion = 'Version_1.0';

/** Rule groups of one's own, and those that AWS keeps. */
export function ruleGroupOperations(state: WafState): ServiceOperations<Operations> {
  const { ruleGroups } = state;
  const checkFits = (rules: readonly Rule[], capacity: number): void => {
    if (state.checkRules(rules) <= capacity) return;
    throw wafError(
      'WAFLimitsExceededException',
      'AWS WAF couldn’t perform the operation because you exceeded your resource limit.',
    );
  };
  return {
    CreateRuleGroup(input, { region }) {
      const { Capacity, Rules = [], VisibilityConfig, CustomResponseBodies } = input;
      checkFits(Rules, Capacity);
      return ruleGroups.create(input, { Capacity, Rules, VisibilityConfig, CustomResponseBodies }, region);
    },
    GetRuleGroup(input) {
      const { row, settings } = ruleGroups.require(input);
      const { name, id, arn, description = '', lockToken } = row;
      const namespace = `awswaf:${accountId}:rulegroup:${name}:`;
      return {
        RuleGroup: { Name: name, Id: id, ARN: arn, Description: description, ...settings, LabelNamespace: namespace },
        LockToken: lockToken,
      };
    },
    UpdateRuleGroup(input) {
      const { Capacity } = ruleGroups.require(input).settings;
      const { Rules = [], VisibilityConfig, CustomResponseBodies } = input;
      checkFits(Rules, Capacity);
      return ruleGroups.update(input, { Capacity, Rules, VisibilityConfig, CustomResponseBodies });
    },
    DeleteRuleGroup: (input) => ruleGroups.delete(input),
    ListRuleGroups(input) {
      const { page, next } = ruleGroups.list(input);
      return { RuleGroups: page, NextMarker: next };
    },
    ListAvailableManagedRuleGroups: () => ({
      ManagedRuleGroups: managedRuleGroups.map(({ name, description, hasVersions }) => ({
        VendorName: vendor,
        Name: name,
        Description: description,
        VersioningSupported: hasVersions,
      })),
    }),
    ListAvailableManagedRuleGroupVersions({ VendorName, Name }) {
      const { hasVersions } = requireManaged(VendorName, Name);
      return hasVersions
        ? { Versions: [{ Name: currentVersion }], CurrentDefaultVersion: currentVersion }
        : { Versions: [] };
    },
    DescribeManagedRuleGroup({ VendorName, Name, VersionName }) {
      const { capacity, rules, hasVersions } = requireManaged(VendorName, Name);
      const version = hasVersions ? (VersionName ?? currentVersion) : undefined;
      return {
        VersionName: version,
        Capacity: capacity,
        Rules: rules.map((rule) => ({ Name: rule, Action: { Block: {} } })),
        LabelNamespace: `awswaf:managed:aws:${Name}:`,
        AvailableLabels: [],
        ConsumedLabels: [],
      };
    },
    PutPermissionPolicy({ ResourceArn, Policy }) {
      ruleGroups.require({ ARN: ResourceArn });
      state.policies.put(ResourceArn, Policy);
      return {};
    },
    GetPermissionPolicy({ ResourceArn }) {
      const policy = state.policies.get(ResourceArn);
      if (policy === undefined) throw nonexistent();
      return { Policy: policy };
    },
    DeletePermissionPolicy({ ResourceArn }) {
      if (!state.policies.delete(ResourceArn)) throw nonexistent();
      return {};
    },
  };
}

function requireManaged(vendorName: string, name: string): ManagedRuleGroup {
  const group = managedRuleGroup(vendorName, name);
  if (!group) throw nonexistent();
  return group;
}
