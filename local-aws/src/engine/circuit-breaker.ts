import type { Action, ServiceView } from './service-view.ts';

/**
 * How many failed tasks trip the deployment circuit breaker: half the desired count, at least 3 and at most 200.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function circuitBreakerThreshold(desired: number): number {
  return Math.min(Math.max(Math.ceil(desired / 2), 3), 200);
}

/** Fails a deployment whose tasks failed too often; returns to the last completed one where that is asked for. */
export function tripCircuitBreaker({ primary, circuitBreaker }: ServiceView): Action | undefined {
  const tripped =
    circuitBreaker.enabled && primary.rolloutState === 'IN_PROGRESS' && primary.failedTasks >= circuitBreaker.threshold;
  if (!tripped) return undefined;
  return { kind: 'fail', rollBackTo: circuitBreaker.rollback ? circuitBreaker.lastGoodRevision : undefined };
}
