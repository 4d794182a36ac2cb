import type { Clock, Milliseconds, Timer } from '../../clock.ts';

/** The waits of running tasks: a task's end ends all of its own. */
export interface TaskTimers {
  after(taskArn: string, delay: Milliseconds, act: () => void): void;
  cancel(taskArn: string): void;
}

export function taskTimers(clock: Clock): TaskTimers {
  const waiting = new Map<string, Set<Timer>>();
  return {
    after(taskArn, delay, act) {
      const own = waiting.get(taskArn) ?? new Set();
      waiting.set(taskArn, own);
      const timer = clock.after(delay, () => {
        own.delete(timer);
        act();
      });
      own.add(timer);
    },
    cancel(taskArn) {
      for (const timer of waiting.get(taskArn) ?? []) timer.cancel();
      waiting.delete(taskArn);
    },
  };
}
