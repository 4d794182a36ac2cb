import type { TrafficKind } from '../../engine/traffic-shift/itinerary.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { RevisionTarget, ServiceRevisionRow } from './rows.ts';

function ruleOf(target: RevisionTarget, kind: TrafficKind): string | undefined {
  return kind === 'production' ? target.productionRule : target.testRule;
}

/** The share of the traffic that a revision gets, in percent; undefined where no rule divides such traffic. */
export function trafficShare(
  traffic: TrafficWeights,
  { targets }: ServiceRevisionRow,
  kind: TrafficKind,
): number | undefined {
  for (const target of targets) {
    const rule = ruleOf(target, kind);
    const weights = rule === undefined ? undefined : traffic.weights(rule);
    if (!weights) continue;
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return total === 0 ? 0 : Math.round(((weights[target.targetGroupArn] ?? 0) / total) * 10_000) / 100;
  }
  return undefined;
}

/**
 * Makes the revision's target groups part of its rules, at first without a share: the load balancer checks the targets
 * of a group only where a rule uses it, and nothing may be sent to targets that were never checked.
 */
export function attachTargetGroups(traffic: TrafficWeights, { targets }: ServiceRevisionRow): void {
  for (const target of targets) {
    for (const rule of [target.productionRule, target.testRule]) {
      const weights = rule === undefined ? undefined : traffic.weights(rule);
      if (rule === undefined || !weights || Object.hasOwn(weights, target.targetGroupArn)) continue;
      traffic.setWeights(rule, { ...weights, [target.targetGroupArn]: 0 });
    }
  }
}

/** Gives the revision that share of the traffic, in percent, and the rest to the other group of its rules. */
export function shiftTraffic(
  traffic: TrafficWeights,
  { workload, targets }: ServiceRevisionRow,
  kind: TrafficKind,
  percent: number,
): void {
  // Weights are whole numbers: tenths of a percent need a finer scale.
  const scale = Number.isInteger(percent) ? 1 : 10;
  for (const [index, target] of targets.entries()) {
    const rule = ruleOf(target, kind);
    const { targetGroupArn, advancedConfiguration } = workload.loadBalancers[index] ?? {};
    const groups = [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn];
    const other = groups.find((group) => group !== undefined && group !== target.targetGroupArn);
    if (rule === undefined) continue;
    const own = Math.round(percent * scale);
    traffic.setWeights(rule, {
      [target.targetGroupArn]: own,
      ...(other !== undefined && { [other]: 100 * scale - own }),
    });
  }
}
