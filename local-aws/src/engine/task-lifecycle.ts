import type { Milliseconds } from '../clock.ts';
import type { RuntimeEvent } from '../runtime/runtime.ts';
import { isNeeded, readiness } from './container-dependencies.ts';
import { afterContainerEvent } from './container-step.ts';
import type { ContainerState, Stop, TaskState, TaskStatus } from './task.ts';

/** The steps that take AWS time of its own: the pace says how much. */
export type TimedStatus = 'PROVISIONING' | 'PENDING' | 'ACTIVATING' | 'DEPROVISIONING';

/** What can happen to a task. */
export type TaskInput =
  | { readonly kind: 'elapsed'; readonly status: TimedStatus }
  | { readonly kind: 'container'; readonly event: RuntimeEvent }
  | { readonly kind: 'stop'; readonly stop: Stop }
  /** Every target of the task has drained. */
  | { readonly kind: 'drained' }
  | { readonly kind: 'stop-timeout'; readonly container: string }
  /** What depends on the container has waited long enough. */
  | { readonly kind: 'start-timeout'; readonly container: string }
  /** From now on failed health checks count. */
  | { readonly kind: 'start-period-over'; readonly container: string };

/** What the task wants done after a step, in this order. */
export type TaskEffect =
  | { readonly kind: 'wait'; readonly status: TimedStatus }
  /** Pull the images of all containers. */
  | { readonly kind: 'prepare' }
  | { readonly kind: 'start'; readonly container: string }
  | { readonly kind: 'start-timeout'; readonly container: string; readonly after: Milliseconds }
  | { readonly kind: 'start-period'; readonly container: string; readonly seconds: number }
  /** `first` after the container's start, `next` after another check. */
  | { readonly kind: 'check-health'; readonly container: string; readonly turn: 'first' | 'next' }
  | { readonly kind: 'drain' }
  | { readonly kind: 'terminate'; readonly container: string; readonly stopTimeout: Milliseconds }
  | { readonly kind: 'kill'; readonly container: string }
  | { readonly kind: 'release' };

export interface TaskStep {
  readonly task: TaskState;
  readonly effects: readonly TaskEffect[];
}

/** A new task's first effect. */
export const firstEffects: readonly TaskEffect[] = [{ kind: 'wait', status: 'PROVISIONING' }];

/** One step of a task's life: what it becomes and what it wants done. Inputs that come too late change nothing. */
export function stepTask(task: TaskState, input: TaskInput, now: Milliseconds): TaskStep {
  switch (input.kind) {
    case 'elapsed':
      return input.status === task.lastStatus ? afterWait(task, input.status, now) : unchanged(task);
    case 'container':
      return afterEvent(task, input.event, now);
    case 'stop':
      return beginStop(task, input.stop, now);
    case 'drained':
      return task.lastStatus === 'DEACTIVATING' ? terminate(task, now) : unchanged(task);
    case 'stop-timeout':
      return isLive(task, input.container)
        ? { task, effects: [{ kind: 'kill', container: input.container }] }
        : unchanged(task);
    case 'start-timeout':
      return isLive(task, input.container)
        ? goOn(withContainer(task, input.container, { startTimedOut: true }), now)
        : unchanged(task);
    case 'start-period-over':
      return isLive(task, input.container) ? unchanged(afterStartPeriod(task, input.container)) : unchanged(task);
    default:
      return input satisfies never;
  }
}

function unchanged(task: TaskState): TaskStep {
  return { task, effects: [] };
}

function afterWait(task: TaskState, status: TimedStatus, now: Milliseconds): TaskStep {
  switch (status) {
    case 'PROVISIONING':
      return { task: { ...task, lastStatus: 'PENDING' }, effects: [{ kind: 'wait', status: 'PENDING' }] };
    case 'PENDING':
      return { task: { ...task, lastStatus: 'ACTIVATING', pullStartedAt: now }, effects: [{ kind: 'prepare' }] };
    case 'ACTIVATING':
      return unchanged({ ...task, lastStatus: 'RUNNING', startedAt: now });
    case 'DEPROVISIONING':
      return { task: { ...task, lastStatus: 'STOPPED', stoppedAt: now }, effects: [{ kind: 'release' }] };
    default:
      return status satisfies never;
  }
}

function afterEvent(before: TaskState, event: RuntimeEvent, now: Milliseconds): TaskStep {
  const { containers, effects } = afterContainerEvent(before.containers, event, now);
  const task = containers === before.containers ? before : { ...before, containers };
  if (task.desiredStatus === 'STOPPED') {
    const hasEnded = event.kind === 'exited' || event.kind === 'failed';
    return hasEnded && task.lastStatus === 'STOPPING' ? terminate(task, now) : unchanged(task);
  }
  if (task === before) return { task, effects };
  const own = containers.find(({ name }) => name === event.container);
  switch (event.kind) {
    case 'pulled':
      return goOn({ ...task, pullStoppedAt: now }, now);
    case 'started':
    case 'checked': {
      const step = goOn(task, now);
      return { ...step, effects: [...effects, ...step.effects] };
    }
    case 'failed': {
      const isSpared = own?.startAsked === true && !own.essential && !haveAllStopped(task);
      return isSpared ? goOn(task, now) : beginStop(task, { code: 'TaskFailedToStart', reason: event.reason }, now);
    }
    case 'exited':
      return own?.essential === true || haveAllStopped(task) ? crash(task, now) : goOn(task, now);
    default:
      return event satisfies never;
  }
}

/**
 * Starts the containers whose dependencies are met, once all images are there; gives up those whose dependencies never
 * will be, and the task where such a container is essential.
 */
function goOn(task: TaskState, now: Milliseconds): TaskStep {
  if (task.lastStatus !== 'ACTIVATING' || !task.containers.every(isPulled)) return unchanged(task);
  const effects: TaskEffect[] = [];
  let containers = task.containers;
  // Giving up a container may be the end of those that depend on it, wherever they stand in the list.
  for (let next = containers.find(isHopeless); next; next = containers.find(isHopeless)) {
    const reason = `CannotStartContainerError: ${reasonOf(next)}`;
    containers = replaced(containers, { ...next, lastStatus: 'STOPPED', exitCode: exitCodeOfNeverStarted, reason });
    if (!next.essential) continue;
    return beginStop({ ...task, containers }, { code: 'TaskFailedToStart', reason }, now);
  }
  for (const container of containers) {
    if (!isUnasked(container) || readiness(container, containers).kind !== 'ready') continue;
    containers = replaced(containers, { ...container, startAsked: true });
    effects.push({ kind: 'start', container: container.name });
  }
  const went: TaskState = { ...task, containers };
  if (haveAllStopped(went)) return crash(went, now);
  if (went.allStarted || containers.some(({ lastStatus }) => lastStatus === 'PENDING')) return { task: went, effects };
  return { task: { ...went, allStarted: true }, effects: [...effects, { kind: 'wait', status: 'ACTIVATING' }] };

  function isHopeless(container: ContainerState): boolean {
    return isUnasked(container) && readiness(container, containers).kind === 'never';
  }
  function reasonOf(container: ContainerState): string {
    const verdict = readiness(container, containers);
    return verdict.kind === 'never' ? verdict.reason : '';
  }
}

/** The ECS agent's choice for a container that is given up before it started: as if SIGTERM had ended it. */
const exitCodeOfNeverStarted = 143;

function beginStop(task: TaskState, stop: Stop, now: Milliseconds): TaskStep {
  if (task.desiredStatus === 'STOPPED') return unchanged(task);
  const stopping: TaskState = { ...task, desiredStatus: 'STOPPED', stop, stoppingAt: now };
  if (task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING') return deprovision(stopping, now);
  if (task.targets.length === 0) return terminate(stopping, now);
  // Fargate takes its host back in two minutes: SIGTERM comes at once, while the targets drain.
  if (stop.code === 'SpotInterruption') return withDrain(terminate(stopping, now));
  return { task: { ...stopping, lastStatus: 'DEACTIVATING' }, effects: [{ kind: 'drain' }] };
}

/** The process is gone: its targets leave the load balancer, but nothing waits for them to drain. */
function crash(task: TaskState, now: Milliseconds): TaskStep {
  const stop: Stop = { code: 'EssentialContainerExited', reason: 'Essential container in task exited' };
  const step = terminate({ ...task, desiredStatus: 'STOPPED', stop, stoppingAt: now }, now);
  return task.targets.length === 0 ? step : withDrain(step);
}

function withDrain({ task, effects }: TaskStep): TaskStep {
  return { task, effects: [{ kind: 'drain' }, ...effects] };
}

/**
 * SIGTERM to every container that nothing needs any more, each with its own stop timeout; the others get theirs when
 * what depends on them has stopped.
 */
function terminate(before: TaskState, now: Milliseconds): TaskStep {
  const containers = before.containers.map((container) =>
    isUnasked(container) ? { ...container, lastStatus: 'STOPPED' as const } : container,
  );
  const leaving = containers.filter(
    (container) => container.lastStatus !== 'STOPPED' && !container.stopAsked && !isNeeded(container, containers),
  );
  const task: TaskState = {
    ...before,
    containers: containers.map((container) =>
      leaving.includes(container) ? { ...container, stopAsked: true } : container,
    ),
  };
  if (haveAllStopped(task)) return deprovision(task, now);
  const effects = leaving.map(
    ({ name, stopTimeout }) => ({ kind: 'terminate', container: name, stopTimeout }) as const,
  );
  return { task: { ...task, lastStatus: 'STOPPING' }, effects };
}

function deprovision(task: TaskState, now: Milliseconds): TaskStep {
  const containers = task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' as const }));
  return {
    task: { ...task, containers, lastStatus: 'DEPROVISIONING', executionStoppedAt: now },
    effects: [{ kind: 'wait', status: 'DEPROVISIONING' }],
  };
}

function afterStartPeriod(task: TaskState, name: string): TaskState {
  const health = task.containers.find((container) => container.name === name)?.health;
  return health === undefined || health.counts
    ? task
    : withContainer(task, name, { health: { ...health, counts: true } });
}

function withContainer(task: TaskState, name: string, change: Partial<ContainerState>): TaskState {
  return {
    ...task,
    containers: task.containers.map((container) => (container.name === name ? { ...container, ...change } : container)),
  };
}

function replaced(containers: readonly ContainerState[], next: ContainerState): readonly ContainerState[] {
  return containers.map((container) => (container.name === next.name ? next : container));
}

function isPulled({ imageDigest }: ContainerState): boolean {
  return imageDigest !== undefined;
}

function isUnasked({ lastStatus, startAsked }: ContainerState): boolean {
  return lastStatus === 'PENDING' && !startAsked;
}

function haveAllStopped({ containers }: TaskState): boolean {
  return containers.every(({ lastStatus }) => lastStatus === 'STOPPED');
}

function isLive(task: TaskState, name: string): boolean {
  return task.containers.some((container) => container.name === name && container.lastStatus !== 'STOPPED');
}

/** Whether DescribeServices counts the task as pending: not running yet, and wanted. */
export function isPending(status: TaskStatus): boolean {
  return status === 'PROVISIONING' || status === 'PENDING' || status === 'ACTIVATING';
}
