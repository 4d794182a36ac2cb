import type { Clock, Milliseconds } from '../../../clock.ts';
import { Distribution, type Statistics } from './distribution.ts';
import { type Point, Series, type Span } from './series.ts';

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** A metric's name. Dimensions have no order: the same ones in another order name the same metric. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

/** One or several values of a metric at one moment. */
export interface Sample extends MetricName {
  /** `Count`, `Seconds`, `Percent` …; `None` without one. */
  readonly unit: string;
  readonly timestamp: Milliseconds;
  readonly highResolution?: boolean;
  readonly values: readonly (readonly [value: number, count: number])[] | Statistics;
}

export interface MetricSummary extends MetricName {
  readonly lastPut: Milliseconds;
}

export interface MetricStore {
  put(sample: Sample): void;
  /** By periods, oldest first; values of all units together unless one is asked for. */
  read(metric: MetricName, span: Span, unit?: string): Point[];
  units(metric: MetricName): string[];
  /** Every metric that has values, by name. */
  list(): MetricSummary[];
}

export interface MetricStoreOptions {
  readonly clock: Clock;
  /** Keeps every value by the second, whatever resolution it came in. */
  readonly alwaysHighResolution: boolean;
  /** Spans of time with values, over all metrics; beyond them the metric that has been silent longest is forgotten. */
  readonly mostBuckets?: number;
}

interface Metric extends MetricName {
  readonly series: Map<string, Series>;
}

/** CloudWatch's metrics, in memory. */
export function metricStore({ clock, alwaysHighResolution, mostBuckets = 1_000_000 }: MetricStoreOptions): MetricStore {
  const metrics = new Map<string, Metric>();
  let sinceCounted = 0;

  const find = (metric: MetricName): Metric | undefined => metrics.get(keyOf(metric));
  const lastPut = ({ series }: Metric): Milliseconds => Math.max(...[...series.values()].map((each) => each.lastPut));

  /** Counting costs a walk over all metrics: it is done now and then. */
  function bound(): void {
    sinceCounted += 1;
    if (sinceCounted < 10_000) return;
    sinceCounted = 0;
    const sizeOf = ({ series }: Metric): number => [...series.values()].reduce((sum, { size }) => sum + size, 0);
    let buckets = [...metrics.values()].reduce((sum, metric) => sum + sizeOf(metric), 0);
    if (buckets <= mostBuckets) return;
    const bySilence = [...metrics].sort(([, one], [, other]) => lastPut(one) - lastPut(other));
    for (const [key, metric] of bySilence) {
      if (buckets <= mostBuckets) return;
      metrics.delete(key);
      buckets -= sizeOf(metric);
    }
  }

  return {
    put({ namespace, name, dimensions, unit, timestamp, highResolution = false, values }) {
      const key = keyOf({ namespace, name, dimensions });
      const metric = metrics.get(key) ?? { namespace, name, dimensions, series: new Map<string, Series>() };
      metrics.set(key, metric);
      const series = metric.series.get(unit) ?? new Series(unit);
      metric.series.set(unit, series);
      series.put(timestamp, highResolution || alwaysHighResolution, clock.now(), (into) => addAll(into, values));
      bound();
    },
    read(metric, span, unit) {
      const series = [...(find(metric)?.series.values() ?? [])].filter(
        (each) => unit === undefined || each.unit === unit,
      );
      const [only, ...others] = series;
      if (!only) return [];
      if (others.length === 0) return only.read(span);
      const merged = new Map<Milliseconds, Distribution>();
      for (const { start, values } of series.flatMap((each) => each.read(span))) {
        const into = merged.get(start) ?? new Distribution();
        into.merge(values);
        merged.set(start, into);
      }
      return [...merged].sort(([one], [other]) => one - other).map(([start, values]) => ({ start, values }));
    },
    units: (metric) => [...(find(metric)?.series.keys() ?? [])],
    list: () =>
      [...metrics]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, metric]) => ({ ...metric, lastPut: lastPut(metric) })),
  };
}

function addAll(into: Distribution, values: Sample['values']): void {
  if ('sampleCount' in values) into.addStatistics(values);
  else for (const [value, count] of values) into.add(value, count);
}

/** The same text for the same metric. */
export function keyOf({ namespace, name, dimensions }: MetricName): string {
  const sorted = dimensions
    .map(({ Name, Value }) => [Name, Value])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : one > other ? 1 : 0));
  return JSON.stringify([namespace, name, sorted]);
}
