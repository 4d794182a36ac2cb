import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { LoadBalancer } from '../../models/generated/ecs.ts';
import type { RevisionTarget, ServiceRevisionRow, Workload } from './rows.ts';

/**
 * Where a new revision's tasks are registered. A deployment that shifts traffic puts them into the group that the source
 * revision does not use; a rolling one stays in the source's group, or goes where the rule sends its traffic.
 */
export function revisionTargets(
  { loadBalancers }: Workload,
  shiftsTraffic: boolean,
  source: ServiceRevisionRow | undefined,
  traffic: TrafficWeights,
): RevisionTarget[] {
  return loadBalancers.flatMap((balancer, index) => {
    const { targetGroupArn, containerPort, advancedConfiguration: advanced } = balancer;
    if (targetGroupArn === undefined || containerPort === undefined) return [];
    const own = source?.targets[index]?.targetGroupArn;
    return [
      {
        targetGroupArn: groupFor(balancer, own, shiftsTraffic, traffic),
        containerPort,
        productionRule: advanced?.productionListenerRule,
        testRule: advanced?.testListenerRule,
      },
    ];
  });
}

function groupFor(
  { targetGroupArn = '', advancedConfiguration }: LoadBalancer,
  own: string | undefined,
  shiftsTraffic: boolean,
  traffic: TrafficWeights,
): string {
  const { alternateTargetGroupArn: alternate, productionListenerRule: rule = '' } = advancedConfiguration ?? {};
  if (alternate !== undefined && own === undefined && !shiftsTraffic) {
    const weights = traffic.weights(rule);
    return (weights?.[alternate] ?? 0) > (weights?.[targetGroupArn] ?? 0) ? alternate : targetGroupArn;
  }
  if (alternate === undefined || own === undefined || (own !== targetGroupArn && own !== alternate))
    return targetGroupArn;
  if (!shiftsTraffic) return own;
  return own === targetGroupArn ? alternate : targetGroupArn;
}
