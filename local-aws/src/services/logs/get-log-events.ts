import type { GetLogEventsRequest, GetLogEventsResponse } from '../../models/generated/logs.ts';
import type { EventPosition } from '../../store/event-log.ts';
import { logsError } from './errors.ts';
import { readPosition, writePosition } from './event-position.ts';
import { groupOf, type LogState, streamNamed } from './log-state.ts';
import { fitting, mostEvents } from './page-size.ts';
import { expiry } from './retention.ts';

interface Token {
  readonly direction: 'forward' | 'backward';
  readonly position: EventPosition;
}

const beforeAll: EventPosition = { timestamp: 0, sequence: 0 };

/**
 * A page of one stream. The forward token leads to what comes after the page, also to what is not written yet; at
 * either end of the stream the token that was given is given back.
 */
export function getLogEvents(state: LogState, input: GetLogEventsRequest): GetLogEventsResponse {
  const group = groupOf(state, input);
  const stream = streamNamed(state, group, input.logStreamName);
  const token = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  const isForward = token ? token.direction === 'forward' : (input.startFromHead ?? false);
  const from = Math.max(input.startTime ?? 0, expiry(group, state.clock.now()) ?? 0);
  const found = fitting(
    state.events.read({
      group: group.name,
      streams: [stream.name],
      from,
      until: input.endTime,
      after: token?.direction === 'forward' ? token.position : undefined,
      before: token?.direction === 'backward' ? token.position : undefined,
      order: isForward ? 'oldest first' : 'newest first',
      limit: input.limit ?? mostEvents,
    }),
  );
  const events = isForward ? found : found.reverse();
  const here = token?.position ?? beforeAll;
  return {
    events: events.map(({ timestamp, ingestionTime, message }) => ({ timestamp, ingestionTime, message })),
    nextForwardToken: `f/${writePosition(events.at(-1) ?? here)}/s`,
    nextBackwardToken: `b/${writePosition(events[0] ?? here)}/s`,
  };
}

function readToken(token: string): Token {
  const [, letter, digits = ''] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  const position = readPosition(digits);
  if (!position) throw logsError('InvalidParameterException', 'The specified nextToken is invalid.');
  return { direction: letter === 'f' ? 'forward' : 'backward', position };
}
