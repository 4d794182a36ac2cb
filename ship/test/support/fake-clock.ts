import type { Clock, Milliseconds } from '../../src/clock.ts';

export interface FakeClock extends Clock {
  /** Every wait so far. */
  readonly waits: readonly Milliseconds[];
}

/** Time that passes only by being waited for. */
export function fakeClock(start: Milliseconds = 0): FakeClock {
  let now = start;
  const waits: Milliseconds[] = [];
  return {
    waits,
    now: () => now,
    async wait(delay, signal) {
      signal?.throwIfAborted();
      waits.push(delay);
      now += delay;
    },
  };
}
