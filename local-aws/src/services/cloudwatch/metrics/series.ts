import type { Milliseconds } from '../../../clock.ts';
import { Distribution } from './distribution.ts';

const second: Milliseconds = 1_000;
const minute: Milliseconds = 60_000;
const hour: Milliseconds = 60 * minute;
const day: Milliseconds = 24 * hour;

/**
 * How long values are kept, by the span that one stored value stands for.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const tiers = [
  { resolution: second, kept: 3 * hour },
  { resolution: minute, kept: 15 * day },
  { resolution: 5 * minute, kept: 63 * day },
  { resolution: hour, kept: 455 * day },
] as const;

export interface Point {
  readonly start: Milliseconds;
  readonly values: Distribution;
}

/** A span of time cut into periods, the first of which begins at `from`. */
export interface Span {
  readonly from: Milliseconds;
  /** Exclusive. */
  readonly until: Milliseconds;
  readonly period: Milliseconds;
}

/** One metric in one unit, in every resolution that it is kept in. */
export class Series {
  readonly unit: string;
  lastPut: Milliseconds = 0;
  readonly #tiers: readonly Map<Milliseconds, Distribution>[] = tiers.map(() => new Map());

  constructor(unit: string) {
    this.unit = unit;
  }

  get size(): number {
    return this.#tiers.reduce((sum, tier) => sum + tier.size, 0);
  }

  /** Without high resolution seconds are forgotten at once. */
  put(timestamp: Milliseconds, highResolution: boolean, now: Milliseconds, add: (values: Distribution) => void): void {
    this.lastPut = now;
    for (const [index, { resolution, kept }] of tiers.entries()) {
      const tier = this.#tiers[index];
      if (!tier || timestamp < now - kept || (resolution < minute && !highResolution)) continue;
      const start = Math.floor(timestamp / resolution) * resolution;
      let values = tier.get(start);
      if (!values) {
        values = new Distribution();
        tier.set(start, values);
        forget(tier, now - kept);
      }
      add(values);
    }
  }

  /**
   * The periods that hold anything, oldest first. They are read from the coarsest spans that fit into the period: the
   * fewest to read, and those that reach back farthest.
   */
  read({ from, until, period }: Span): Point[] {
    const index = tiers.findLastIndex(({ resolution }) => period % resolution === 0 && from % resolution === 0);
    const resolution = tiers[index]?.resolution ?? second;
    const tier = this.#tiers[Math.max(index, 0)] ?? new Map<Milliseconds, Distribution>();
    const points = new Map<Milliseconds, Distribution>();
    const add = (start: Milliseconds, values: Distribution | undefined): void => {
      if (!values || start < from || start >= until) return;
      const point = from + Math.floor((start - from) / period) * period;
      const merged = points.get(point) ?? new Distribution();
      merged.merge(values);
      points.set(point, merged);
    };
    if ((until - from) / resolution < tier.size) {
      for (let start = from; start < until; start += resolution) add(start, tier.get(start));
    } else {
      for (const [start, values] of tier) add(start, values);
    }
    return [...points].sort(([one], [other]) => one - other).map(([start, values]) => ({ start, values }));
  }
}

/** Buckets come nearly in order of time, so that the old ones stand in front. */
function forget(tier: Map<Milliseconds, Distribution>, oldest: Milliseconds): void {
  for (const start of tier.keys()) {
    if (start >= oldest) return;
    tier.delete(start);
  }
}
