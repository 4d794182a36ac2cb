import type { ServiceView } from './service-view.ts';

/** How many failed tasks trip the breaker; without one, half the desired count within bounds. */
export interface BreakerThreshold {
  readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';
  readonly value: number;
}

const usual: BreakerThreshold = { type: 'BOUNDED_PERCENT', value: 50 };

/**
 * How many failed tasks trip the deployment circuit breaker: by default half the desired count, at least 3 and at most
 * 200.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function circuitBreakerThreshold(desired: number, { type, value }: BreakerThreshold = usual): number {
  const share = Math.ceil((desired * value) / 100);
  switch (type) {
    case 'BOUNDED_PERCENT':
      return Math.min(Math.max(share, 3), 200);
    case 'UNBOUNDED_PERCENT':
      return Math.max(share, 1);
    case 'COUNT':
      return Math.max(value, 1);
    default:
      return type satisfies never;
  }
}

/** Whether the deployment's tasks have failed too often. */
export function isBreakerTripped({ primary, circuitBreaker }: ServiceView): boolean {
  return circuitBreaker.enabled && primary.failedTasks >= circuitBreaker.threshold;
}
