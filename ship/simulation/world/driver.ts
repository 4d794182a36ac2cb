import { setImmediate } from 'node:timers/promises';
import type { SimulatedAccount } from '@shipshape/local-aws/simulation';

/** Whoever acts on what the clock brings, in promises. */
export interface Actor {
  /** Whether it has something to do before the clock goes on; asking takes the answer back. */
  takeWake(): boolean;
  /** Whether everything that it does waits for the clock. */
  isWaiting(): boolean;
}

/**
 * Moves the clock from one planned act to the next until it is over, and after each lets the actor do everything that it
 * can do without time. Promises that wait for nothing else are drained in one turn of the event loop; a module that is
 * loaded for the first time takes more.
 */
export async function drive(
  { clock }: Pick<SimulatedAccount, 'clock'>,
  actor: Actor,
  isOver: () => boolean,
): Promise<void> {
  do {
    if (actor.takeWake()) {
      do await setImmediate();
      while (!isOver() && !actor.isWaiting());
    }
  } while (!isOver() && clock.step());
}
