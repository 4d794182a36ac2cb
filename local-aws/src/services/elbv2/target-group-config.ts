import { parseStatusMatcher } from '../../load-balancer/status-matcher.ts';
import type { Stickiness } from '../../load-balancer/stickiness.ts';
import type { Algorithm } from '../../load-balancer/target-choice.ts';
import type { TargetGroupConfig } from '../../load-balancer/target-group.ts';
import type { Attributes, TargetGroupRow } from './state.ts';

/** What a target group's row and attributes mean for the data plane. */
export function targetGroupConfig({ protocol, healthCheck, attributes }: TargetGroupRow): TargetGroupConfig {
  const failOpen = (unit: 'count' | 'percentage'): number => {
    const value = attributes[`target_group_health.unhealthy_state_routing.minimum_healthy_targets.${unit}`];
    return value === undefined || value === 'off' ? 0 : Number(value);
  };
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
    algorithm: algorithmOf(attributes['load_balancing.algorithm.type']),
    protocol,
    stickiness: stickinessOf(attributes),
    slowStartSeconds: Number(attributes['slow_start.duration_seconds'] ?? 0),
    failOpen: { minimumHealthyCount: failOpen('count'), minimumHealthyPercentage: failOpen('percentage') },
  };
}

function algorithmOf(type: string | undefined): Algorithm {
  return type === 'least_outstanding_requests' || type === 'weighted_random' ? type : 'round_robin';
}

function stickinessOf(attributes: Attributes): Stickiness | undefined {
  if (attributes['stickiness.enabled'] !== 'true') return undefined;
  if (attributes['stickiness.type'] === 'app_cookie') {
    return {
      type: 'app_cookie',
      durationSeconds: Number(attributes['stickiness.app_cookie.duration_seconds'] ?? 86_400),
      cookieName: attributes['stickiness.app_cookie.cookie_name'] ?? '',
    };
  }
  return { type: 'lb_cookie', durationSeconds: Number(attributes['stickiness.lb_cookie.duration_seconds'] ?? 86_400) };
}
