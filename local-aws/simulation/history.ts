import type { Milliseconds } from '../src/clock.ts';

export interface HistoryEntry {
  /** Since the run's start. */
  readonly at: Milliseconds;
  readonly text: string;
}

/** What was decided and what happened, in order, with a fingerprint of all of it. */
export interface History {
  add(text: string): void;
  readonly entries: readonly HistoryEntry[];
  /** The same for the same history. */
  fingerprint(): string;
}

/** @param elapsed the time since the run's start */
export function history(elapsed: () => Milliseconds): History {
  const entries: HistoryEntry[] = [];
  return {
    add(text) {
      entries.push({ at: elapsed(), text });
    },
    entries,
    fingerprint() {
      // Two FNV-1a hashes side by side: 64 bits, and quicker than a digest for so short a text.
      let [one, other] = [0x811c9dc5, 0x01000193];
      for (const entry of entries) {
        const line = `${entry.at} ${entry.text}`;
        for (let index = 0; index < line.length; index += 1) {
          const code = line.charCodeAt(index);
          one = Math.imul(one ^ code, 0x01000193);
          other = Math.imul(other ^ (code + index), 0x85ebca6b);
        }
      }
      return [one, other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** One line an entry: `+0:03:25.005  …`. */
export function timeline(entries: readonly HistoryEntry[]): string {
  return entries.map(({ at, text }) => `+${clockTime(at)}  ${text}`).join('\n');
}

function clockTime(at: Milliseconds): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(at / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${hours}:${two(minutes)}:${two(seconds % 60)}.${String(Math.floor(at % 1_000)).padStart(3, '0')}`;
}
