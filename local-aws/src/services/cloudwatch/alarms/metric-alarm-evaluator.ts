import type { Clock, Milliseconds, Timer } from '../../../clock.ts';
import {
  type AlarmDatapoint,
  evaluateAlarm,
  evaluationRange,
  isInsignificant,
} from '../../../engine/alarms/evaluate-alarm.ts';
import { stateReason } from '../../../engine/alarms/state-reason.ts';
import type { MetricDataQuery } from '../../../models/generated/cloudwatch.ts';
import type { Pace } from '../../../pace.ts';
import type { Table } from '../../../store/store.ts';
import { evaluateQuery, periodOf, type ReadMetric, readMetricFrom } from '../math/evaluate-queries.ts';
import { InvalidExpression } from '../math/expression.ts';
import type { TimeSeries, Value } from '../math/value.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { percentileOf } from '../metrics/statistic.ts';
import type { AlarmChanges } from './alarm-changes.ts';
import type { AlarmRow, MetricAlarmRow } from './alarm-rows.ts';

export interface MetricAlarmEvaluatorOptions {
  readonly alarms: Table<AlarmRow>;
  readonly metrics: MetricStore;
  readonly changes: AlarmChanges;
  readonly clock: Clock;
  readonly pace: Pace;
}

export interface MetricAlarmEvaluator {
  /** To be called when alarms came or went: without any, nothing runs. */
  reschedule(): void;
  close(): void;
}

const second: Milliseconds = 1_000;

/** How long after a period's end its data are there: own metrics are published at the end itself. */
const settling: Milliseconds = 100;

/**
 * Looks at each metric alarm whenever a period ends, once a minute for longer ones. A period, like every duration that
 * is configured for AWS's side, lasts as long as the pace says: in pace `fast` a minute of an alarm is two seconds of
 * the metric, and one second the least. Expressions see the periods as they were configured.
 */
export function metricAlarmEvaluator(options: MetricAlarmEvaluatorOptions): MetricAlarmEvaluator {
  const { alarms, clock, pace, changes } = options;
  const readMetric = readMetricFrom(options.metrics);
  const evaluatedAt = new Map<string, Milliseconds>();
  let timer: Timer | undefined;
  let isClosed = false;

  const metricAlarms = (): MetricAlarmRow[] => [...alarms.values()].filter((alarm) => alarm.kind === 'metric');
  const paced = (seconds: number): Milliseconds => Math.max(Math.round(pace.scale(seconds) / second), 1) * second;
  const stepOf = (alarm: MetricAlarmRow): Milliseconds => paced(Math.min(alarmPeriod(alarm), 60));

  function reschedule(): void {
    timer?.cancel();
    timer = undefined;
    const all = metricAlarms();
    if (isClosed || all.length === 0) return;
    const now = clock.now() - settling;
    const next = Math.min(...all.map((alarm) => (Math.floor(now / stepOf(alarm)) + 1) * stepOf(alarm)));
    timer = clock.after(next + settling - clock.now(), look);
  }

  function look(): void {
    const now = clock.now() - settling;
    for (const alarm of metricAlarms()) {
      const end = Math.floor(now / stepOf(alarm)) * stepOf(alarm);
      if (evaluatedAt.get(alarm.name) === end) continue;
      evaluatedAt.set(alarm.name, end);
      tryToEvaluate(alarm, end);
    }
    for (const name of evaluatedAt.keys()) if (!alarms.has(name)) evaluatedAt.delete(name);
    reschedule();
  }

  /** An expression that its data make impossible leaves the alarm as it is. */
  function tryToEvaluate(alarm: MetricAlarmRow, end: Milliseconds): void {
    try {
      evaluate(alarm, end);
    } catch (error) {
      if (!(error instanceof InvalidExpression)) throw error;
    }
  }

  function evaluate(alarm: MetricAlarmRow, end: Milliseconds): void {
    const periodSeconds = alarmPeriod(alarm);
    const actual = paced(periodSeconds);
    const length = evaluationRange(alarm.threshold);
    const range = datapoints(
      alarm,
      { end, actual, nominal: periodSeconds * 1000, length },
      readMetric,
      options.metrics,
    );
    const verdict = evaluateAlarm(alarm.threshold, range);
    if (verdict.kind === 'retain') return;
    changes.change(alarm.name, {
      value: verdict.state,
      reason: stateReason(alarm.threshold, verdict, alarm.standing.value),
      reasonData: reasonData(alarm, range, verdict.evaluated, clock.now()),
      datapoints: verdict.evaluated,
    });
  }

  return {
    reschedule,
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}

/** The alarm's queries; a single metric is a query as well. */
export function queriesOf({ source }: MetricAlarmRow): readonly MetricDataQuery[] {
  if (source.kind === 'queries') return source.queries;
  const { namespace, metricName, dimensions, period, statistic, extendedStatistic, unit } = source.metric;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
  return [
    {
      Id: 'm',
      MetricStat: { Metric, Period: period, Stat: statistic ?? extendedStatistic ?? '', Unit: unit },
      ReturnData: true,
    },
  ];
}

/** The query whose result is held against the threshold. */
export function watchedQuery(queries: readonly MetricDataQuery[]): MetricDataQuery | undefined {
  return queries.length === 1 ? queries[0] : queries.find(({ ReturnData }) => ReturnData !== false);
}

/** Seconds. */
export function alarmPeriod(alarm: MetricAlarmRow): number {
  const queries = queriesOf(alarm);
  const watched = watchedQuery(queries);
  return watched ? periodOf(watched, queries) : 60;
}

interface Range {
  readonly end: Milliseconds;
  /** How long a period lasts here, and how long it was configured to last. */
  readonly actual: Milliseconds;
  readonly nominal: Milliseconds;
  readonly length: number;
}

/** Newest first. Expressions are calculated in the time that was configured: period 0 is the range's oldest. */
function datapoints(
  alarm: MetricAlarmRow,
  { end, actual, nominal, length }: Range,
  readMetric: ReadMetric,
  metrics: MetricStore,
): (AlarmDatapoint | undefined)[] {
  const queries = queriesOf(alarm);
  const watched = watchedQuery(queries);
  if (!watched) return [];
  const from = end - length * actual;
  const read: ReadMetric = (query) => {
    const points = readMetric(query, { from, until: end, period: actual });
    return new Map([...points].map(([start, value]) => [((start - from) / actual) * nominal, value]));
  };
  const value = evaluateQuery(watched, queries, { from: 0, until: length * nominal, period: nominal }, read);
  const insignificant = insignificantPeriods(alarm, { from, until: end, period: actual }, metrics);
  return Array.from({ length }, (_, age) => {
    const index = length - 1 - age;
    const found = at(value, index * nominal);
    const start = from + index * actual;
    return found === undefined ? undefined : { start, value: found, isInsignificant: insignificant.has(start) };
  });
}

function at(value: Value, start: Milliseconds): number | undefined {
  const inSeries = (points: TimeSeries | undefined): number | undefined => points?.get(start);
  switch (value.kind) {
    case 'scalar':
      return Number.isFinite(value.value) ? value.value : undefined;
    case 'series':
      return inSeries(value.points);
    case 'several':
      return inSeries(value.series[0]);
    default:
      return value satisfies never;
  }
}

function insignificantPeriods(
  { lowSamples, source }: MetricAlarmRow,
  span: { readonly from: Milliseconds; readonly until: Milliseconds; readonly period: Milliseconds },
  metrics: MetricStore,
): ReadonlySet<Milliseconds> {
  if (lowSamples !== 'ignore' || source.kind !== 'single') return new Set();
  const percentile = percentileOf(source.metric.extendedStatistic ?? '');
  if (percentile === undefined) return new Set();
  const { namespace, metricName: name, dimensions, unit } = source.metric;
  const points = metrics.read({ namespace, name, dimensions }, span, unit);
  return new Set(
    points.filter(({ values }) => isInsignificant(percentile, values.sampleCount)).map(({ start }) => start),
  );
}

/** What StateReasonData holds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
function reasonData(
  alarm: MetricAlarmRow,
  range: readonly (AlarmDatapoint | undefined)[],
  evaluated: readonly AlarmDatapoint[],
  now: Milliseconds,
): string {
  const zoned = (point: Milliseconds): string => new Date(point).toISOString().replace('Z', '+0000');
  const { source } = alarm;
  const { evaluationPeriods, threshold } = alarm.threshold;
  return JSON.stringify({
    version: '1.0',
    queryDate: zoned(now),
    ...(evaluated.length > 0 && { startDate: zoned(evaluated.at(-1)?.start ?? now) }),
    ...(source.kind === 'single' && { statistic: source.metric.statistic ?? source.metric.extendedStatistic }),
    period: alarmPeriod(alarm),
    recentDatapoints: range
      .slice(0, evaluationPeriods)
      .flatMap((point) => (point ? [point.value] : []))
      .reverse(),
    threshold,
    evaluatedDatapoints: evaluated.slice(0, 20).map(({ start, value }) => ({ timestamp: zoned(start), value })),
  }).slice(0, 4000);
}
