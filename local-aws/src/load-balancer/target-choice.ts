import type { Milliseconds } from '../clock.ts';
import type { RegisteredTarget } from './registered-target.ts';

/** `load_balancing.algorithm.type` of a target group. */
export type Algorithm = 'round_robin' | 'least_outstanding_requests' | 'weighted_random';

/** A target in slow start gets at least this share of what another gets. */
const smallestShare = 0.01;

/** Chooses among targets that may be chosen. */
export class TargetChoice {
  readonly #random: () => number;
  #eligible: readonly RegisteredTarget[] = [];
  #next = 0;

  /** @param random from 0 up to, not including, 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  get eligible(): readonly RegisteredTarget[] {
    return this.#eligible;
  }

  setEligible(eligible: readonly RegisteredTarget[]): void {
    this.#eligible = eligible;
  }

  /** Undefined when there is none. */
  choose(algorithm: Algorithm, now: Milliseconds): RegisteredTarget | undefined {
    const eligible = this.#eligible;
    if (eligible.length < 2) return eligible[0];
    switch (algorithm) {
      case 'least_outstanding_requests':
        return eligible.reduce((least, candidate) => (candidate.inFlight < least.inFlight ? candidate : least));
      case 'weighted_random':
        return eligible[Math.floor(this.#random() * eligible.length)];
      case 'round_robin':
        if (eligible.some(({ slowStart }) => slowStart !== undefined)) return this.#bySlowStart(now);
        this.#next = (this.#next + 1) % eligible.length;
        return eligible[this.#next];
      default:
        return algorithm satisfies never;
    }
  }

  /** In turns, those in slow start less often: smooth weighted round robin over shares that grow. */
  #bySlowStart(now: Milliseconds): RegisteredTarget | undefined {
    let best: RegisteredTarget | undefined;
    let total = 0;
    for (const candidate of this.#eligible) {
      const share = shareOf(candidate, now);
      total += share;
      candidate.credit += share;
      if (best === undefined || candidate.credit > best.credit) best = candidate;
    }
    if (best !== undefined) best.credit -= total;
    return best;
  }
}

/** Grows in a line from next to nothing to one. */
function shareOf(target: RegisteredTarget, now: Milliseconds): number {
  const { slowStart } = target;
  if (slowStart === undefined) return 1;
  const share = (now - slowStart.since) / slowStart.duration;
  if (share < 1) return Math.max(smallestShare, share);
  target.slowStart = undefined;
  return 1;
}
