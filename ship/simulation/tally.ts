/** What runs have done, for the summary: counts by name. */
export interface Tally {
  worlds: number;
  runs: number;
  requests: number;
  waits: number;
  faults: number;
  /** Virtual time that has passed. */
  milliseconds: number;
  /** By what was typed and how it ended, e.g. `deploy good → 0 succeeded`. */
  readonly ends: Map<string, number>;
}

export function emptyTally(): Tally {
  return { worlds: 0, runs: 0, requests: 0, waits: 0, faults: 0, milliseconds: 0, ends: new Map() };
}

export function countEnd(tally: Tally, end: string): void {
  tally.ends.set(end, (tally.ends.get(end) ?? 0) + 1);
}

export function addTally(sum: Tally, more: Tally): void {
  sum.worlds += more.worlds;
  sum.runs += more.runs;
  sum.requests += more.requests;
  sum.waits += more.waits;
  sum.faults += more.faults;
  sum.milliseconds += more.milliseconds;
  for (const [end, count] of more.ends) sum.ends.set(end, (sum.ends.get(end) ?? 0) + count);
}
