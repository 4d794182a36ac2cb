import type { Milliseconds } from '../clock.ts';
import type { LogLine } from './log-source.ts';

/** How far a reader has come in a log group. */
export interface Cursor {
  /** Where the next reading begins. */
  readonly since: Milliseconds;
  /** The lines from `since` on that have been told, with their times. */
  readonly told: ReadonlyMap<string, Milliseconds>;
}

/** CloudWatch Logs takes lines in some seconds late; so far back every reading looks again. */
export const lookBack: Milliseconds = 15_000;

export function cursorFrom(since: Milliseconds): Cursor {
  return { since, told: new Map() };
}

/**
 * Tells new lines from those that a reading repeats, by AWS's ids, and moves on: the next reading begins a little before
 * the newest line, so that a line that comes late is not lost.
 */
export function advance(cursor: Cursor, lines: readonly LogLine[]): { fresh: readonly LogLine[]; cursor: Cursor } {
  const told = new Map(cursor.told);
  const fresh = lines.filter(({ id, at }) => {
    if (told.has(id)) return false;
    told.set(id, at);
    return true;
  });
  const newest = lines.reduce((latest, { at }) => Math.max(latest, at), cursor.since + lookBack);
  const since = newest - lookBack;
  return {
    fresh: fresh.toSorted((one, other) => one.at - other.at),
    cursor: { since, told: new Map([...told].filter(([, at]) => at >= since)) },
  };
}
