import type { Milliseconds, Timer } from '../../clock.ts';
import { nextRun, parseSchedule, type ZoneOffset, zoneOffset } from '../../engine/autoscaling/schedule.ts';
import type { Scaler } from './scaler.ts';
import { keyOf, keyOfNamed, type ScalingState, type ScheduledActionRow } from './state.ts';

export interface ActionScheduler {
  /** To be called when scheduled actions came, went or changed. */
  reschedule(): void;
  close(): void;
}

const utc: ZoneOffset = () => 0;
/** Timers of the machine's clock count no further. */
const longestWait: Milliseconds = 86_400_000;

/** Runs scheduled actions by the wall clock, whatever the pace: what is planned for eight o'clock runs at eight o'clock. */
export function actionScheduler(state: ScalingState, scaler: Scaler): ActionScheduler {
  const { clock, actions, targets } = state;
  let lastLook = clock.now();
  let timer: Timer | undefined;
  let isClosed = false;

  function nextOf(row: ScheduledActionRow, after: Milliseconds): Milliseconds | undefined {
    const schedule = parseSchedule(row.schedule);
    const offset = row.timezone === undefined ? utc : (zoneOffset(row.timezone) ?? utc);
    return schedule && nextRun(schedule, row, offset, after);
  }

  function reschedule(): void {
    timer?.cancel();
    timer = undefined;
    const next = [...actions.values()].flatMap((row) => nextOf(row, lastLook) ?? []);
    if (isClosed || next.length === 0) {
      lastLook = clock.now();
      return;
    }
    const wait = Math.max(Math.min(...next) - clock.now(), 0);
    timer = clock.after(Math.min(wait, longestWait), look);
  }

  function look(): void {
    const now = clock.now();
    for (const row of [...actions.values()]) {
      const due = nextOf(row, Math.max(lastLook, row.createdAt));
      if (due === undefined || due > now) continue;
      run(row);
      // What runs once is gone afterwards, as on AWS.
      if (row.schedule.startsWith('at(')) actions.delete(keyOfNamed(row, row.name));
    }
    lastLook = now;
    reschedule();
  }

  function run(row: ScheduledActionRow): void {
    const target = targets.get(keyOf(row));
    if (!target || target.suspended.ScheduledScalingSuspended) return;
    const minimum = row.action.MinCapacity ?? target.minimum;
    const maximum = row.action.MaxCapacity ?? target.maximum;
    const changed = { ...target, minimum, maximum: Math.max(maximum, minimum) };
    targets.put(keyOf(target), changed);
    scaler.keepWithinBounds(
      changed,
      (bound, capacity) => `${bound} capacity was set to ${capacity} by scheduled action ${row.name}`,
    );
  }

  return {
    reschedule,
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}
