import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Action } from '../../models/generated/elbv2.ts';
import { listenerWithDefault } from './lookup.ts';
import { reconfigureListener } from './reconfigure.ts';
import type { Elbv2State, ListenerRow, RuleRow } from './state.ts';

/**
 * The weights of listener rules as ECS reads and moves them. A listener's default rule may be named too, by its own ARN
 * or by the listener's.
 */
export function trafficWeights(state: Elbv2State): TrafficWeights {
  function forwardOf(ruleArn: string): Action | undefined {
    const rule = state.rules.get(ruleArn);
    const actions = rule ? rule.actions : defaultOwner(ruleArn)?.defaultActions;
    return actions?.find(({ Type }) => Type === 'forward');
  }

  function defaultOwner(ruleArn: string): ListenerRow | undefined {
    return state.listeners.get(ruleArn) ?? listenerWithDefault(state, ruleArn);
  }

  return {
    weights(ruleArn) {
      const forward = forwardOf(ruleArn);
      if (!forward) return undefined;
      const groups = forward.ForwardConfig?.TargetGroups ?? [{ TargetGroupArn: forward.TargetGroupArn, Weight: 1 }];
      return Object.fromEntries(groups.map(({ TargetGroupArn = '', Weight = 1 }) => [TargetGroupArn, Weight]));
    },

    setWeights(ruleArn, weights) {
      const forward = forwardOf(ruleArn);
      if (!forward) return;
      const moved: Action = {
        Type: 'forward',
        Order: forward.Order,
        ForwardConfig: {
          ...forward.ForwardConfig,
          TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
        },
      };
      const replaced = (actions: readonly Action[]): Action[] =>
        actions.map((action) => (action.Type === 'forward' ? moved : action));
      const rule: RuleRow | undefined = state.rules.get(ruleArn);
      const owner = rule ? state.listeners.get(rule.listenerArn) : defaultOwner(ruleArn);
      if (rule) state.rules.put(rule.arn, { ...rule, actions: replaced(rule.actions) });
      else if (owner) state.listeners.put(owner.arn, { ...owner, defaultActions: replaced(owner.defaultActions) });
      const listener = owner && state.listeners.get(owner.arn);
      if (listener) reconfigureListener(state, listener);
    },
  };
}
