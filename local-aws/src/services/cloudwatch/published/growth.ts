/** Tells how much counters that only ever grow have grown since they were last looked at. */
export class Growth {
  #last = new Map<string, number>();
  #next = new Map<string, number>();

  /** A counter that is new has grown from nothing; one that is smaller than before began again. */
  of(counter: string, value: number): number {
    const before = this.#last.get(counter) ?? 0;
    this.#next.set(counter, value);
    return value >= before ? value - before : value;
  }

  /** Begins the next look; counters that this one did not ask for are forgotten. */
  turn(): void {
    this.#last = this.#next;
    this.#next = new Map();
  }
}
