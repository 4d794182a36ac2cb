import type { Clock, Milliseconds, Timer } from '../clock.ts';

/** Something that ends when nothing has happened to it for too long. */
export interface Expiring {
  /** May be moved at any time, at no cost. */
  expiresAt: Milliseconds;
  expire(): void;
}

/**
 * Watches many deadlines with one timer. A deadline is met late by up to the granularity, which makes moving it, done
 * for every piece of every body, one assignment.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #granularity: Milliseconds;
  readonly #watched = new Set<Expiring>();
  #timer: Timer | undefined;

  constructor(clock: Clock, granularity: Milliseconds = 250) {
    this.#clock = clock;
    this.#granularity = granularity;
  }

  watch(item: Expiring): void {
    this.#watched.add(item);
    this.#timer ??= this.#clock.after(this.#granularity, this.#sweep);
  }

  unwatch(item: Expiring): void {
    this.#watched.delete(item);
  }

  some(holds: (item: Expiring) => boolean): boolean {
    return this.#watched.values().some(holds);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#watched.clear();
  }

  readonly #sweep = (): void => {
    this.#timer = undefined;
    const now = this.#clock.now();
    for (const item of this.#watched) {
      if (item.expiresAt > now) continue;
      this.#watched.delete(item);
      item.expire();
    }
    if (this.#watched.size > 0) this.#timer ??= this.#clock.after(this.#granularity, this.#sweep);
  };
}
