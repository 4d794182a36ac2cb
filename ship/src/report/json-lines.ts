import { exitCodeOf } from '../deployment/outcome-exit.ts';
import type { Outcome, Progress } from '../deployment/progress.ts';

/** Counts up with every change of the lines that is not an addition. */
export const formatVersion = 1;

/** One progress as a line of JSON. */
export function progressLine(progress: Progress, at: number): string {
  const { kind, ...members } = progress;
  return line(kind, at, members);
}

/** The last line: the outcome and the exit code. */
export function outcomeLine(outcome: Outcome, at: number): string {
  return line('outcome', at, { ...outcome, exitCode: exitCodeOf(outcome) });
}

function line(type: string, at: number, members: object): string {
  return JSON.stringify({ v: formatVersion, type, time: new Date(at).toISOString(), ...members }, hyphenated);
}

const words: ReadonlySet<string> = new Set<Word>(['type', 'verdict', 'phase', 'restored', 'state']);

/** The members whose values are words for people to the code. */
export type Word = 'type' | 'verdict' | 'phase' | 'restored' | 'state';

/** What is words to a reader is one word to a machine: `rolled-back`. */
function hyphenated(key: string, value: unknown): unknown {
  return words.has(key) && typeof value === 'string' ? value.replaceAll(' ', '-') : value;
}
