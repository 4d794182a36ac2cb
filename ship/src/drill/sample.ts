import type { Milliseconds } from '../clock.ts';

/** One request of the load and what became of it. */
export interface Sample {
  /** When it was sent, since the load began. */
  readonly at: Milliseconds;
  readonly elapsed: Milliseconds;
  /** `ok`, or why it counts as failed: `503`, `ECONNREFUSED`, `timeout`. */
  readonly outcome: string;
}

/** A span of the load's time, for a chart. */
export interface Bucket {
  readonly at: Milliseconds;
  readonly ok: number;
  readonly failed: number;
  /** The slowest answer in it. */
  readonly slowest: Milliseconds;
}

export interface LoadSummary {
  readonly requests: number;
  readonly failed: number;
  /** How often each failure came. */
  readonly failures: Readonly<Record<string, number>>;
  /** Of the requests that succeeded; 0 where none did. */
  readonly p99: Milliseconds;
  /** From the first failure to the end of the last one; 0 where none failed. */
  readonly outage: Milliseconds;
}

/** What a load met with. */
export function summaryOf(samples: readonly Sample[]): LoadSummary {
  const failed = samples.filter(({ outcome }) => outcome !== 'ok');
  const failures: Record<string, number> = {};
  for (const { outcome } of failed) failures[outcome] = (failures[outcome] ?? 0) + 1;
  const elapsed = samples
    .flatMap((sample) => (sample.outcome === 'ok' ? [sample.elapsed] : []))
    .toSorted((a, b) => a - b);
  const first = Math.min(...failed.map(({ at }) => at));
  const last = Math.max(...failed.map(({ at, elapsed: took }) => at + took));
  return {
    requests: samples.length,
    failed: failed.length,
    failures,
    p99: elapsed[Math.min(elapsed.length - 1, Math.floor(elapsed.length * 0.99))] ?? 0,
    outage: failed.length === 0 ? 0 : last - first,
  };
}

/** The load as a row of spans of `width`, without gaps. */
export function bucketsOf(samples: readonly Sample[], width: Milliseconds): readonly Bucket[] {
  const grouped = Map.groupBy(samples, ({ at }) => Math.floor(at / width));
  const count = Math.max(-1, ...grouped.keys()) + 1;
  return Array.from({ length: count }, (_, index) => {
    const within = grouped.get(index) ?? [];
    const ok = within.filter(({ outcome }) => outcome === 'ok').length;
    return {
      at: index * width,
      ok,
      failed: within.length - ok,
      slowest: Math.max(0, ...within.map(({ elapsed }) => elapsed)),
    };
  });
}
