import type { ListenerSettings } from '../../load-balancer/data-plane.ts';
import type { ForwardedForMode } from '../../load-balancer/request-head.ts';
import { parseStatusMatcher } from '../../load-balancer/status-matcher.ts';
import type { TargetGroupConfig } from '../../load-balancer/target-group.ts';
import { toRoutingAction } from './actions.ts';
import { toCondition } from './conditions.ts';
import { listenersOf, rulesOf } from './lookup.ts';
import type { Elbv2State, ListenerRow, TargetGroupRow } from './state.ts';

/** Makes the data plane follow a target group's row. */
export function applyTargetGroup(state: Elbv2State, row: TargetGroupRow): void {
  state.dataPlane.putTargetGroup(row.arn, targetGroupConfig(row));
}

/** Makes the data plane follow the rows of one listener and its rules. */
export function reconfigureListener(state: Elbv2State, listener: ListenerRow): void {
  state.dataPlane.changeListener(listener.arn, listenerSettings(state, listener));
}

/** Makes the data plane follow a load balancer's attributes. */
export function reconfigureListeners(state: Elbv2State, loadBalancerArn: string): void {
  for (const listener of listenersOf(state, loadBalancerArn)) reconfigureListener(state, listener);
}

export function listenerSettings(state: Elbv2State, listener: ListenerRow): ListenerSettings {
  const attributes = state.loadBalancers.get(listener.loadBalancerArn)?.attributes ?? {};
  return {
    routing: {
      rules: rulesOf(state, listener.arn).map(({ priority, conditions, actions }) => ({
        priority,
        conditions: conditions.map(toCondition),
        action: toRoutingAction(actions),
      })),
      defaultAction: toRoutingAction(listener.defaultActions),
    },
    idleTimeoutSeconds: Number(attributes['idle_timeout.timeout_seconds'] ?? 60),
    forwardedFor: forwardedForMode(attributes['routing.http.xff_header_processing.mode']),
  };
}

function targetGroupConfig({ healthCheck, attributes }: TargetGroupRow): TargetGroupConfig {
  return {
    healthCheck: {
      protocol: healthCheck.protocol,
      path: healthCheck.path,
      port: healthCheck.port === 'traffic-port' ? undefined : Number(healthCheck.port),
      intervalSeconds: healthCheck.intervalSeconds,
      timeoutSeconds: healthCheck.timeoutSeconds,
      policy: {
        isHealthyStatus: parseStatusMatcher(healthCheck.matcher) ?? ((status) => status === 200),
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
    },
    deregistrationDelaySeconds: Number(attributes['deregistration_delay.timeout_seconds'] ?? 300),
    algorithm:
      attributes['load_balancing.algorithm.type'] === 'least_outstanding_requests'
        ? 'least_outstanding_requests'
        : 'round_robin',
  };
}

function forwardedForMode(mode: string | undefined): ForwardedForMode {
  return mode === 'preserve' || mode === 'remove' ? mode : 'append';
}
