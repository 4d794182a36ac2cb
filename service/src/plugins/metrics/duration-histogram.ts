/** Upper bounds of the buckets in seconds: a fast answer and a stuck one are both told from their neighbours. */
export const durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** How long requests took, in so little memory whatever their number. */
export interface DurationHistogram {
  /** One more than there are bounds: the last bucket takes the rest. */
  readonly counts: Float64Array;
  sumSeconds: number;
}

export function emptyHistogram(): DurationHistogram {
  return { counts: new Float64Array(durationBounds.length + 1), sumSeconds: 0 };
}

export function recordDuration(histogram: DurationHistogram, seconds: number): void {
  const { counts } = histogram;
  let bucket = 0;
  for (const bound of durationBounds) {
    if (seconds <= bound) break;
    bucket += 1;
  }
  counts[bucket] = (counts[bucket] ?? 0) + 1;
  histogram.sumSeconds += seconds;
}
