import type { Clock, Milliseconds, Timer } from '../../clock.ts';
import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** ECS describes stopped tasks for an hour at least. */
const kept: Milliseconds = 3_600_000;

/** Forgets tasks an hour after they stopped, so that what ran long ago does not fill the store. */
export interface StoppedTasks {
  /** Has the task forgotten in its time. */
  add(task: TaskRow): void;
  close(): void;
}

export function stoppedTasks(state: EcsState, clock: Clock): StoppedTasks {
  /** In order of their stops. */
  const waiting: { readonly arn: string; readonly until: Milliseconds }[] = [];
  let timer: Timer | undefined;

  function plan(): void {
    const [next] = waiting;
    if (next === undefined || timer !== undefined) return;
    timer = clock.after(next.until - clock.now(), () => {
      timer = undefined;
      forget();
      plan();
    });
  }

  function forget(): void {
    const due = waiting.findIndex(({ until }) => until > clock.now());
    for (const { arn } of waiting.splice(0, due < 0 ? waiting.length : due)) {
      state.tasks.delete(arn.split(':task/')[1] ?? arn);
    }
  }

  return {
    add({ arn, stoppedAt }) {
      waiting.push({ arn, until: (stoppedAt ?? clock.now()) + kept });
      plan();
    },
    close() {
      timer?.cancel();
    },
  };
}
