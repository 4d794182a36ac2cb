import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/logs.ts';
import type { Store } from '../../store/store.ts';
import type { Call } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { MetricStore } from '../cloudwatch/index.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { listTagsForResource, listTagsLogGroup, tagResource, untagResource } from './log-group-tags.ts';
import { createLogGroup, deleteLogGroup, describeLogGroups } from './log-groups.ts';
import { type LogState, logStateIn } from './log-state.ts';
import { createLogStream, deleteLogStream, describeLogStreams } from './log-streams.ts';
import { type LogWriter, logWriters } from './log-writer.ts';
import { measuredEvents } from './measured-events.ts';
import { deleteMetricFilter, describeMetricFilters, putMetricFilter, testMetricFilter } from './metric-filters.ts';
import { putLogEvents } from './put-log-events.ts';
import { deleteRetentionPolicy, putRetentionPolicy } from './retention.ts';

export interface LogsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  /** Where metric filters and embedded metrics publish. */
  readonly metrics?: Pick<MetricStore, 'put'>;
}

/** CloudWatch Logs, which local-aws itself writes the output of tasks to. A group is the same in every region. */
export interface Logs {
  readonly service: ServicePlugin;
  /** Creates the group where it is missing. */
  ensureGroup(group: string, region: string): void;
  /** Creates the stream where it is missing; undefined where the group is. */
  openStream(group: string, stream: string): LogWriter | undefined;
  /** Before the store is closed: keeps what was written a moment ago; what is written later is dropped. */
  close(): void;
}

export function logs({ store, clock, metrics }: LogsDependencies): Logs {
  const kept = logStateIn(store, clock);
  const state = metrics === undefined ? kept : { ...kept, events: measuredEvents(kept, metrics) };
  const writers = logWriters(state);
  // Whoever asks sees every line that was written before.
  const flushed = (): LogState => {
    writers.flush();
    return state;
  };
  const service = defineService<Operations>('logs', {
    CreateLogGroup: answerless((input, call) => createLogGroup(state, input, call)),
    CreateLogStream: answerless((input) => createLogStream(state, input)),
    DeleteLogGroup: answerless((input) => deleteLogGroup(flushed(), input)),
    DeleteMetricFilter: answerless((input) => deleteMetricFilter(state, input)),
    DeleteLogStream: answerless((input) => deleteLogStream(flushed(), input)),
    DeleteRetentionPolicy: answerless((input) => deleteRetentionPolicy(state, input)),
    DescribeLogGroups: (input) => describeLogGroups(flushed(), input),
    DescribeLogStreams: (input) => describeLogStreams(flushed(), input),
    DescribeMetricFilters: (input) => describeMetricFilters(state, input),
    FilterLogEvents: (input) => filterLogEvents(flushed(), input),
    GetLogEvents: (input) => getLogEvents(flushed(), input),
    ListTagsForResource: (input) => listTagsForResource(state, input),
    ListTagsLogGroup: (input) => listTagsLogGroup(state, input),
    PutLogEvents: (input) => putLogEvents(flushed(), input),
    PutMetricFilter: answerless((input) => putMetricFilter(state, input)),
    PutRetentionPolicy: answerless((input) => putRetentionPolicy(state, input)),
    TagResource: answerless((input) => tagResource(state, input)),
    TestMetricFilter: testMetricFilter,
    UntagResource: answerless((input) => untagResource(state, input)),
  });
  const ensureGroup = (logGroupName: string, region: string): void => {
    if (!state.groups.has(logGroupName)) createLogGroup(state, { logGroupName }, { region });
  };
  return { service, ensureGroup, openStream: writers.open, close: writers.close };
}

/** For operations that AWS answers without a body. */
function answerless<Input>(
  act: (input: Input, call: Call) => void,
): (input: Input, call: Call) => Readonly<Record<string, never>> {
  return (input, call) => {
    act(input, call);
    return {};
  };
}
