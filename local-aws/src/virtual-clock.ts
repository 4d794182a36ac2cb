import type { Clock, Milliseconds } from './clock.ts';

interface Planned {
  readonly at: Milliseconds;
  readonly order: number;
  readonly act: () => void;
}

/** A clock that stands still until it is told to move: hours pass in milliseconds, the same way every time. */
export interface VirtualClock extends Clock {
  /** Moves on by so much and runs what falls due, in order of time, then of planning. */
  advance(by: Milliseconds): void;
  /** Moves to the next planned act and runs it; false when nothing is planned. */
  step(): boolean;
}

export function virtualClock(startsAt: Milliseconds = Date.UTC(2026, 0, 1)): VirtualClock {
  let now = startsAt;
  let planned = 0;
  const queue: Planned[] = [];

  /** The queue is a binary heap, so that ten thousand waits cost little. */
  const isBefore = (a: Planned, b: Planned): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(item: Planned): void {
    let index = queue.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = queue[parent];
      if (!above || !isBefore(item, above)) break;
      queue[index] = above;
      index = parent;
    }
    queue[index] = item;
  }

  function pop(): Planned | undefined {
    const [first] = queue;
    const last = queue.pop();
    if (!first || !last || queue.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [a, b] = [queue[left], queue[left + 1]];
      const [child, smaller] = b && a && isBefore(b, a) ? [left + 1, b] : [left, a];
      if (!smaller || !isBefore(smaller, last)) break;
      queue[index] = smaller;
      index = child;
    }
    queue[index] = last;
    return first;
  }

  function step(): boolean {
    const next = pop();
    if (!next) return false;
    now = Math.max(now, next.at);
    next.act();
    return true;
  }

  return {
    now: () => now,
    after(delay, act) {
      let isCancelled = false;
      planned += 1;
      push({
        at: now + Math.max(delay, 0),
        order: planned,
        act: () => {
          if (!isCancelled) act();
        },
      });
      return {
        cancel() {
          isCancelled = true;
        },
      };
    },
    advance(by) {
      const end = now + by;
      for (let next = queue[0]; next && next.at <= end; next = queue[0]) step();
      now = end;
    },
    step,
  };
}
