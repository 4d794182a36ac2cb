import type { Milliseconds } from '../clock.ts';

export interface NewEvent {
  readonly timestamp: Milliseconds;
  readonly ingestionTime: Milliseconds;
  readonly message: string;
}

/** Events are ordered by timestamp and, within one, by when they were appended: `sequence` is never given twice. */
export interface EventPosition {
  readonly timestamp: Milliseconds;
  readonly sequence: number;
}

export interface StoredEvent extends NewEvent, EventPosition {
  readonly stream: string;
}

export interface EventRange {
  readonly group: string;
  /** All streams of the group unless given. */
  readonly streams?: readonly string[] | undefined;
  /** Inclusive. */
  readonly from?: Milliseconds | undefined;
  /** Exclusive. */
  readonly until?: Milliseconds | undefined;
  /** Only events after this one. */
  readonly after?: EventPosition | undefined;
  /** Only events before this one. */
  readonly before?: EventPosition | undefined;
  /** Which end of the range the limit keeps, and the order of what is returned. */
  readonly order: 'oldest first' | 'newest first';
  readonly limit: number;
}

/** What was ever appended to a stream; deleting old events does not change it. */
export interface StreamSummary {
  readonly firstTimestamp: Milliseconds;
  readonly lastTimestamp: Milliseconds;
  readonly lastIngestionTime: Milliseconds;
}

/** Log events by group and stream. A group or stream that was never appended to is empty, not an error. */
export interface EventLog {
  append(group: string, stream: string, events: readonly NewEvent[]): void;
  read(range: EventRange): StoredEvent[];
  summary(group: string, stream: string): StreamSummary | undefined;
  /** UTF-8 bytes of the messages that the group holds. */
  storedBytes(group: string): number;
  deleteStream(group: string, stream: string): void;
  deleteGroup(group: string): void;
  /** Deletes the group's events from before `time`. */
  deleteOlderThan(group: string, time: Milliseconds): void;
}
