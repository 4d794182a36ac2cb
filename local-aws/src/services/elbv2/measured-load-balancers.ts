import type { ListenerTraffic, TargetGroupTraffic } from '../../load-balancer/traffic.ts';
import { usersOf } from './group-users.ts';
import type { Elbv2State } from './state.ts';

/** A load balancer as its metrics see it. */
export interface MeasuredLoadBalancer {
  /** `app/name/id`: the dimension LoadBalancer. */
  readonly dimension: string;
  readonly listeners: readonly ListenerTraffic[];
  readonly targetGroups: readonly MeasuredTargetGroup[];
}

export interface MeasuredTargetGroup {
  /** `targetgroup/name/id`: the dimension TargetGroup. */
  readonly dimension: string;
  readonly traffic: TargetGroupTraffic;
  readonly healthyTargets: number;
  readonly unhealthyTargets: number;
  /** Whether its targets are checked. */
  readonly isInUse: boolean;
}

export function measuredLoadBalancers(state: Elbv2State): readonly MeasuredLoadBalancer[] {
  const { dataPlane } = state;
  const listeners = Map.groupBy(state.listeners.values(), ({ loadBalancerArn }) => loadBalancerArn);
  const groups = Map.groupBy(
    [...state.targetGroups.values()].flatMap(({ arn }) => usersOf(state, arn).map((user) => ({ arn, user }))),
    ({ user }) => user,
  );
  return [...state.loadBalancers.values()].map(({ arn }) => ({
    dimension: arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length),
    listeners: (listeners.get(arn) ?? []).flatMap((listener) => dataPlane.listenerTraffic(listener.arn) ?? []),
    targetGroups: (groups.get(arn) ?? []).flatMap((group) => measuredGroup(state, group.arn)),
  }));
}

function measuredGroup({ dataPlane }: Elbv2State, arn: string): MeasuredTargetGroup[] {
  const traffic = dataPlane.targetGroupTraffic(arn);
  if (!traffic) return [];
  const states = dataPlane.targetsOf(arn).map((target) => dataPlane.health(arn, target).state);
  return [
    {
      dimension: arn.slice(arn.indexOf(':targetgroup/') + 1),
      traffic,
      healthyTargets: states.filter((each) => each === 'healthy').length,
      unhealthyTargets: states.filter((each) => each === 'unhealthy').length,
      isInUse: dataPlane.isAssociated(arn),
    },
  ];
}
