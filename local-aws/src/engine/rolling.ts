import { bounds } from './bounds.ts';
import { failDeployment } from './deployment-failure.ts';
import type { Action, ServiceView, TaskView } from './service-view.ts';
import { crowding, isImbalanced } from './zones.ts';

/**
 * One look of the scheduler at a service with the ROLLING strategy: what to launch and to stop now, and whether the
 * deployment has ended. At every moment running and starting tasks stay within the ceiling and healthy ones above the
 * floor, unless faults took them.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export function decide(view: ServiceView, now: number): Action[] {
  const failure = failDeployment(view);
  if (failure) return [failure];
  const launches = decideLaunches(view, now);
  const stops = decideStops(view, launches);
  const moves = [...launches, ...stops];
  if (moves.length > 0) return moves;
  return decideEnding(view, now);
}

interface Split {
  readonly current: readonly TaskView[];
  readonly previous: readonly TaskView[];
  readonly healthyCurrent: number;
}

function split({ tasks, primary }: ServiceView): Split {
  const current = tasks.filter(({ revision }) => revision === primary.revision);
  const previous = tasks.filter(({ revision }) => revision !== primary.revision);
  return { current, previous, healthyCurrent: current.filter(isHealthy).length };
}

function isHealthy({ standing }: TaskView): boolean {
  return standing === 'healthy';
}

function isUnhealthy({ standing }: TaskView): boolean {
  return standing === 'unhealthy';
}

type Launch = Extract<Action, { kind: 'launch' }>;

function decideLaunches(view: ServiceView, now: number): Launch[] {
  const { current, previous, healthyCurrent } = split(view);
  const { floor, ceiling } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
  const launches: Launch[] = [];
  let room = Math.max(ceiling - view.tasks.length, 0);
  const launch = (revision: string, wanted: number): void => {
    const count = Math.min(wanted, room);
    if (count <= 0) return;
    launches.push({ kind: 'launch', revision, count });
    room -= count;
  };

  // While a deployment is under way, tasks that the serving revision lost are replaced within that revision; healthy
  // ones of a deployment that was replaced in the middle serve as well as they do.
  if (view.source !== undefined && view.primary.rolloutState === 'IN_PROGRESS') {
    const serves = (task: TaskView): boolean =>
      isHealthy(task) || (task.revision === view.source && !isUnhealthy(task));
    const standing = previous.filter(serves).length;
    launch(view.source, Math.min(floor, view.desired) - healthyCurrent - standing);
  }
  if (view.primary.rolloutState !== 'FAILED' && now >= view.primary.launchNotBefore) {
    launch(view.primary.revision, view.desired - current.filter((task) => !isUnhealthy(task)).length);
  }
  return launches;
}

function decideStops(view: ServiceView, launches: readonly Launch[]): Action[] {
  const unhealthy = unhealthyToStop(view, launches);
  const scaling = aboveFloor(view, [...previousToStop(view, launches), ...excessToStop(view)]);
  const stops: Action[] = [];
  if (unhealthy.length > 0) stops.push({ kind: 'stop', why: 'unhealthy', tasks: unhealthy });
  if (scaling.length > 0) stops.push({ kind: 'stop', why: 'scaling', tasks: scaling });
  return stops;
}

/** Of the tasks that may go, those that can go now: healthy ones only above the floor, protected ones not at all. */
function aboveFloor(view: ServiceView, candidates: readonly TaskView[]): string[] {
  const { floor } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
  let spare = Math.max(view.tasks.filter(isHealthy).length - floor, 0);
  const leaving = candidates.filter((task) => {
    if (task.isProtected) return false;
    if (!isHealthy(task)) return true;
    spare -= 1;
    return spare >= 0;
  });
  return leaving.map(({ arn }) => arn);
}

/**
 * A task that never was healthy serves nobody and goes at once. One that has served is replaced first where the ceiling
 * allows, since its checks may pass again.
 */
function unhealthyToStop(view: ServiceView, launches: readonly Launch[]): string[] {
  const { current, healthyCurrent } = split(view);
  const unhealthy = current.filter(isUnhealthy);
  const neverHealthy = unhealthy.filter(({ wasHealthy }) => !wasHealthy);
  const onceHealthy = unhealthy.filter(({ wasHealthy }) => wasHealthy);
  const wanted = view.desired - (current.length - unhealthy.length);
  const withoutRoom = Math.max(wanted - launchedFor(view.primary.revision, launches) - neverHealthy.length, 0);
  const replaced = healthyCurrent >= view.desired ? onceHealthy.length : Math.min(withoutRoom, onceHealthy.length);
  return [...neverHealthy, ...onceHealthy.slice(0, replaced)].map(({ arn }) => arn);
}

function launchedFor(revision: string, launches: readonly Launch[]): number {
  return launches.reduce((sum, launch) => sum + (launch.revision === revision ? launch.count : 0), 0);
}

/** Old tasks leave as new ones become healthy, or, where the ceiling leaves no room to start a new one, down to the floor. */
function previousToStop(view: ServiceView, launches: readonly Launch[]): TaskView[] {
  const { current, previous, healthyCurrent } = split(view);
  const { floor, ceiling } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
  const launched = launches.reduce((sum, { count }) => sum + count, 0);
  const isProceeding = view.primary.rolloutState !== 'FAILED';
  const isFull = view.tasks.length + launched >= ceiling && current.length + launched < view.desired;
  const needed = isProceeding && isFull ? floor : view.desired;
  const keep = Math.max(Math.min(needed, view.desired) - healthyCurrent, 0);

  const superseded = previous.filter((task) => task.revision !== view.source && !isHealthy(task));
  const serving = previous.filter((task) => !superseded.includes(task)).sort(byUsefulness);
  return [...superseded, ...serving.slice(keep)];
}

/** More than are desired: those that serve nobody go first, then those in the fullest zone. */
function excessToStop(view: ServiceView): TaskView[] {
  const current = split(view).current.filter((task) => !isUnhealthy(task));
  if (awaitsMove(view, current)) return [];
  const crowd = crowding(current);
  const byCrowd = (a: TaskView, b: TaskView): number => (crowd.get(a.zone) ?? 0) - (crowd.get(b.zone) ?? 0);
  return current.sort((a, b) => byUsefulness(a, b) || byCrowd(a, b)).slice(view.desired);
}

/** A task that evens out the zones has been started and must become healthy before one of the fuller zone goes. */
function awaitsMove(view: ServiceView, current: readonly TaskView[]): boolean {
  const healthy = current.filter(isHealthy);
  const isMoving = current.length === view.desired + 1 && healthy.length === view.desired;
  return isMoving && mayMove(view) && isImbalanced(view, healthy);
}

function mayMove({ rebalances, primary }: ServiceView): boolean {
  return rebalances && primary.rolloutState === 'COMPLETED';
}

/** Kept first: what serves, and what may not be stopped anyway. */
const usefulness = { healthy: 0, unready: 1, starting: 2, unhealthy: 3 } as const;

function byUsefulness(a: TaskView, b: TaskView): number {
  return Number(b.isProtected) - Number(a.isProtected) || usefulness[a.standing] - usefulness[b.standing];
}

function decideEnding(view: ServiceView, now: number): Action[] {
  const { current, previous, healthyCurrent } = split(view);
  const isSettled =
    healthyCurrent === view.desired && current.length === view.desired && previous.length + view.stoppingPrevious === 0;
  switch (view.primary.rolloutState) {
    case 'IN_PROGRESS':
      if (isSettled) return endBake(view, now);
      return isStuck(view, now) && !view.stuck ? [{ kind: 'report-stuck' }] : [];
    case 'COMPLETED':
      if (!isSettled) return [];
      return evenOut(view) ?? (view.steady ? [] : [{ kind: 'report-steady' }]);
    case 'FAILED':
      return [];
    default:
      return view.primary.rolloutState satisfies never;
  }
}

/** Starts one more task, which is placed in the emptiest zone; one of the fullest goes when it is healthy. */
function evenOut(view: ServiceView): Action[] | undefined {
  const { ceiling } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
  const isDue = mayMove(view) && ceiling > view.desired && isImbalanced(view, view.tasks);
  return isDue ? [{ kind: 'launch', revision: view.primary.revision, count: 1 }] : undefined;
}

/** All tasks are replaced; where alarms watch the deployment, it bakes before it is complete. */
function endBake({ bake }: ServiceView, now: number): Action[] {
  if (bake === 'not begun') return [{ kind: 'begin-bake' }];
  return bake === 'none' || now >= bake.until ? [{ kind: 'complete' }] : [];
}

/** Nothing can start (ceiling) and nothing may stop (floor), although tasks of the new revision are missing. */
function isStuck(view: ServiceView, now: number): boolean {
  const { current } = split(view);
  const { ceiling } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
  const isWaiting = view.stoppingPrevious > 0 || now < view.primary.launchNotBefore;
  return !isWaiting && current.length < view.desired && view.tasks.length >= ceiling && view.tasks.every(isHealthy);
}
