import type { Milliseconds } from '../../clock.ts';
import type {
  InputLogEvent,
  PutLogEventsRequest,
  PutLogEventsResponse,
  RejectedLogEventsInfo,
} from '../../models/generated/logs.ts';
import { logsError } from './errors.ts';
import { groupNamed, type LogGroupRow, type LogState, streamNamed } from './log-state.ts';
import { uploadSequenceToken } from './log-streams.ts';
import { day, expiry } from './retention.ts';

const largestBatch = 1_048_576;
/** What AWS counts for an event besides its message. */
const eventOverhead = 26;
const oldest = 14 * day;
const newest = 2 * 3_600_000;

/** Rules and limits: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
export function putLogEvents(state: LogState, input: PutLogEventsRequest): PutLogEventsResponse {
  const group = groupNamed(state, input.logGroupName);
  const stream = streamNamed(state, group, input.logStreamName);
  checkBatch(input.logEvents);
  const now = state.clock.now();
  const { accepted, rejected } = sift(input.logEvents, group, now);
  state.events.append(
    group.name,
    stream.name,
    accepted.map(({ timestamp, message }) => ({ timestamp, ingestionTime: now, message })),
  );
  return { nextSequenceToken: uploadSequenceToken, rejectedLogEventsInfo: rejected };
}

function checkBatch(events: readonly InputLogEvent[]): void {
  let size = 0;
  let previous = 0;
  for (const { timestamp, message } of events) {
    if (timestamp < previous) {
      throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
    }
    previous = timestamp;
    size += Buffer.byteLength(message) + eventOverhead;
  }
  if (size > largestBatch) throw invalid(`Upload too large: ${size} bytes exceeds limit of ${largestBatch}`);
  if (previous - (events[0]?.timestamp ?? previous) > day) {
    throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

function invalid(message: string): Error {
  return logsError('InvalidParameterException', message);
}

/** Events outside the accepted times are left out; the others of the batch are kept. */
function sift(
  events: readonly InputLogEvent[],
  group: LogGroupRow,
  now: Milliseconds,
): { accepted: readonly InputLogEvent[]; rejected: RejectedLogEventsInfo | undefined } {
  const firstIndex = (isIn: (timestamp: Milliseconds) => boolean): number => {
    const index = events.findIndex(({ timestamp }) => isIn(timestamp));
    return index < 0 ? events.length : index;
  };
  const expired = expiry(group, now) ?? Number.NEGATIVE_INFINITY;
  const tooOldEnd = firstIndex((timestamp) => timestamp >= now - oldest);
  const expiredEnd = firstIndex((timestamp) => timestamp >= expired);
  const tooNewStart = firstIndex((timestamp) => timestamp > now + newest);
  const start = Math.max(tooOldEnd, expiredEnd);
  const rejected: RejectedLogEventsInfo = {
    tooOldLogEventEndIndex: tooOldEnd > 0 ? tooOldEnd : undefined,
    expiredLogEventEndIndex: expiredEnd > 0 ? expiredEnd : undefined,
    tooNewLogEventStartIndex: tooNewStart < events.length ? tooNewStart : undefined,
  };
  const isAnyRejected = start > 0 || tooNewStart < events.length;
  return { accepted: events.slice(start, tooNewStart), rejected: isAnyRejected ? rejected : undefined };
}
