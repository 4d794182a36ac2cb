import type { Clock, Milliseconds } from '../../clock.ts';
import type { Stop } from '../../engine/task.ts';
import {
  firstEffects,
  stepTask,
  type TaskEffect,
  type TaskInput,
  type TimedStatus,
} from '../../engine/task-lifecycle.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Pace } from '../../pace.ts';
import type { RunningTask, Runtime, RuntimeEvent, Usage } from '../../runtime/runtime.ts';
import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';
import { stoppedTasks } from './stopped-tasks.ts';
import { containerPorts, type LaunchDependencies, taskResources } from './task-launch.ts';
import { recordLostTasks } from './task-recovery.ts';
import { taskTimers } from './task-timers.ts';

export interface TaskRunnerDependencies extends LaunchDependencies {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly runtime: Runtime;
  readonly targets: Targets;
  /** Called after every change of a task, with what it was before. */
  readonly onChange: (task: TaskRow, before: TaskRow) => void;
}

/** Runs tasks: carries out what their lifecycle asks for, and tells it what happened. */
export interface TaskRunner {
  launch(task: TaskRow): void;
  /** Does nothing for a task that is stopping already. */
  stop(task: TaskRow, stop: Stop): void;
  /** The same without the warning: every container is killed at once, as when the host goes away. */
  lose(task: TaskRow, stop: Stop): void;
  /** Undefined where the container does not run, or the system does not say. */
  usage(taskArn: string, container: string): Usage | undefined;
  /** After a restart: the processes are gone, so the tasks that were alive are recorded as stopped. */
  recover(): void;
  /**
   * SIGTERM to every container. Resolves when all have ended or `patience` milliseconds are over; the runtime's `close`
   * ends what is left. Rows are not touched from now on: the next start finds these tasks and records them as stopped.
   */
  close(patience: number): Promise<void>;
}

const waits: Record<TimedStatus, (pace: Pace) => number> = {
  PROVISIONING: (pace) => pace.provisioning,
  PENDING: (pace) => pace.pending,
  ACTIVATING: (pace) => pace.activating,
  DEPROVISIONING: (pace) => pace.deprovisioning,
};

/** What Fargate Spot gives a task from the warning to its end. */
const spotWarningSeconds = 120;

export function taskRunner(dependencies: TaskRunnerDependencies): TaskRunner {
  const { state, clock, pace, runtime, targets } = dependencies;
  const running = new Map<string, RunningTask>();
  const timers = taskTimers(clock);
  const stopped = stoppedTasks(state, clock);
  let closing: { readonly alive: Set<string>; readonly done: () => void } | undefined;

  function rowOf(arn: string): TaskRow | undefined {
    return state.tasks.get(arn.split(':task/')[1] ?? arn);
  }

  function input(arn: string, what: TaskInput): void {
    if (closing) {
      if (what.kind === 'container') noteEnd(closing, arn, what.event);
      return;
    }
    const before = rowOf(arn);
    if (!before) return;
    const { task, effects } = stepTask(before, what, clock.now());
    const after: TaskRow = task === before ? before : { ...before, ...task, version: before.version + 1 };
    if (task !== before) {
      state.putTask(after);
      dependencies.onChange(after, before);
    }
    for (const effect of effects) perform(after, effect);
  }

  function perform(task: TaskRow, effect: TaskEffect): void {
    const { arn } = task;
    const later = (delay: Milliseconds, what: TaskInput): void => timers.after(arn, delay, () => input(arn, what));
    switch (effect.kind) {
      case 'wait':
        later(waits[effect.status](pace), { kind: 'elapsed', status: effect.status });
        return;
      case 'prepare':
        prepare(task);
        return;
      case 'start':
        running.get(arn)?.start(effect.container);
        return;
      case 'start-timeout':
        later(effect.after, { kind: 'start-timeout', container: effect.container });
        return;
      case 'start-period':
        later(pace.scale(effect.seconds), { kind: 'start-period-over', container: effect.container });
        return;
      case 'check-health':
        checkHealth(task, effect.container, effect.turn);
        return;
      case 'drain':
        drain(task);
        return;
      case 'terminate':
        running.get(arn)?.signal(effect.container, 'SIGTERM');
        later(patience(task, effect.stopTimeout), { kind: 'stop-timeout', container: effect.container });
        return;
      case 'kill':
        running.get(arn)?.signal(effect.container, 'SIGKILL');
        return;
      case 'release':
        release(task);
        return;
      default:
        effect satisfies never;
    }
  }

  function prepare(task: TaskRow): void {
    const definition = state.findTaskDefinition(task.taskDefinitionArn);
    if (!definition) {
      fail(task, 'ResourceInitializationError: the task definition is gone');
      return;
    }
    const resources = taskResources(task, definition, dependencies);
    if (resources.kind === 'refused') {
      fail(task, resources.reason);
      return;
    }
    const placement = runtime.place(containerPorts(definition));
    const placed: TaskRow = { ...task, placement };
    state.putTask(placed);
    running.set(
      task.arn,
      runtime.prepare(resources.launch(placement), (event) => input(task.arn, { kind: 'container', event })),
    );
  }

  function fail(task: TaskRow, reason: string): void {
    for (const { name } of task.containers) {
      input(task.arn, { kind: 'container', event: { kind: 'failed', container: name, reason } });
    }
  }

  function checkHealth({ arn, containers }: TaskRow, name: string, turn: 'first' | 'next'): void {
    const check = containers.find((container) => container.name === name)?.healthCheck;
    if (!check) return;
    const interval = pace.scale(check.intervalSeconds);
    const delay = turn === 'first' ? Math.min(interval, pace.longestFirstCheckWait) : interval;
    const { command, timeoutSeconds } = check;
    timers.after(arn, delay, () => running.get(arn)?.check(name, { command, timeout: timeoutSeconds * 1000 }));
  }

  function patience({ stop }: TaskRow, stopTimeout: Milliseconds): Milliseconds {
    return stop?.code === 'SpotInterruption' ? Math.min(stopTimeout, pace.scale(spotWarningSeconds)) : stopTimeout;
  }

  function drain(task: TaskRow): void {
    let waiting = task.targets.length;
    for (const { targetGroupArn, ...target } of task.targets) {
      targets.deregister(targetGroupArn, target, () => {
        waiting -= 1;
        if (waiting === 0) input(task.arn, { kind: 'drained' });
      });
    }
  }

  function release(task: TaskRow): void {
    timers.cancel(task.arn);
    running.get(task.arn)?.release();
    running.delete(task.arn);
    dependencies.endpoints.close(task.arn);
    stopped.add(task);
  }

  function noteEnd({ alive, done }: NonNullable<typeof closing>, arn: string, event: RuntimeEvent): void {
    if (event.kind === 'exited' || event.kind === 'failed') alive.delete(`${arn} ${event.container}`);
    if (alive.size === 0) done();
  }

  return {
    launch(task) {
      state.putTask(task);
      for (const effect of firstEffects) perform(task, effect);
    },
    stop(task, stop) {
      input(task.arn, { kind: 'stop', stop });
    },
    lose(task, stop) {
      input(task.arn, { kind: 'stop', stop });
      for (const { name } of task.containers) running.get(task.arn)?.signal(name, 'SIGKILL');
    },
    usage: (taskArn, container) => running.get(taskArn)?.usage(container),
    recover() {
      const all = recordLostTasks(state, targets, clock.now());
      for (const task of all.sort((a, b) => (a.stoppedAt ?? 0) - (b.stoppedAt ?? 0))) stopped.add(task);
    },
    close(patienceOfAll) {
      stopped.close();
      return new Promise((resolve) => {
        const timer = clock.after(patienceOfAll, resolve);
        const done = (): void => {
          timer.cancel();
          resolve();
        };
        const alive = new Set<string>();
        for (const [arn, task] of running) {
          for (const { name, startAsked, lastStatus } of rowOf(arn)?.containers ?? []) {
            if (!startAsked || lastStatus === 'STOPPED') continue;
            alive.add(`${arn} ${name}`);
            task.signal(name, 'SIGTERM');
          }
        }
        closing = { alive, done };
        if (alive.size === 0) done();
      });
    },
  };
}
