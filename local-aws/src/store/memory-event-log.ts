import type { EventLog, EventPosition, EventRange, NewEvent, StoredEvent, StreamSummary } from './event-log.ts';

interface Group {
  /** In order of position. */
  events: StoredEvent[];
  readonly streams: Map<string, StreamSummary>;
}

/** Log events that end with the process. */
export class MemoryEventLog implements EventLog {
  readonly #groups = new Map<string, Group>();
  #lastSequence = 0;

  append(group: string, stream: string, events: readonly NewEvent[]): void {
    if (events.length === 0) return;
    const kept: Group = this.#groups.get(group) ?? { events: [], streams: new Map() };
    this.#groups.set(group, kept);
    for (const { timestamp, ingestionTime, message } of events) {
      const event = { stream, timestamp, ingestionTime, message, sequence: ++this.#lastSequence };
      const at = firstAfter(kept.events, event);
      if (at === kept.events.length) kept.events.push(event);
      else kept.events.splice(at, 0, event);
    }
    kept.streams.set(stream, widen(kept.streams.get(stream), events));
  }

  read({ group, streams, from, until, after, before, order, limit }: EventRange): StoredEvent[] {
    const wanted = streams && new Set(streams);
    const all = this.#groups.get(group)?.events ?? [];
    const inRange = all.filter(
      (event) =>
        (wanted?.has(event.stream) ?? true) &&
        (from === undefined || event.timestamp >= from) &&
        (until === undefined || event.timestamp < until) &&
        (after === undefined || compare(event, after) > 0) &&
        (before === undefined || compare(event, before) < 0),
    );
    return order === 'oldest first' ? inRange.slice(0, limit) : inRange.reverse().slice(0, limit);
  }

  summary(group: string, stream: string): StreamSummary | undefined {
    return this.#groups.get(group)?.streams.get(stream);
  }

  storedBytes(group: string): number {
    return bytesOf(this.#groups.get(group)?.events ?? []);
  }

  deleteStream(group: string, stream: string): void {
    const kept = this.#groups.get(group);
    if (!kept) return;
    kept.events = kept.events.filter((event) => event.stream !== stream);
    kept.streams.delete(stream);
  }

  deleteGroup(group: string): void {
    this.#groups.delete(group);
  }

  deleteOlderThan(group: string, time: number): void {
    const kept = this.#groups.get(group);
    if (kept) kept.events = kept.events.filter(({ timestamp }) => timestamp >= time);
  }

  clear(): void {
    this.#groups.clear();
  }
}

function compare(one: EventPosition, other: EventPosition): number {
  return one.timestamp - other.timestamp || one.sequence - other.sequence;
}

function firstAfter(events: readonly StoredEvent[], position: EventPosition): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const event = events[middle];
    if (event && compare(event, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stream's summary with more events in it; there is at least one. */
export function widen(summary: StreamSummary | undefined, events: readonly NewEvent[]): StreamSummary {
  const { firstTimestamp = Number.POSITIVE_INFINITY, lastTimestamp = 0, lastIngestionTime = 0 } = summary ?? {};
  return events.reduce(
    (wider, { timestamp, ingestionTime }) => ({
      firstTimestamp: Math.min(wider.firstTimestamp, timestamp),
      lastTimestamp: Math.max(wider.lastTimestamp, timestamp),
      lastIngestionTime: Math.max(wider.lastIngestionTime, ingestionTime),
    }),
    { firstTimestamp, lastTimestamp, lastIngestionTime },
  );
}

/** UTF-8 bytes of the messages. */
export function bytesOf(events: readonly NewEvent[]): number {
  return events.reduce((bytes, { message }) => bytes + Buffer.byteLength(message), 0);
}
