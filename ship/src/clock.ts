import { setTimeout } from 'node:timers/promises';

/** A time span, or a point in time counted from the epoch, in milliseconds. */
export type Milliseconds = number;

/** Where every wait and every timestamp comes from, so that tests need no time. */
export interface Clock {
  now(): Milliseconds;
  /** Resolves after `delay`; rejects with the signal's reason as soon as it is aborted. */
  wait(delay: Milliseconds, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock, which somebody or something may set while ship runs. */
export const systemClock: Clock = { now: Date.now, wait };

/** It begins as the machine's clock and only goes forward: for whoever measures how long something takes. */
export const steadyClock: Clock = { now: () => performance.timeOrigin + performance.now(), wait };

async function wait(delay: Milliseconds, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  try {
    await setTimeout(delay, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
