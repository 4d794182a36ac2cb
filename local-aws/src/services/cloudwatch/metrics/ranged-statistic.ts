import type { Distribution } from './distribution.ts';
import type { Statistic } from './statistic.ts';

/** What lies between two bounds: above the lower, up to and with the upper. */
interface Range {
  readonly unit: 'value' | 'percent';
  readonly above: number;
  readonly upTo: number;
}

interface Part {
  readonly count: number;
  readonly sum: number;
}

const form = /^(tm|tc|ts|pr)\(([^:()]*):([^:()]*)\)$/i;
const bound = /^(\d{1,15}(?:\.\d{1,10})?)(%?)$/;

/**
 * Reads the statistics of a range: `TM(10%:90%)` (trimmed mean), `TC(:0.3)` (trimmed count: how many values are no larger),
 * `TS(80%:)` (trimmed sum) and `PR(:0.3)` (percentile rank: how many in percent). Undefined for anything else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function parseRangedStatistic(text: string): Statistic | undefined {
  const [, kind, lower, upper] = form.exec(text) ?? [];
  const range = rangeOf(lower ?? '', upper ?? '');
  if (kind === undefined || range === undefined) return undefined;
  switch (kind.toLowerCase()) {
    case 'tm':
      return told(range, ({ sum, count }) => (count === 0 ? undefined : sum / count));
    case 'tc':
      return told(range, ({ count }) => count);
    case 'ts':
      return told(range, ({ sum }) => sum);
    default:
      if (range.unit === 'percent') return undefined;
      return told(range, ({ count }, { sampleCount }) => (100 * count) / sampleCount);
  }
}

/** One bound at least, both in the same unit. */
function rangeOf(lower: string, upper: string): Range | undefined {
  const [, low, lowUnit] = bound.exec(lower) ?? [];
  const [, high, highUnit] = bound.exec(upper) ?? [];
  if ((low === undefined) !== (lower === '') || (high === undefined) !== (upper === '')) return undefined;
  const unit = lowUnit ?? highUnit;
  if (unit === undefined || (lowUnit !== undefined && highUnit !== undefined && lowUnit !== highUnit)) return undefined;
  const above = low === undefined ? Number.NEGATIVE_INFINITY : Number(low);
  const upTo = high === undefined ? Number.POSITIVE_INFINITY : Number(high);
  if (above >= upTo || (unit === '%' && high !== undefined && upTo > 100)) return undefined;
  return { unit: unit === '%' ? 'percent' : 'value', above, upTo };
}

function told(range: Range, tell: (part: Part, all: Distribution) => number | undefined): Statistic {
  return (values) => (values.hidesValues ? undefined : tell(partOf(values, range), values));
}

function partOf(values: Distribution, { unit, above, upTo }: Range): Part {
  const least = (Math.max(above, 0) / 100) * values.sampleCount;
  const most = (Math.min(upTo, 100) / 100) * values.sampleCount;
  let seen = 0;
  let count = 0;
  let sum = 0;
  for (const [value, times] of values.sorted()) {
    const inside =
      unit === 'percent'
        ? Math.max(0, Math.min(seen + times, most) - Math.max(seen, least))
        : value > above && value <= upTo
          ? times
          : 0;
    count += inside;
    sum += inside * value;
    seen += times;
  }
  return { count, sum };
}
