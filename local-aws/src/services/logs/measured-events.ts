import type { MetricTransformation } from '../../models/generated/logs.ts';
import type { EventLog, NewEvent } from '../../store/event-log.ts';
import type { MetricStore } from '../cloudwatch/index.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { compileEventPattern, type EventPattern, type MatchedEvent } from './event-pattern.ts';
import type { LogState } from './log-state.ts';
import { type MetricFilterRow, metricFiltersOf } from './metric-filter-row.ts';

const minute = 60_000;

/** The log itself, and of every event that is appended to it the metrics that filters and embedded metrics make of it. */
export function measuredEvents(state: LogState, metrics: Pick<MetricStore, 'put'>): EventLog {
  const { events } = state;
  const patterns = new Map<string, EventPattern>();
  /** By filter: the last minute that has a value. */
  const lastMinute = new Map<string, number>();

  const patternOf = ({ pattern }: MetricFilterRow): EventPattern => {
    const compiled = patterns.get(pattern) ?? compileEventPattern(pattern);
    patterns.set(pattern, compiled);
    return compiled;
  };

  function apply(filter: MetricFilterRow, appended: readonly NewEvent[]): void {
    const key = `${filter.group}:${filter.filterName}`;
    const pattern = patternOf(filter);
    for (const { message, timestamp } of appended) {
      const match = pattern(message);
      if (!match) continue;
      lastMinute.set(key, Math.floor(timestamp / minute));
      for (const transformation of filter.transformations) publish(transformation, match, timestamp);
    }
    const newest = appended.at(-1)?.timestamp ?? 0;
    if (lastMinute.get(key) === Math.floor(newest / minute)) return;
    lastMinute.set(key, Math.floor(newest / minute));
    for (const transformation of filter.transformations) {
      const { defaultValue } = transformation;
      if (defaultValue !== undefined) put(transformation, defaultValue, [], newest);
    }
  }

  function publish(transformation: MetricTransformation, match: MatchedEvent, timestamp: number): void {
    const { metricValue, dimensions = {} } = transformation;
    const value = Number(metricValue.startsWith('$') ? match.lookup(metricValue) : metricValue);
    const found = Object.entries(dimensions).map(([Name, selector]) => ({ Name, Value: match.lookup(selector) }));
    if (!Number.isFinite(value) || found.some(({ Value }) => Value === undefined)) return;
    put(
      transformation,
      value,
      found.map(({ Name, Value }) => ({ Name, Value: String(Value) })),
      timestamp,
    );
  }

  function put(
    { metricNamespace: namespace, metricName: name, unit }: MetricTransformation,
    value: number,
    dimensions: readonly { readonly Name: string; readonly Value: string }[],
    timestamp: number,
  ): void {
    metrics.put({ namespace, name, dimensions, unit: unit ?? 'None', timestamp, values: [[value, 1]] });
  }

  return {
    append(group, stream, appended) {
      events.append(group, stream, appended);
      for (const event of appended) for (const sample of embeddedMetrics(event)) metrics.put(sample);
      for (const filter of metricFiltersOf(state, group)) apply(filter, appended);
    },
    read: (range) => events.read(range),
    summary: (group, stream) => events.summary(group, stream),
    storedBytes: (group) => events.storedBytes(group),
    deleteStream: (group, stream) => events.deleteStream(group, stream),
    deleteGroup: (group) => events.deleteGroup(group),
    deleteOlderThan: (group, time) => events.deleteOlderThan(group, time),
  };
}
