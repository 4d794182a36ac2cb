import type { Distribution } from './distribution.ts';
import { parseRangedStatistic } from './ranged-statistic.ts';

/** What a statistic makes of the values of one period; undefined where it cannot be told. */
export type Statistic = (values: Distribution) => number | undefined;

const plain: ReadonlyMap<string, Statistic> = new Map<string, Statistic>([
  ['SampleCount', ({ sampleCount }) => sampleCount],
  ['Average', ({ sum, sampleCount }) => sum / sampleCount],
  ['Sum', ({ sum }) => sum],
  ['Minimum', ({ minimum }) => minimum],
  ['Maximum', ({ maximum }) => maximum],
  ['IQM', (values) => trimmed(values, 25, 75).mean],
]);

const ranked = /^(p|tm|tc|ts|wm)(\d{1,2}(?:\.\d{1,10})?|100)$/i;

/**
 * Reads `Average`, `p99`, `p95.5`, `tm90` (trimmed mean), `tc90`, `ts90`, `wm90` (winsorized mean) or `IQM`, and those of
 * a range, such as `TC(:0.3)`; undefined for anything else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function parseStatistic(text: string): Statistic | undefined {
  const [, kind, rank] = ranked.exec(text) ?? [];
  if (kind === undefined) return plain.get(text) ?? parseRangedStatistic(text);
  const upTo = Number(rank);
  switch (kind.toLowerCase()) {
    case 'p':
      return (values) => percentile(values, upTo);
    case 'tm':
      return (values) => trimmed(values, 0, upTo).mean;
    case 'tc':
      return (values) => trimmed(values, 0, upTo).count;
    case 'ts':
      return (values) => trimmed(values, 0, upTo).sum;
    default:
      return (values) => winsorizedMean(values, upTo);
  }
}

/** From 0 to 100; undefined for a statistic that is no percentile. */
export function percentileOf(text: string): number | undefined {
  const [, kind, rank] = ranked.exec(text) ?? [];
  return kind?.toLowerCase() === 'p' ? Number(rank) : undefined;
}

/** The smallest value that at least so many percent of the values do not exceed. */
function percentile(values: Distribution, rank: number): number | undefined {
  if (values.hidesValues) return undefined;
  const sorted = values.sorted();
  const wanted = (rank / 100) * values.sampleCount;
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= wanted) return clamp(value, values);
  }
  return values.maximum;
}

function clamp(value: number, { minimum, maximum }: Distribution): number {
  return Math.min(Math.max(value, minimum), maximum);
}

interface Trimmed {
  readonly mean: number | undefined;
  readonly count: number | undefined;
  readonly sum: number | undefined;
}

function trimmed(values: Distribution, from: number, to: number): Trimmed {
  if (values.hidesValues) return { mean: undefined, count: undefined, sum: undefined };
  const least = (from / 100) * values.sampleCount;
  const most = (to / 100) * values.sampleCount;
  let seen = 0;
  let count = 0;
  let sum = 0;
  for (const [value, times] of values.sorted()) {
    const inside = Math.max(0, Math.min(seen + times, most) - Math.max(seen, least));
    count += inside;
    sum += inside * value;
    seen += times;
  }
  return { mean: count === 0 ? undefined : sum / count, count, sum };
}

/** Values above the rank count as the value at the rank. */
function winsorizedMean(values: Distribution, rank: number): number | undefined {
  const highest = percentile(values, rank);
  if (highest === undefined) return undefined;
  const sum = values.sorted().reduce((total, [value, count]) => total + Math.min(value, highest) * count, 0);
  return sum / values.sampleCount;
}
