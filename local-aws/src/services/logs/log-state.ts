import type { Clock, Milliseconds } from '../../clock.ts';
import type { LogGroupClass } from '../../models/generated/logs.ts';
import type { EventLog } from '../../store/event-log.ts';
import type { Index, Store, Table } from '../../store/store.ts';
import { logsError } from './errors.ts';
import type { MetricFilterRow } from './metric-filter-row.ts';

export interface LogGroupRow {
  readonly name: string;
  /** Without the `:*` that some answers add. */
  readonly arn: string;
  readonly created: Milliseconds;
  readonly class: LogGroupClass;
  readonly kmsKeyId?: string | undefined;
  readonly isProtected: boolean;
  /** Undefined: events never expire. */
  readonly retentionInDays?: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStreamRow {
  readonly group: string;
  readonly name: string;
  readonly arn: string;
  readonly created: Milliseconds;
}

export interface LogState {
  readonly clock: Clock;
  /** By name. */
  readonly groups: Table<LogGroupRow>;
  /** By `streamKey`. */
  readonly streams: Table<LogStreamRow>;
  readonly streamsOfGroup: Index<LogStreamRow>;
  readonly events: EventLog;
  /** By group and filter name. */
  readonly metricFilters: Table<MetricFilterRow>;
  readonly metricFiltersOfGroup: Index<MetricFilterRow>;
}

export function logStateIn(store: Store, clock: Clock): LogState {
  const streams = store.table<LogStreamRow>('log streams');
  const metricFilters = store.table<MetricFilterRow>('log metric filters');
  return {
    clock,
    groups: store.table<LogGroupRow>('log groups'),
    streams,
    streamsOfGroup: streams.indexBy(({ group }) => [group]),
    events: store.events,
    metricFilters,
    metricFiltersOfGroup: metricFilters.indexBy(({ group }) => [group]),
  };
}

/** A group's name has no colon. */
export function streamKey(group: string, stream: string): string {
  return `${group}:${stream}`;
}

/** @throws {AwsError} ResourceNotFoundException */
export function groupNamed({ groups }: LogState, name: string): LogGroupRow {
  const group = groups.get(name);
  if (!group) throw logsError('ResourceNotFoundException', 'The specified log group does not exist.');
  return group;
}

/** @throws {AwsError} ResourceNotFoundException */
export function streamNamed(state: LogState, group: LogGroupRow, name: string): LogStreamRow {
  const stream = state.streams.get(streamKey(group.name, name));
  if (!stream) throw logsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  return stream;
}

export function streamsOf({ streamsOfGroup }: LogState, group: LogGroupRow): LogStreamRow[] {
  return streamsOfGroup.of(group.name);
}

export function createStream({ clock, streams }: LogState, group: LogGroupRow, name: string): void {
  streams.put(streamKey(group.name, name), {
    group: group.name,
    name,
    arn: `${group.arn}:log-stream:${name}`,
    created: clock.now(),
  });
}

/**
 * The group that a request names by either of its two members, one of which may be an ARN.
 * @throws {AwsError} InvalidParameterException, ResourceNotFoundException
 */
export function groupOf(
  state: LogState,
  { logGroupName, logGroupIdentifier }: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined },
): LogGroupRow {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw logsError(
      'InvalidParameterException',
      'Exactly one of the parameters logGroupName and logGroupIdentifier must be specified.',
    );
  }
  return groupNamed(state, logGroupName ?? nameIn(logGroupIdentifier ?? ''));
}

/** A group's name out of its name or ARN. */
export function nameIn(identifier: string): string {
  return /^arn:[^:]*:logs:[^:]*:\d{12}:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;
}
