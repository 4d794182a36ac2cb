import type { Clock, Timer } from '../../clock.ts';
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
import type { RunningTask, Runtime, RuntimeEvent } from '../../runtime/runtime.ts';
import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';
import { containerLaunches, containerPorts, type LogOpener } from './task-launch.ts';

export interface TaskRunnerDependencies {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly runtime: Runtime;
  readonly targets: Targets;
  readonly openLog: LogOpener;
  /** Called after every change of a task, with what it was before. */
  readonly onChange: (task: TaskRow, before: TaskRow) => void;
}

/** Runs tasks: carries out what their lifecycle asks for, and tells it what happened. */
export interface TaskRunner {
  launch(task: TaskRow): void;
  /** Does nothing for a task that is stopping already. */
  stop(task: TaskRow, stop: Stop): void;
  /** After a restart: the processes are gone, so the tasks that were alive are recorded as stopped. */
  recover(): void;
  /**
   * SIGTERM to every container. Resolves when all have ended or `patience` milliseconds are over; the runtime's `close`
   * ends what is left. Rows are not touched from now on: the next start finds these tasks and records them as stopped.
   */
  close(patience: number): Promise<void>;
}

/** What a restart of local-aws does to its tasks, told in the way of a Fargate host that goes away. */
const hostGone: Stop = { code: 'TerminationNotice', reason: 'local-aws was restarted: its tasks ended with it.' };

const waits: Record<TimedStatus, (pace: Pace) => number> = {
  PROVISIONING: (pace) => pace.provisioning,
  PENDING: (pace) => pace.pending,
  ACTIVATING: (pace) => pace.activating,
  DEPROVISIONING: (pace) => pace.deprovisioning,
};

export function taskRunner(dependencies: TaskRunnerDependencies): TaskRunner {
  const { state, clock, pace, runtime, targets } = dependencies;
  const running = new Map<string, RunningTask>();
  const stopTimers = new Map<string, Timer[]>();
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
    const after: TaskRow = { ...before, ...task, version: before.version + 1 };
    if (task !== before) {
      state.putTask(after);
      dependencies.onChange(after, before);
    }
    for (const effect of effects) perform(after, effect);
  }

  function perform(task: TaskRow, effect: TaskEffect): void {
    switch (effect.kind) {
      case 'wait':
        clock.after(waits[effect.status](pace), () => input(task.arn, { kind: 'elapsed', status: effect.status }));
        return;
      case 'launch':
        start(task);
        return;
      case 'drain':
        drain(task);
        return;
      case 'terminate': {
        running.get(task.arn)?.signal(effect.container, 'SIGTERM');
        const act = (): void => input(task.arn, { kind: 'stop-timeout', container: effect.container });
        const timers = stopTimers.get(task.arn) ?? [];
        stopTimers.set(task.arn, [...timers, clock.after(effect.stopTimeout, act)]);
        return;
      }
      case 'kill':
        running.get(task.arn)?.signal(effect.container, 'SIGKILL');
        return;
      case 'release':
        for (const timer of stopTimers.get(task.arn) ?? []) timer.cancel();
        stopTimers.delete(task.arn);
        running.get(task.arn)?.release();
        running.delete(task.arn);
        return;
      default:
        effect satisfies never;
    }
  }

  function start(task: TaskRow): void {
    const definition = state.findTaskDefinition(task.taskDefinitionArn);
    if (!definition) {
      fail(task, 'ResourceInitializationError: the task definition is gone');
      return;
    }
    const launches = containerLaunches(task, definition, dependencies.openLog);
    if (launches.kind === 'refused') {
      fail(task, launches.reason);
      return;
    }
    const placement = runtime.place(containerPorts(definition));
    state.putTask({ ...task, placement });
    const launch = { taskArn: task.arn, placement, containers: launches.containers };
    running.set(
      task.arn,
      runtime.launch(launch, (event) => input(task.arn, { kind: 'container', event })),
    );
  }

  function fail(task: TaskRow, reason: string): void {
    for (const { name } of task.containers) {
      input(task.arn, { kind: 'container', event: { kind: 'failed', container: name, reason } });
    }
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
    recover() {
      for (const task of [...state.tasks.values()]) {
        if (task.lastStatus === 'STOPPED') continue;
        for (const { targetGroupArn, ...target } of task.targets) targets.deregister(targetGroupArn, target, () => {});
        const now = clock.now();
        state.putTask({
          ...task,
          containers: task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' })),
          desiredStatus: 'STOPPED',
          lastStatus: 'STOPPED',
          stop: task.stop ?? hostGone,
          targets: [],
          stoppingAt: task.stoppingAt ?? now,
          executionStoppedAt: task.executionStoppedAt ?? now,
          stoppedAt: now,
        });
      }
    },
    close(patience) {
      return new Promise((resolve) => {
        const timer = clock.after(patience, resolve);
        const done = (): void => {
          timer.cancel();
          resolve();
        };
        const alive = new Set<string>();
        for (const [arn, task] of running) {
          for (const { name, lastStatus } of rowOf(arn)?.containers ?? []) {
            if (lastStatus === 'STOPPED') continue;
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
