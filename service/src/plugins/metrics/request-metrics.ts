import type { ObserverMaker } from '../observation.ts';
import { type DurationHistogram, emptyHistogram, recordDuration } from './duration-histogram.ts';

/** Rate, errors and duration of one route since the process started. */
export interface RouteMetrics {
  readonly method: string;
  readonly route: string;
  readonly durations: DurationHistogram;
  /** By status code; a few dozen can exist. */
  readonly requestsByStatus: ReadonlyMap<number, number>;
}

export interface RequestMetrics {
  readonly observer: ObserverMaker;
  readonly routes: () => readonly RouteMetrics[];
}

/**
 * Counts requests by route. The labels are a route's method and URL pattern and the status code: a client cannot make new
 * ones, whatever it asks for. Routes that answer several methods (405) count as one.
 */
export function createRequestMetrics(): RequestMetrics {
  const routes = new Map<string, RouteMetrics & { readonly requestsByStatus: Map<number, number> }>();

  return {
    observer: ({ method, url }) => {
      const key = `${method} ${url}`;
      const metrics = routes.get(key) ?? {
        method,
        route: url,
        durations: emptyHistogram(),
        requestsByStatus: new Map(),
      };
      routes.set(key, metrics);
      const { durations, requestsByStatus } = metrics;
      return ({ status, durationMilliseconds }) => {
        requestsByStatus.set(status, (requestsByStatus.get(status) ?? 0) + 1);
        recordDuration(durations, durationMilliseconds / 1000);
      };
    },
    routes: () => [...routes.values()].filter(({ requestsByStatus }) => requestsByStatus.size > 0),
  };
}
