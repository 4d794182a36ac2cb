import type { FastifyInstance } from 'fastify';
import { durationBounds } from './duration-histogram.ts';
import type { RouteMetrics } from './request-metrics.ts';

export interface EmbeddedMetricsOptions {
  readonly environment: string;
  readonly routes: () => readonly RouteMetrics[];
  /** Takes one line with its line end. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
}

/** What a route had counted when it was last told. */
interface Told {
  readonly requests: number;
  readonly errors: number;
  readonly counts: Float64Array;
}

const namespace = 'Shipshape/Service';
/** CloudWatch takes no more values of one metric in one line. */
const mostValues = 100;

/** Writes them every so many seconds and once more when the app closes; never without an interval. */
export function writeEmbeddedMetrics(
  app: FastifyInstance,
  seconds: number | undefined,
  options: EmbeddedMetricsOptions,
): void {
  if (seconds === undefined) return;
  const write = embeddedMetrics(options);
  const timer = setInterval(write, seconds * 1000);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    write();
  });
}

/**
 * Gives a function that writes, for each route asked since the last call, one line from which CloudWatch makes metrics:
 * `Requests`, `Errors` (5xx) and `Duration`. Durations are told by up to 100 values that stand for their distribution, so
 * that CloudWatch can give percentiles; their number is not the number of requests.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics({ environment, routes, write, now }: EmbeddedMetricsOptions): () => void {
  const toldByRoute = new Map<RouteMetrics, Told>();

  return () => {
    for (const route of routes()) {
      const told = toldByRoute.get(route);
      const current = totalsOf(route);
      toldByRoute.set(route, current);
      const requests = current.requests - (told?.requests ?? 0);
      if (requests === 0) continue;
      const counts = current.counts.map((count, bucket) => count - (told?.counts[bucket] ?? 0));
      const line = {
        _aws: {
          Timestamp: now().getTime(),
          CloudWatchMetrics: [
            {
              Namespace: namespace,
              Dimensions: [['Environment', 'Route']],
              Metrics: [
                { Name: 'Requests', Unit: 'Count' },
                { Name: 'Errors', Unit: 'Count' },
                { Name: 'Duration', Unit: 'Milliseconds' },
              ],
            },
          ],
        },
        Environment: environment,
        Route: `${route.method} ${route.route}`,
        Requests: requests,
        Errors: current.errors - (told?.errors ?? 0),
        Duration: representatives(counts),
      };
      write(`${JSON.stringify(line)}\n`);
    }
  };
}

function totalsOf({ requestsByStatus, durations }: RouteMetrics): Told {
  let requests = 0;
  let errors = 0;
  for (const [status, count] of requestsByStatus) {
    requests += count;
    if (status >= 500) errors += count;
  }
  return { requests, errors, counts: Float64Array.from(durations.counts) };
}

/** At most 100 durations in milliseconds, each bucket by its upper bound and by its part of all. */
export function representatives(counts: Float64Array): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const share = Math.max(1, total / mostValues);
  const last = durationBounds.length - 1;
  const values: number[] = [];
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    const milliseconds = (durationBounds[Math.min(bucket, last)] ?? 0) * 1000;
    while (values.length < Math.round(seen / share)) values.push(milliseconds);
  }
  return values;
}
