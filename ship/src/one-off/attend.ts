import type { Clock, Milliseconds } from '../clock.ts';
import type { TaskState } from '../deployment/state.ts';
import { type Cursor, cursorFrom, lookBack } from '../logs/cursor.ts';
import type { LogLine } from '../logs/log-source.ts';
import { readPages } from '../logs/read.ts';
import type { OneOffEnd, OneOffTask } from './one-off.ts';

export interface Attendance {
  /** Whose exit code counts. */
  readonly container: string;
  readonly clock: Clock;
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  /** Aborted: the task is stopped. */
  readonly signal: AbortSignal;
  readonly onLines: (lines: readonly LogLine[]) => void;
  readonly onStatus: (status: string) => void;
}

/** Looks at the log after the task has stopped: CloudWatch Logs takes the last lines in a moment late. */
const lastLooks = 3;
/** Longer than ECS gives a container to end by itself (stopTimeout: 120 s at most on Fargate). */
const longestStop: Milliseconds = 180_000;

/**
 * Stays with a task until it has stopped, and tells its lines meanwhile. When the time is up or the signal is aborted, the
 * task is stopped, and its last lines are told all the same.
 */
export async function attend(task: OneOffTask, attendance: Attendance): Promise<OneOffEnd> {
  const { container, clock, interval, timeout, signal, onStatus } = attendance;
  const began = clock.now();
  let cursor = cursorFrom(Math.max(0, task.createdAt - lookBack));
  let cut: { readonly kind: 'timed out' | 'interrupted'; readonly at: Milliseconds } | undefined;
  let status = '';

  for (;;) {
    const state = await task.look();
    if (state !== undefined && state.status !== status) {
      status = state.status;
      onStatus(status);
    }
    cursor = await tellLines(task, cursor, attendance);
    if (state?.status === 'STOPPED') {
      for (let looks = 0; looks < lastLooks; looks += 1) {
        await clock.wait(interval);
        cursor = await tellLines(task, cursor, attendance);
      }
      return endOf(state, container, cut?.kind, clock.now() - began);
    }
    const now = clock.now();
    if (cut === undefined && (signal.aborted || now - began >= timeout)) {
      cut = { kind: signal.aborted ? 'interrupted' : 'timed out', at: now };
      await task.stop(`ship run: ${cut.kind}`);
    }
    if (cut !== undefined && now - cut.at > longestStop) {
      return { kind: cut.kind, exitCode: undefined, reason: 'it has not stopped yet', elapsed: now - began };
    }
    // The first Ctrl-C wakes it; after that it waits for the task to stop.
    await clock.wait(interval, cut === undefined ? signal : undefined).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

async function tellLines(task: OneOffTask, start: Cursor, { onLines }: Attendance): Promise<Cursor> {
  const pages = readPages(task.log, start, { until: undefined, signal: new AbortController().signal });
  for (;;) {
    const page = await pages.next();
    if (page.done === true) return page.value;
    onLines(page.value);
  }
}

function endOf(
  { containers, stoppedReason, stopCode }: TaskState,
  container: string,
  cut: 'timed out' | 'interrupted' | undefined,
  elapsed: Milliseconds,
): OneOffEnd {
  const own = containers.find(({ name }) => name === container);
  const exitCode = own?.exitCode;
  const isToldAlready = own === undefined || own.reason === '' || stoppedReason.includes(own.reason);
  const reason = isToldAlready ? stoppedReason : `${stoppedReason} (${own.reason})`;
  if (cut !== undefined) return { kind: cut, exitCode, reason, elapsed };
  const neverRan = exitCode === undefined || stopCode === 'TaskFailedToStart';
  return { kind: neverRan ? 'never started' : 'ended', exitCode, reason, elapsed };
}
