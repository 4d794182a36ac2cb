import { constants } from 'node:os';

/** A process's end as container engines report it: its own code, or 128 and the number of the signal that ended it. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return signal === null ? (code ?? 255) : 128 + constants.signals[signal];
}
