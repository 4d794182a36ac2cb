import type { Operations, Rule } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { checkedActions } from './actions.ts';
import { checkedConditions } from './conditions.ts';
import { error } from './errors.ts';
import { assertOneLoadBalancer } from './listeners.ts';
import { listenerAt, listenersOf, listenerWithDefault, ruleAt, rulesOf } from './lookup.ts';
import { pageOf } from './pages.ts';
import { reconfigureListener } from './reconfigure.ts';
import type { Elbv2State, ListenerRow, RuleRow } from './state.ts';
import { newTags, putTags } from './tags.ts';
import { checkedTransforms } from './transforms.ts';

const mostRules = 100;

export function ruleOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    CreateRule({ ListenerArn, Priority, Conditions, Actions, Transforms = [], Tags }) {
      const listener = listenerAt(state, ListenerArn);
      if (Priority < 1 || Priority > 50_000) {
        throw error('ValidationError', `Rule priority '${Priority}' must be from 1 to 50000`);
      }
      const transforms = checkedTransforms(Transforms);
      const rules = rulesOf(state, listener.arn);
      if (rules.some(({ priority }) => priority === Priority)) {
        throw error('PriorityInUseException', `Priority '${Priority}' is currently in use`);
      }
      const siblings = listenersOf(state, listener.loadBalancerArn);
      if (siblings.flatMap(({ arn }) => rulesOf(state, arn)).length >= mostRules) {
        throw error(
          'TooManyRulesException',
          `The maximum number of rules has been reached: a load balancer has at most ${mostRules}`,
        );
      }
      const actions = checkedActions(Actions, (arn) => state.targetGroups.get(arn));
      assertOneLoadBalancer(state, actions, listener.loadBalancerArn);
      const arn = `${listener.arn.replace(':listener/', ':listener-rule/')}/${state.newId(16)}`;
      const conditions = checkedConditions(Conditions);
      const row: RuleRow = { arn, listenerArn: listener.arn, priority: Priority, conditions, transforms, actions };
      const tags = newTags(Tags);
      state.rules.put(arn, row);
      putTags(state, arn, tags);
      reconfigureListener(state, listener);
      return { Rules: [described(row)] };
    },

    DescribeRules({ ListenerArn, RuleArns = [], Marker, PageSize }) {
      if ((ListenerArn === undefined) === (RuleArns.length === 0)) {
        throw error('ValidationError', 'You must specify either listener rule ARNs or a listener ARN');
      }
      const rules =
        ListenerArn === undefined
          ? RuleArns.map((arn) => ruleOrDefault(state, arn))
          : rulesAndDefault(state, listenerAt(state, ListenerArn));
      const { page, next } = pageOf(rules, { Marker, PageSize });
      return { Rules: page, NextMarker: next };
    },

    ModifyRule({ RuleArn, Conditions, Actions, Transforms, ResetTransforms = false }) {
      assertNotDefault(state, RuleArn, 'modified');
      const row = ruleAt(state, RuleArn);
      if (ResetTransforms && Transforms !== undefined && Transforms.length > 0) {
        throw error('ValidationError', 'You cannot specify both transforms and ResetTransforms');
      }
      const listener = listenerAt(state, row.listenerArn);
      const actions =
        Actions === undefined ? row.actions : checkedActions(Actions, (arn) => state.targetGroups.get(arn));
      assertOneLoadBalancer(state, actions, listener.loadBalancerArn);
      const conditions = Conditions === undefined ? row.conditions : checkedConditions(Conditions);
      const transforms = ResetTransforms || Transforms === undefined ? [] : checkedTransforms(Transforms);
      const changed: RuleRow = {
        ...row,
        actions,
        conditions,
        transforms: ResetTransforms || transforms.length > 0 ? transforms : row.transforms,
      };
      state.rules.put(row.arn, changed);
      reconfigureListener(state, listener);
      return { Rules: [described(changed)] };
    },

    DeleteRule({ RuleArn }) {
      assertNotDefault(state, RuleArn, 'deleted');
      const row = ruleAt(state, RuleArn);
      state.rules.delete(row.arn);
      state.tags.delete(row.arn);
      reconfigureListener(state, listenerAt(state, row.listenerArn));
      return {};
    },

    SetRulePriorities({ RulePriorities }) {
      const changed = new Map<string, RuleRow>();
      for (const { RuleArn = '', Priority } of RulePriorities) {
        assertNotDefault(state, RuleArn, 'modified');
        const row = ruleAt(state, RuleArn);
        if (Priority === undefined) throw error('ValidationError', `A priority must be specified for '${RuleArn}'`);
        if (Priority < 1 || Priority > 50_000) {
          throw error('ValidationError', `Rule priority '${Priority}' must be from 1 to 50000`);
        }
        changed.set(row.arn, { ...row, priority: Priority });
      }
      const listeners = new Set([...changed.values()].map(({ listenerArn }) => listenerArn));
      for (const listenerArn of listeners) {
        const priorities = rulesOf(state, listenerArn).map((row) => changed.get(row.arn)?.priority ?? row.priority);
        const taken = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
        if (taken !== undefined) throw error('PriorityInUseException', `Priority '${taken}' is currently in use`);
      }
      for (const row of changed.values()) state.rules.put(row.arn, row);
      for (const listenerArn of listeners) reconfigureListener(state, listenerAt(state, listenerArn));
      return { Rules: [...changed.values()].map(described) };
    },
  };
}

function rulesAndDefault(state: Elbv2State, listener: ListenerRow): Rule[] {
  return [...rulesOf(state, listener.arn).map(described), describedDefault(listener)];
}

function ruleOrDefault(state: Elbv2State, arn: string): Rule {
  const listener = listenerWithDefault(state, arn);
  return listener === undefined ? described(ruleAt(state, arn)) : describedDefault(listener);
}

function assertNotDefault(state: Elbv2State, ruleArn: string, what: 'modified' | 'deleted'): void {
  if (listenerWithDefault(state, ruleArn) === undefined) return;
  throw error('OperationNotPermittedException', `Default rule '${ruleArn}' cannot be ${what}`);
}

function described({ arn, priority, conditions, transforms = [], actions }: RuleRow): Rule {
  return {
    RuleArn: arn,
    Priority: String(priority),
    Conditions: conditions,
    Actions: actions,
    IsDefault: false,
    ...(transforms.length === 0 ? {} : { Transforms: transforms }),
  };
}

function describedDefault({ defaultRuleArn, defaultActions }: ListenerRow): Rule {
  return { RuleArn: defaultRuleArn, Priority: 'default', Conditions: [], Actions: defaultActions, IsDefault: true };
}
