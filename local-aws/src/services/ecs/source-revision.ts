import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Pace } from '../../pace.ts';
import { hasEnded } from './deployments.ts';
import type { ServiceDeploymentRow, ServiceRevisionRow, ServiceRow, TaskRow } from './rows.ts';
import { itineraryOf } from './shift-progress.ts';
import type { EcsState } from './state.ts';
import { trafficShare } from './traffic-share.ts';

/** What tells which revision serves. */
export interface Serving {
  readonly state: Pick<EcsState, 'serviceRevisions' | 'liveTasks'>;
  readonly traffic: TrafficWeights;
  isHealthy(service: ServiceRow, task: TaskRow): boolean;
}

/**
 * The revision that a new deployment takes over from: the last one that was deployed with success; where none ever was,
 * the one that serves, since a first deployment may be replaced in the middle.
 */
export function sourceRevision(service: ServiceRow, serving: Serving): ServiceRevisionRow | undefined {
  if (service.lastCompleted) return serving.state.serviceRevisions.get(service.lastCompleted.revisionArn);
  return servingRevision(service, serving);
}

/**
 * The revision that a rolling deployment goes on from: the source while it serves; where it does not any more, since a
 * deployment that shifts traffic ended half way, whichever serves.
 */
export function rolledRevision(service: ServiceRow, serving: Serving): ServiceRevisionRow | undefined {
  const source = sourceRevision(service, serving);
  if (!source || !isHalfway(service) || healthyTasks(service, source.arn, serving) > 0) return source;
  return servingRevision(service, serving) ?? source;
}

/** Whether the present deployment has not come to its end, or not to a good one: traffic may be divided. */
export function isHalfway({ deployments: [primary] }: ServiceRow): boolean {
  return primary !== undefined && primary.rolloutState !== 'COMPLETED';
}

/** The revision that gets production traffic and has the most healthy tasks, or any tasks at all. */
function servingRevision(service: ServiceRow, serving: Serving): ServiceRevisionRow | undefined {
  const candidates = service.deployments.flatMap(({ revisionArn }) => {
    const revision = serving.state.serviceRevisions.get(revisionArn);
    const share = (revision && trafficShare(serving.traffic, revision, 'production')) ?? 0;
    const hasTasks = wantedTasks(service, revisionArn, serving).length > 0;
    const healthy = share * healthyTasks(service, revisionArn, serving);
    return revision && share > 0 && hasTasks ? [{ revision, share, healthy }] : [];
  });
  return candidates.sort((a, b) => b.healthy - a.healthy || b.share - a.share)[0]?.revision;
}

function healthyTasks(service: ServiceRow, revisionArn: string, serving: Serving): number {
  return wantedTasks(service, revisionArn, serving).filter((task) => serving.isHealthy(service, task)).length;
}

function wantedTasks(service: ServiceRow, revisionArn: string, { state }: Serving): TaskRow[] {
  return state
    .liveTasks(service.arn)
    .filter((task) => task.service?.revisionArn === revisionArn && task.desiredStatus === 'RUNNING');
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
