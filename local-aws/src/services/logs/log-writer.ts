import type { Milliseconds, Timer } from '../../clock.ts';
import type { NewEvent } from '../../store/event-log.ts';
import { createStream, type LogState, streamKey } from './log-state.ts';
import { expiry } from './retention.ts';

/** Appends lines to one stream. */
export interface LogWriter {
  /** One line without its end, at the clock's time; empty lines are left out, as AWS has no empty events. */
  write(line: string): void;
}

export interface LogWriters {
  /** Creates the stream where it is missing; undefined where the group is. */
  open(group: string, stream: string): LogWriter | undefined;
  /** Makes every line that was written readable. */
  flush(): void;
  /** Flushes; what is written later is dropped. */
  close(): void;
}

const flushInterval: Milliseconds = 10;
const longestMessage = 256 * 1024;
/** So many lines are flushed at once, so that a flood of output does not wait in memory. */
const mostWaiting = 2_000;
const expiryInterval: Milliseconds = 3_600_000;

/** Writers for the output of tasks: lines are collected for a moment and appended together. */
export function logWriters(state: LogState): LogWriters {
  const { clock } = state;
  const waiting = new Map<string, { group: string; stream: string; events: NewEvent[] }>();
  const expired = new Map<string, Milliseconds>();
  let count = 0;
  let timer: Timer | undefined;
  let isClosed = false;

  const flush = (): void => {
    timer?.cancel();
    timer = undefined;
    const batches = [...waiting.values()];
    waiting.clear();
    count = 0;
    for (const { group, stream, events } of batches) {
      try {
        append(state, group, stream, events, expired);
      } catch {
        // A full disk takes the lines, and nothing else: thrown from a timer it would end all services at once.
      }
    }
  };

  const add = (group: string, stream: string, event: NewEvent): void => {
    const key = streamKey(group, stream);
    const batch = waiting.get(key);
    if (batch) batch.events.push(event);
    else waiting.set(key, { group, stream, events: [event] });
    if (++count >= mostWaiting) flush();
    else timer ??= clock.after(flushInterval, flush);
  };

  return {
    open(group, stream) {
      const row = state.groups.get(group);
      if (!row) return undefined;
      if (!state.streams.has(streamKey(group, stream))) createStream(state, row, stream);
      return {
        write(line) {
          if (isClosed) return;
          const now = clock.now();
          for (const message of messagesOf(line)) add(group, stream, { timestamp: now, ingestionTime: now, message });
        },
      };
    },
    flush,
    close() {
      flush();
      isClosed = true;
    },
  };
}

function messagesOf(line: string): string[] {
  if (line.length <= longestMessage) return line === '' ? [] : [line];
  const messages: string[] = [];
  for (let start = 0; start < line.length; start += longestMessage) {
    messages.push(line.slice(start, start + longestMessage));
  }
  return messages;
}

/** Lines for a group that has been deleted meanwhile are dropped; a deleted stream comes back. */
function append(
  state: LogState,
  groupName: string,
  stream: string,
  events: readonly NewEvent[],
  expired: Map<string, Milliseconds>,
): void {
  const group = state.groups.get(groupName);
  if (!group) return;
  if (!state.streams.has(streamKey(groupName, stream))) createStream(state, group, stream);
  state.events.append(groupName, stream, events);
  const now = state.clock.now();
  const oldest = expiry(group, now);
  if (oldest === undefined || now - (expired.get(groupName) ?? 0) < expiryInterval) return;
  expired.set(groupName, now);
  state.events.deleteOlderThan(groupName, oldest);
}
