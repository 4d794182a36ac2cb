import type { Milliseconds } from '../../clock.ts';
import type { MetricTransformation } from '../../models/generated/logs.ts';
import type { LogState } from './log-state.ts';

export interface MetricFilterRow {
  readonly group: string;
  readonly filterName: string;
  readonly pattern: string;
  readonly transformations: readonly MetricTransformation[];
  readonly createdAt: Milliseconds;
  readonly applyOnTransformedLogs: boolean;
}

/** A group's name has no colon. */
export function metricFilterKey(group: string, filterName: string): string {
  return `${group}:${filterName}`;
}

export function metricFiltersOf({ metricFiltersOfGroup }: LogState, group: string): MetricFilterRow[] {
  return metricFiltersOfGroup.of(group);
}
