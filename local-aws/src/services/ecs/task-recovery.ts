import type { Stop } from '../../engine/task.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** What a restart of local-aws does to its tasks, told in the way of a Fargate host that goes away. */
const hostGone: Stop = { code: 'TerminationNotice', reason: 'local-aws was restarted: its tasks ended with it.' };

/** After a restart: the processes are gone, so the tasks that were alive are recorded as stopped. Returns all tasks. */
export function recordLostTasks(state: EcsState, targets: Targets, now: number): TaskRow[] {
  return [...state.tasks.values()].map((task) => {
    if (task.lastStatus === 'STOPPED') return task;
    for (const { targetGroupArn, ...target } of task.targets) targets.deregister(targetGroupArn, target, () => {});
    const stopped: TaskRow = {
      ...task,
      containers: task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' })),
      desiredStatus: 'STOPPED',
      lastStatus: 'STOPPED',
      stop: task.stop ?? hostGone,
      targets: [],
      stoppingAt: task.stoppingAt ?? now,
      executionStoppedAt: task.executionStoppedAt ?? now,
      stoppedAt: now,
    };
    state.putTask(stopped);
    return stopped;
  });
}
