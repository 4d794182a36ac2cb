import type { Milliseconds } from '../clock.ts';
import type { RuntimeEvent } from '../runtime/runtime.ts';
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
  | { readonly kind: 'stop-timeout'; readonly container: string };

/** What the task wants done after a step, in this order. */
export type TaskEffect =
  | { readonly kind: 'wait'; readonly status: TimedStatus }
  | { readonly kind: 'launch' }
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
      return afterContainer(task, input.event, now);
    case 'stop':
      return beginStop(task, input.stop, now);
    case 'drained':
      return task.lastStatus === 'DEACTIVATING' ? terminate(task, now) : unchanged(task);
    case 'stop-timeout':
      return isLive(task, input.container)
        ? { task, effects: [{ kind: 'kill', container: input.container }] }
        : unchanged(task);
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
      return { task: { ...task, lastStatus: 'ACTIVATING', pullStartedAt: now }, effects: [{ kind: 'launch' }] };
    case 'ACTIVATING':
      return unchanged({ ...task, lastStatus: 'RUNNING', startedAt: now });
    case 'DEPROVISIONING':
      return { task: { ...task, lastStatus: 'STOPPED', stoppedAt: now }, effects: [{ kind: 'release' }] };
    default:
      return status satisfies never;
  }
}

function afterContainer(before: TaskState, event: RuntimeEvent, now: Milliseconds): TaskStep {
  const task = { ...before, containers: before.containers.map((container) => withEvent(container, event)) };
  switch (event.kind) {
    case 'pulled':
      return unchanged({ ...task, pullStoppedAt: now });
    case 'started': {
      const allStarted = task.containers.every(({ lastStatus }) => lastStatus !== 'PENDING');
      const isStarting = allStarted && task.lastStatus === 'ACTIVATING';
      return isStarting ? { task, effects: [{ kind: 'wait', status: 'ACTIVATING' }] } : unchanged(task);
    }
    case 'failed':
      return task.desiredStatus === 'STOPPED'
        ? ifAllStopped(task, now)
        : beginStop(task, { code: 'TaskFailedToStart', reason: event.reason }, now);
    case 'exited': {
      if (task.desiredStatus === 'STOPPED') return ifAllStopped(task, now);
      const isEssential = task.containers.some(({ name, essential }) => essential && name === event.container);
      const isLast = task.containers.every(({ lastStatus }) => lastStatus === 'STOPPED');
      if (!isEssential && !isLast) return unchanged(task);
      return crash(task, now);
    }
    default:
      return event satisfies never;
  }
}

function withEvent(container: ContainerState, event: RuntimeEvent): ContainerState {
  if (container.name !== event.container) return container;
  switch (event.kind) {
    case 'pulled':
      return { ...container, imageDigest: event.imageDigest };
    case 'started':
      return { ...container, lastStatus: 'RUNNING', runtimeId: event.runtimeId };
    case 'failed':
      return { ...container, lastStatus: 'STOPPED', reason: event.reason };
    case 'exited': {
      const reason = event.outOfMemory ? 'OutOfMemoryError: Container killed due to memory usage' : container.reason;
      return { ...container, lastStatus: 'STOPPED', exitCode: event.exitCode, reason };
    }
    default:
      return event satisfies never;
  }
}

function beginStop(task: TaskState, stop: Stop, now: Milliseconds): TaskStep {
  if (task.desiredStatus === 'STOPPED') return unchanged(task);
  const stopping: TaskState = { ...task, desiredStatus: 'STOPPED', stop, stoppingAt: now };
  if (task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING') return deprovision(stopping, now);
  if (task.targets.length === 0) return terminate(stopping, now);
  return { task: { ...stopping, lastStatus: 'DEACTIVATING' }, effects: [{ kind: 'drain' }] };
}

/** The process is gone: its targets leave the load balancer, but nothing waits for them to drain. */
function crash(task: TaskState, now: Milliseconds): TaskStep {
  const stop: Stop = { code: 'EssentialContainerExited', reason: 'Essential container in task exited' };
  const step = terminate({ ...task, desiredStatus: 'STOPPED', stop, stoppingAt: now }, now);
  return task.targets.length === 0 ? step : { ...step, effects: [{ kind: 'drain' }, ...step.effects] };
}

/** SIGTERM to every container that still lives, each with its own stop timeout. */
function terminate(task: TaskState, now: Milliseconds): TaskStep {
  const live = task.containers.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  if (live.length === 0) return deprovision(task, now);
  const effects = live.map(({ name, stopTimeout }) => ({ kind: 'terminate', container: name, stopTimeout }) as const);
  return { task: { ...task, lastStatus: 'STOPPING' }, effects };
}

function ifAllStopped(task: TaskState, now: Milliseconds): TaskStep {
  const isOver = task.lastStatus === 'STOPPING' && task.containers.every(({ lastStatus }) => lastStatus === 'STOPPED');
  return isOver ? deprovision(task, now) : unchanged(task);
}

function deprovision(task: TaskState, now: Milliseconds): TaskStep {
  const containers = task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' as const }));
  return {
    task: { ...task, containers, lastStatus: 'DEPROVISIONING', executionStoppedAt: now },
    effects: [{ kind: 'wait', status: 'DEPROVISIONING' }],
  };
}

function isLive(task: TaskState, name: string): boolean {
  return task.containers.some((container) => container.name === name && container.lastStatus !== 'STOPPED');
}

/** Whether DescribeServices counts the task as pending: not running yet, and wanted. */
export function isPending(status: TaskStatus): boolean {
  return status === 'PROVISIONING' || status === 'PENDING' || status === 'ACTIVATING';
}
