/** A time span or a point in time in milliseconds; points count from the epoch. */
export type Milliseconds = number;

/** A wait that has not ended. Cancelling it twice, or after it ended, does nothing. */
export interface Timer {
  cancel(): void;
}

/** Where every wait and every timestamp comes from, so that a test can run hours in milliseconds. */
export interface Clock {
  now(): Milliseconds;
  /** Calls `act` once, `delay` from now, never before `after` returned. */
  after(delay: Milliseconds, act: () => void): Timer;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: Date.now,
  after(delay, act) {
    const timeout = setTimeout(act, delay);
    return { cancel: () => clearTimeout(timeout) };
  },
};
