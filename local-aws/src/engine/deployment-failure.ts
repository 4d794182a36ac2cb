import { isBreakerTripped } from './circuit-breaker.ts';
import type { Action, ServiceView } from './service-view.ts';

/**
 * Fails a deployment by whichever comes first: somebody's wish, its circuit breaker or one of its alarms. It goes back to the last
 * completed one where that is asked for. A rollback is not failed by alarms: they rang for what it is the way back from.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html
 */
export function failDeployment(view: ServiceView): Action | undefined {
  if (view.primary.rolloutState !== 'IN_PROGRESS') return undefined;
  if (view.stopRequested !== undefined) {
    const rollBackTo = view.stopRequested === 'ROLLBACK' ? view.source : undefined;
    return { kind: 'fail', why: 'stop-requested', rollBackTo };
  }
  if (isBreakerTripped(view)) {
    return { kind: 'fail', why: 'circuit-breaker', rollBackTo: view.circuitBreaker.rollback ? view.source : undefined };
  }
  if (view.alarm && !view.isRollback) {
    return { kind: 'fail', why: 'alarm', rollBackTo: view.alarm.rollback ? view.source : undefined };
  }
  return undefined;
}
