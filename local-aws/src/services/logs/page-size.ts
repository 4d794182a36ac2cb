import type { StoredEvent } from '../../store/event-log.ts';

/** The most that AWS puts into one answer. */
export const mostEvents = 10_000;
const mostBytes = 1_048_576;

/** As many events from the start as fit into one answer; one event always does. */
export function fitting(events: readonly StoredEvent[]): StoredEvent[] {
  let bytes = 0;
  const cut = events.findIndex(({ message }, index) => {
    bytes += Buffer.byteLength(message);
    return bytes > mostBytes && index > 0;
  });
  return events.slice(0, cut < 0 ? events.length : cut);
}
