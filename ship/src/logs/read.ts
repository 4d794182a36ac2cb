import type { Clock, Milliseconds } from '../clock.ts';
import { advance, type Cursor, cursorFrom, lookBack } from './cursor.ts';
import type { LogLine, LogSource } from './log-source.ts';

export interface Reading {
  readonly since: Milliseconds;
  /** Go on for lines to come. */
  readonly follow: boolean;
  readonly interval: Milliseconds;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * A log group's lines by time, each once. Without `follow` it ends with the last one until now; with it, when the signal is
 * aborted, by throwing its reason.
 */
export async function* readLog(source: LogSource, reading: Reading): AsyncGenerator<readonly LogLine[], void> {
  const { follow, interval, clock, signal } = reading;
  let cursor = cursorFrom(reading.since);
  // Without an end, a group that is written to faster than it is read would be read for ever. AWS's clock may be ahead.
  const until = follow ? undefined : clock.now() + lookBack;
  for (;;) {
    cursor = yield* readPages(source, cursor, { until, signal });
    if (!follow) return;
    await clock.wait(interval, signal);
  }
}

/** One reading, page by page: yields what is new, and returns how far it has come. */
export async function* readPages(
  source: LogSource,
  start: Cursor,
  { until, signal }: { readonly until: Milliseconds | undefined; readonly signal: AbortSignal },
): AsyncGenerator<readonly LogLine[], Cursor> {
  let cursor = start;
  const { since } = start;
  let nextToken: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await source.page(since, until, nextToken);
    const { fresh, cursor: next } = advance(cursor, page.lines);
    cursor = next;
    if (fresh.length > 0) yield fresh;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return cursor;
}
