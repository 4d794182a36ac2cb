import type { LoadSample } from '../overload/load.ts';
import { durationBounds } from './duration-histogram.ts';
import type { RouteMetrics } from './request-metrics.ts';

/** What the process uses of the machine, and since when. */
export interface ProcessUsage {
  readonly nodeVersion: string;
  /** Since the epoch. */
  readonly startedAtSeconds: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
}

/** The service at the moment of the question. */
export interface ServiceState extends ProcessUsage {
  readonly version: string;
  readonly environment: string;
  readonly load: LoadSample;
  readonly isOverloaded: boolean;
  readonly requestsInFlight: number;
  readonly spansDropped: number;
}

export const prometheusMediaType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Metrics in Prometheus's text format, named by its conventions.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function prometheusText(routes: readonly RouteMetrics[], state: ServiceState): string {
  return [...requestFamilies(routes), ...stateFamilies(state)].join('\n').concat('\n');
}

function requestFamilies(routes: readonly RouteMetrics[]): readonly string[] {
  return [
    ...head('http_requests_total', 'counter', 'Requests that have ended, by route and status.'),
    ...routes.flatMap(({ method, route, requestsByStatus }) =>
      [...requestsByStatus].map(
        ([status, count]) => `http_requests_total${labels({ method, route, status: String(status) })} ${count}`,
      ),
    ),
    ...head('http_request_duration_seconds', 'histogram', 'From the head of a request to the end of its answer.'),
    ...routes.flatMap(histogram),
  ];
}

function histogram({ method, route, durations }: RouteMetrics): readonly string[] {
  const name = 'http_request_duration_seconds';
  let total = 0;
  const buckets = [...durations.counts].map((count, index) => {
    total += count;
    const le = durationBounds[index]?.toString() ?? '+Inf';
    return `${name}_bucket${labels({ method, route, le })} ${total}`;
  });
  const those = labels({ method, route });
  return [...buckets, `${name}_sum${those} ${durations.sumSeconds}`, `${name}_count${those} ${total}`];
}

function stateFamilies(state: ServiceState): readonly string[] {
  const { version, environment, nodeVersion, load } = state;
  return [
    ...head('service_info', 'gauge', 'Always 1; the labels say what runs.'),
    `service_info${labels({ version, environment, node: nodeVersion })} 1`,
    ...single('process_start_time_seconds', 'gauge', 'Since the epoch.', state.startedAtSeconds),
    ...single('process_cpu_seconds_total', 'counter', 'User and system time.', state.cpuSeconds),
    ...single('process_resident_memory_bytes', 'gauge', 'Resident memory.', state.residentBytes),
    ...single('nodejs_heap_size_used_bytes', 'gauge', 'Used heap of V8.', state.heapUsedBytes),
    ...single('nodejs_eventloop_delay_seconds', 'gauge', 'As last sampled.', load.eventLoopDelaySeconds),
    ...single('service_memory_ratio', 'gauge', 'Used of what may be used, 0 to 1.', load.memoryRatio),
    ...single('service_overloaded', 'gauge', '1 while requests are refused.', state.isOverloaded ? 1 : 0),
    ...single('http_requests_in_flight', 'gauge', 'Requests not yet ended.', state.requestsInFlight),
    ...single('service_spans_dropped_total', 'counter', 'Spans that no collector took.', state.spansDropped),
  ];
}

function single(name: string, type: string, help: string, value: number): readonly string[] {
  return [...head(name, type, help), `${name} ${value}`];
}

function head(name: string, type: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labels(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}
