import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '../../models/generated/logs.ts';
import { logsError } from './errors.ts';
import {
  createStream,
  groupNamed,
  groupOf,
  type LogState,
  type LogStreamRow,
  streamKey,
  streamNamed,
  streamsOf,
} from './log-state.ts';
import { page } from './page.ts';

const describedPage = 50;
const digitsOfTime = 16;

export function createLogStream(state: LogState, { logGroupName, logStreamName }: CreateLogStreamRequest): void {
  const group = groupNamed(state, logGroupName);
  if (state.streams.has(streamKey(group.name, logStreamName))) {
    throw logsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  createStream(state, group, logStreamName);
}

export function deleteLogStream(state: LogState, { logGroupName, logStreamName }: DeleteLogStreamRequest): void {
  const group = groupNamed(state, logGroupName);
  const stream = streamNamed(state, group, logStreamName);
  state.events.deleteStream(group.name, stream.name);
  state.streams.delete(streamKey(group.name, stream.name));
}

export function describeLogStreams(state: LogState, input: DescribeLogStreamsRequest): DescribeLogStreamsResponse {
  const { logStreamNamePrefix: prefix, orderBy, descending, limit, nextToken: token } = input;
  if (orderBy === 'LastEventTime' && prefix !== undefined) {
    throw logsError('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = groupOf(state, input);
  const found = streamsOf(state, group)
    .filter(({ name }) => prefix === undefined || name.startsWith(prefix))
    .map((stream) => shown(state, stream));
  const keyOf = ({ logStreamName = '', lastEventTimestamp = 0 }: LogStream): string =>
    orderBy === 'LastEventTime'
      ? `${String(lastEventTimestamp).padStart(digitsOfTime, '0')} ${logStreamName}`
      : logStreamName;
  const { items, nextToken } = page(found, keyOf, limit ?? describedPage, token, descending);
  return { logStreams: items, nextToken };
}

function shown({ events }: LogState, { group, name, arn, created }: LogStreamRow): LogStream {
  const summary = events.summary(group, name);
  return {
    arn,
    creationTime: created,
    firstEventTimestamp: summary?.firstTimestamp,
    lastEventTimestamp: summary?.lastTimestamp,
    lastIngestionTime: summary?.lastIngestionTime,
    logStreamName: name,
    // AWS stopped counting the bytes of single streams in 2019.
    storedBytes: 0,
    uploadSequenceToken: summary && uploadSequenceToken,
  };
}

/** AWS has ignored sequence tokens since 2023 and still sends one. */
export const uploadSequenceToken = '49668851697229222522083498219012345678901234567890123456';
