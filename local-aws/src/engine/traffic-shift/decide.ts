import type { Milliseconds } from '../../clock.ts';
import { bounds } from '../bounds.ts';
import { failDeployment } from '../deployment-failure.ts';
import type { Action, ServiceView, TaskView } from '../service-view.ts';
import { type Hook, type HookRun, hooksState, longestStage } from './hooks.ts';
import type { TrafficKind, Waypoint } from './itinerary.ts';

/** Where a service deployment with the BLUE_GREEN, LINEAR or CANARY strategy stands. */
export interface ShiftView {
  readonly itinerary: readonly Waypoint[];
  /** The index of the waypoint that it is at. */
  readonly at: number;
  readonly arrivedAt: Milliseconds;
  readonly hooks: readonly Hook[];
  /** The hooks called at this waypoint; undefined before they are. */
  readonly runs: readonly HookRun[] | undefined;
  /** The share of the traffic that the target revision has now, in percent; undefined where there is no such traffic. */
  readonly share: Readonly<Record<TrafficKind, number | undefined>>;
  /** Other revisions in the target revision's own target groups: left over from deployments that were replaced. */
  readonly sharing: ReadonlySet<string>;
}

/**
 * One look of the scheduler at a service whose deployment, in progress or failed, shifts traffic between two revisions.
 * The primary deployment's revision is the target; what it replaces keeps all its tasks until the clean-up.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export function decideShift(view: ServiceView, shift: ShiftView, now: Milliseconds): Action[] {
  if (view.primary.rolloutState === 'FAILED') return standStill(view);
  const failure = failDeployment(view) ?? failStage(view, shift, now);
  if (failure) return [failure];
  const waypoint = shift.itinerary[shift.at];
  if (!waypoint) return [{ kind: 'complete' }];
  return [...keepUp(view, shift, waypoint, now), ...travel(view, shift, waypoint, now)];
}

/**
 * A deployment that failed with nowhere to go back to: what it replaced may have the traffic, so both revisions stay as
 * they are until somebody deploys again. Nothing is launched.
 */
function standStill(view: ServiceView): Action[] {
  const revisions = new Set(view.tasks.map(({ revision }) => revision));
  return [...revisions].flatMap((revision) => keepRevision(view, revision, view.desired, false));
}

function failStage(view: ServiceView, { runs = [], arrivedAt }: ShiftView, now: Milliseconds): Action | undefined {
  if (view.isRollback) return undefined;
  const rollBackTo = view.source;
  if (hooksState(runs) === 'failed') return { kind: 'fail', why: 'hook', rollBackTo };
  if (now - arrivedAt > longestStage) return { kind: 'fail', why: 'stage-timeout', rollBackTo };
  return undefined;
}

/** What the waypoint still lacks, one thing after the other; `advance` when nothing does. */
function travel(
  view: ServiceView,
  shift: ShiftView,
  { traffic, hooks, awaits, bake }: Waypoint,
  now: number,
): Action[] {
  if (traffic && isToMove(shift, traffic)) {
    if (!isAnswered(view, shift, traffic)) return [];
    return [{ kind: 'shift-traffic', traffic: traffic.kind, percent: traffic.percent }];
  }
  const called = hooks === undefined ? [] : shift.hooks.filter(({ stages }) => stages.includes(hooks));
  if (called.length > 0 && shift.runs === undefined && holds(awaits, view)) return [{ kind: 'call-hooks' }];
  const due = (shift.runs ?? []).filter(({ callAgainAt }) => callAgainAt !== undefined && now >= callAgainAt);
  if (due.length > 0) return due.map(({ id }) => ({ kind: 'call-hook-again', id }) as const);
  const expired = (shift.runs ?? []).filter(({ status, expiresAt }) => isOpen(status) && now >= expiresAt);
  if (expired.length > 0) return expired.map(({ id }) => ({ kind: 'expire-hook', id }) as const);
  const isReady = areDone(shift.runs ?? [], view) && now >= shift.arrivedAt + bake && holds(awaits, view);
  if (!isReady) return [];
  // The last waypoint's condition and the end are one look: nothing may break in between.
  return [{ kind: shift.at === shift.itinerary.length - 1 ? 'complete' : 'advance' }];
}

function isToMove({ share }: ShiftView, { kind, percent }: NonNullable<Waypoint['traffic']>): boolean {
  return share[kind] !== undefined && share[kind] !== percent;
}

/** Production traffic moves only to where a task answers. */
function isAnswered(
  view: ServiceView,
  { share }: ShiftView,
  { kind, percent }: NonNullable<Waypoint['traffic']>,
): boolean {
  if (kind !== 'production') return true;
  const receiver = percent > (share.production ?? 0) ? view.primary.revision : view.shiftsFrom;
  const answers = ({ revision, standing }: TaskView): boolean => revision === receiver && standing === 'healthy';
  return view.desired === 0 || view.tasks.some(answers);
}

/** Nothing keeps a service from its way back: there a hook that fails has had its say. */
function areDone(runs: readonly HookRun[], { isRollback }: ServiceView): boolean {
  const state = hooksState(runs);
  return state === 'succeeded' || (isRollback && state === 'failed');
}

function isOpen(status: HookRun['status']): boolean {
  return status === 'AWAITING_ACTION' || status === 'IN_PROGRESS';
}

function holds(awaits: Waypoint['awaits'], view: ServiceView): boolean {
  const ofTarget = view.tasks.filter(({ revision }) => revision === view.primary.revision);
  const healthy = ofTarget.filter(({ standing }) => standing === 'healthy').length;
  switch (awaits) {
    case 'nothing':
      return true;
    case 'reconciled':
      return view.tasks.every(({ revision }) => revision === view.primary.revision || revision === view.shiftsFrom);
    case 'scaled-up':
      return healthy >= view.desired && ofTarget.length === view.desired;
    case 'serving':
      return healthy > 0 || view.desired === 0;
    case 'cleaned-up':
      return ofTarget.length === view.tasks.length && view.stoppingPrevious === 0 && healthy >= view.desired;
    default:
      return awaits satisfies never;
  }
}

/** Each revision has its tasks kept at the desired count by itself; both together may stand at twice that. */
function keepUp(view: ServiceView, shift: ShiftView, { stage, traffic }: Waypoint, now: Milliseconds): Action[] {
  const { primary, shiftsFrom, desired } = view;
  const isBeforeScaleUp = stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP';
  const others = new Set([
    ...view.tasks.map(({ revision }) => revision),
    ...(shiftsFrom === undefined ? [] : [shiftsFrom]),
  ]);
  others.delete(primary.revision);
  return [
    ...keepRevision(view, primary.revision, isBeforeScaleUp ? 0 : desired, now >= primary.launchNotBefore),
    ...[...others].flatMap((revision) => {
      const isKept = stage !== 'CLEAN_UP' && isNeeded(view, shift, traffic, revision);
      return keepRevision(view, revision, isKept ? desired : 0, isKept && revision === shiftsFrom);
    }),
  ];
}

/** Whether tasks of another revision than the target's are to stay for now. Only those of the source are replaced. */
function isNeeded(view: ServiceView, shift: ShiftView, traffic: Waypoint['traffic'], revision: string): boolean {
  // On the way back the failed revision's tasks stay until traffic has left them.
  if (view.isRollback || revision === view.shiftsFrom) return true;
  if (view.shiftsFrom === undefined) return false;
  // What a replaced deployment left in the target's group goes when traffic has left it; what it left beside the source
  // serves until the source has all its tasks again.
  if (shift.sharing.has(revision)) return traffic !== undefined && isToMove(shift, traffic);
  const ofSource = view.tasks.filter((task) => task.revision === view.shiftsFrom && task.standing === 'healthy');
  return ofSource.length < view.desired;
}

function keepRevision(view: ServiceView, revision: string, wanted: number, mayLaunch: boolean): Action[] {
  const tasks = view.tasks.filter((task) => task.revision === revision);
  const well = tasks.filter(({ standing }) => standing !== 'unhealthy');
  const unhealthy = tasks.filter(({ standing }) => standing === 'unhealthy');
  const healthy = well.filter(({ standing }) => standing === 'healthy').length;
  const { ceiling } = bounds(wanted, 100, view.maximumPercent);
  const actions: Action[] = [];
  const count = mayLaunch ? Math.min(wanted - well.length, Math.max(ceiling - tasks.length, 0)) : 0;
  if (count > 0) actions.push({ kind: 'launch', revision, count });
  // Without room for a replacement beside them, the unhealthy ones make room.
  const isReplaced = healthy >= wanted || (mayLaunch && count === 0 && well.length < wanted);
  const leaving = unhealthy.filter(({ wasHealthy }) => !wasHealthy || isReplaced).map(({ arn }) => arn);
  if (leaving.length > 0) actions.push({ kind: 'stop', why: 'unhealthy', tasks: leaving });
  const excess = [...well].sort(byUsefulness).slice(wanted);
  const stoppable = excess.filter(({ isProtected }) => !isProtected).map(({ arn }) => arn);
  if (stoppable.length > 0) actions.push({ kind: 'stop', why: 'scaling', tasks: stoppable });
  return actions;
}

const usefulness = { healthy: 0, unready: 1, starting: 2, unhealthy: 3 } as const;

function byUsefulness(a: TaskView, b: TaskView): number {
  return Number(b.isProtected) - Number(a.isProtected) || usefulness[a.standing] - usefulness[b.standing];
}
