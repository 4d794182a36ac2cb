import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Pace } from '../../pace.ts';
import { hasEnded } from './deployments.ts';
import type { ServiceDeploymentRow, ServiceRevisionRow, ServiceRow } from './rows.ts';
import { itineraryOf } from './shift-progress.ts';
import type { EcsState } from './state.ts';
import { trafficShare } from './traffic-share.ts';

/**
 * The revision that a new deployment takes over from: the last one that was deployed with success; where none ever was,
 * the one that serves production traffic with the most tasks, since a first deployment may be replaced in the middle.
 */
export function sourceRevision(
  service: ServiceRow,
  state: Pick<EcsState, 'serviceRevisions' | 'liveTasks'>,
  traffic: TrafficWeights,
): ServiceRevisionRow | undefined {
  if (service.lastCompleted) return state.serviceRevisions.get(service.lastCompleted.revisionArn);
  const live = state
    .liveTasks(service.arn)
    .filter(({ desiredStatus, wasHealthy }) => desiredStatus === 'RUNNING' && wasHealthy);
  const serving = service.deployments.flatMap(({ revisionArn }) => {
    const revision = state.serviceRevisions.get(revisionArn);
    const share = (revision && trafficShare(traffic, revision, 'production')) ?? 0;
    const tasks = live.filter((task) => task.service?.revisionArn === revisionArn).length;
    return revision && share > 0 ? [{ revision, weight: share * tasks }] : [];
  });
  return serving.sort((a, b) => b.weight - a.weight)[0]?.revision;
}

/**
 * Whether the service deployment is only cleaning up: all traffic is on its revision and has baked there, and the tasks
 * to go back to are leaving. Whoever replaces it now goes on from it.
 */
export function isCleaningUp(row: ServiceDeploymentRow, pace: Pace): boolean {
  const { shift } = row;
  if (hasEnded(row) || shift?.direction !== 'forward') return false;
  return itineraryOf(row, false, pace)[shift.at]?.stage === 'CLEAN_UP';
}
