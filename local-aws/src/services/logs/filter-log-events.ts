import type { FilterLogEventsRequest, FilterLogEventsResponse } from '../../models/generated/logs.ts';
import type { EventPosition, EventRange, StoredEvent } from '../../store/event-log.ts';
import { logsError } from './errors.ts';
import { compileEventPattern } from './event-pattern.ts';
import { readPosition, writePosition } from './event-position.ts';

import { groupOf, type LogGroupRow, type LogState, streamNamed, streamsOf } from './log-state.ts';
import { fitting, mostEvents } from './page-size.ts';
import { expiry } from './retention.ts';

/** Events that one call looks at; a page may then be short, or empty, and still have a next one. */
const mostSearched = 50_000;
const searchedAtOnce = 5_000;

/** AWS sorts backward only from here on: the start of 2024. */
const earliestForBackward = Date.UTC(2024, 0, 1);

interface Start {
  readonly order: EventRange['order'];
  /** The last event that was looked at; undefined at the first page. */
  readonly position: EventPosition | undefined;
}

/** A page of a group's events across its streams, in order of time: the oldest first unless asked otherwise. */
export function filterLogEvents(state: LogState, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const group = groupOf(state, input);
  const pattern = compileEventPattern(input.filterPattern ?? '');
  const matches = (message: string): boolean => pattern(message) !== undefined;
  const start = startOf(input);
  const { found, next } = search(state, group, input, start, matches);
  return {
    events: found.map((event) => ({
      eventId: writePosition(event),
      ingestionTime: event.ingestionTime,
      logStreamName: event.stream,
      message: event.message,
      timestamp: event.timestamp,
    })),
    nextToken: next && writeToken(start.order, next),
    searchedLogStreams: [],
  };
}

function search(
  state: LogState,
  group: LogGroupRow,
  input: FilterLogEventsRequest,
  { order, position }: Start,
  matches: (message: string) => boolean,
): { found: readonly StoredEvent[]; next: EventPosition | undefined } {
  const limit = input.limit ?? mostEvents;
  const range = {
    group: group.name,
    streams: wantedStreams(state, group, input),
    from: Math.max(input.startTime ?? 0, expiry(group, state.clock.now()) ?? 0),
    until: input.endTime === undefined ? undefined : input.endTime + 1,
    order,
    limit: searchedAtOnce,
  };
  const found: StoredEvent[] = [];
  let last = position;
  for (let searched = 0; searched < mostSearched; searched += searchedAtOnce) {
    const batch = state.events.read({ ...range, [order === 'oldest first' ? 'after' : 'before']: last });
    found.push(...batch.filter(({ message }) => matches(message)));
    const fits = fitting(found.slice(0, limit));
    if (fits.length < found.length) return { found: fits, next: fits.at(-1) };
    if (batch.length < searchedAtOnce) return { found, next: undefined };
    last = batch.at(-1);
  }
  return { found, next: last };
}

/** Undefined: all streams. */
function wantedStreams(
  state: LogState,
  group: LogGroupRow,
  { logStreamNames, logStreamNamePrefix: prefix }: FilterLogEventsRequest,
): readonly string[] | undefined {
  if (logStreamNames && prefix !== undefined) {
    throw logsError(
      'InvalidParameterException',
      'logStreamNamePrefix and logStreamNames are mutually exclusive parameters.',
    );
  }
  if (prefix !== undefined) {
    return streamsOf(state, group)
      .map(({ name }) => name)
      .filter((name) => name.startsWith(prefix));
  }
  return logStreamNames?.map((name) => streamNamed(state, group, name).name);
}

/** A token's direction goes before that of the request. */
function startOf({ nextToken, startFromHead = true, startTime = 0 }: FilterLogEventsRequest): Start {
  if (nextToken !== undefined) return readToken(nextToken);
  if (!startFromHead && startTime < earliestForBackward) {
    throw logsError(
      'InvalidParameterException',
      'startFromHead can be false only with a startTime on or after Jan 1, 2024 00:00:00 UTC.',
    );
  }
  return { order: startFromHead ? 'oldest first' : 'newest first', position: undefined };
}

function writeToken(order: Start['order'], position: EventPosition): string {
  return `${order === 'oldest first' ? 'f' : 'b'}/${writePosition(position)}`;
}

function readToken(token: string): Start {
  const position = /^[fb]\//.test(token) ? readPosition(token.slice(2)) : undefined;
  if (!position) throw logsError('InvalidParameterException', 'The specified nextToken is invalid.');
  return { order: token.startsWith('f') ? 'oldest first' : 'newest first', position };
}
