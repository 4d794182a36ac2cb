import type { FilterLogEventsRequest, FilterLogEventsResponse } from '../../models/generated/logs.ts';
import type { EventPosition, StoredEvent } from '../../store/event-log.ts';
import { logsError } from './errors.ts';
import { readPosition, writePosition } from './event-position.ts';
import { compileFilterPattern } from './filter-pattern.ts';
import { groupOf, type LogGroupRow, type LogState, streamNamed, streamsOf } from './log-state.ts';
import { fitting, mostEvents } from './page-size.ts';
import { expiry } from './retention.ts';

/** Events that one call looks at; a page may then be short, or empty, and still have a next one. */
const mostSearched = 50_000;
const searchedAtOnce = 5_000;

/** A page of a group's events across its streams, in order of time. */
export function filterLogEvents(state: LogState, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const group = groupOf(state, input);
  const matches = compileFilterPattern(input.filterPattern ?? '');
  const { found, next } = search(state, group, input, matches);
  return {
    events: found.map((event) => ({
      eventId: writePosition(event),
      ingestionTime: event.ingestionTime,
      logStreamName: event.stream,
      message: event.message,
      timestamp: event.timestamp,
    })),
    nextToken: next && writePosition(next),
    searchedLogStreams: [],
  };
}

function search(
  state: LogState,
  group: LogGroupRow,
  input: FilterLogEventsRequest,
  matches: (message: string) => boolean,
): { found: readonly StoredEvent[]; next: EventPosition | undefined } {
  const limit = input.limit ?? mostEvents;
  const streams = wantedStreams(state, group, input);
  const from = Math.max(input.startTime ?? 0, expiry(group, state.clock.now()) ?? 0);
  const until = input.endTime === undefined ? undefined : input.endTime + 1;
  const found: StoredEvent[] = [];
  let after = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  for (let searched = 0; searched < mostSearched; searched += searchedAtOnce) {
    const batch = state.events.read({
      group: group.name,
      streams,
      from,
      until,
      after,
      order: 'oldest first',
      limit: searchedAtOnce,
    });
    found.push(...batch.filter(({ message }) => matches(message)));
    const fits = fitting(found.slice(0, limit));
    if (fits.length < found.length) return { found: fits, next: fits.at(-1) };
    if (batch.length < searchedAtOnce) return { found, next: undefined };
    after = batch.at(-1);
  }
  return { found, next: after };
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

function readToken(token: string): EventPosition {
  const position = readPosition(token);
  if (!position) throw logsError('InvalidParameterException', 'The specified nextToken is invalid.');
  return position;
}
