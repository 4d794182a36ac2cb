import { type Random, seededRandom } from '@shipshape/local-aws/simulation';
import type { Milliseconds } from '../../src/clock.ts';

/** What becomes of one request. */
export type Fault =
  | { readonly kind: 'none' }
  /** A read is answered with what was true up to so long ago. */
  | { readonly kind: 'stale'; readonly lag: Milliseconds }
  /** Not carried out, and AWS says so. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly status: number }
  /** Carried out, and answered as if it were not. */
  | { readonly kind: 'done and refused' }
  /** Not carried out; no answer. */
  | { readonly kind: 'lost' }
  /** Carried out; no answer. */
  | { readonly kind: 'done and lost' };

/** How often things go wrong, and when: what a plan says of the network. Moments count from the process's start. */
export interface Weather {
  /** The chance of each request, 0 to 1. */
  readonly throttled: number;
  readonly failing: number;
  readonly lost: number;
  readonly stale: number;
  /** The most that a stale read is behind. */
  readonly lag: Milliseconds;
  /** No request arrives in between. */
  readonly outage: { readonly from: Milliseconds; readonly until: Milliseconds } | undefined;
  /** One operation that fails every time in between, whatever the others do. */
  readonly broken: BrokenOperation | undefined;
  /** Credentials are no good from then on. */
  readonly expiresAt: Milliseconds | undefined;
}

export interface BrokenOperation {
  readonly operation: string;
  readonly how: 'refused' | 'done and refused' | 'lost' | 'done and lost';
  readonly from: Milliseconds;
  readonly until: Milliseconds;
}

export const fairWeather: Weather = {
  throttled: 0,
  failing: 0,
  lost: 0,
  stale: 0,
  lag: 0,
  outage: undefined,
  broken: undefined,
  expiresAt: undefined,
};

/** Draws the fate of requests. */
export interface Faults {
  next(operation: string): Fault;
  /** One way. */
  latency(operation: string): Milliseconds;
}

/**
 * Each operation has a source of its own, so that what happens to one request does not depend on the order in which
 * others, sent at the same moment, arrive.
 * @param elapsed since the process's start
 */
export function faults(weather: Weather, seed: number, elapsed: () => Milliseconds): Faults {
  const sources = new Map<string, Random>();
  function sourceOf(name: string): Random {
    const source = sources.get(name) ?? seededRandom(seed ^ hashOf(name));
    sources.set(name, source);
    return source;
  }
  return {
    next(operation) {
      const source = sourceOf(operation);
      const [chance, done] = [source.next(), source.chance(0.5)];
      const { throttled, failing, lost, stale, lag, outage, broken, expiresAt } = weather;
      const now = elapsed();
      if (outage !== undefined && now >= outage.from && now < outage.until) return { kind: 'lost' };
      if (broken?.operation === operation && now >= broken.from && now < broken.until) {
        return broken.how === 'refused' ? unavailable : { kind: broken.how };
      }
      if (expiresAt !== undefined && now >= expiresAt) return expired;
      if (chance < throttled) return rateExceeded;
      if (chance < throttled + failing) return done ? { kind: 'done and refused' } : unavailable;
      if (chance < throttled + failing + lost) return { kind: done ? 'done and lost' : 'lost' };
      if (chance < throttled + failing + lost + stale) return { kind: 'stale', lag };
      return { kind: 'none' };
    },
    latency: (operation) => sourceOf(`latency of ${operation}`).whole(10, 60),
  };
}

const rateExceeded: Fault = { kind: 'refused', code: 'ThrottlingException', message: 'Rate exceeded', status: 400 };
const unavailable: Fault = {
  kind: 'refused',
  code: 'ServiceUnavailable',
  message: 'Service Unavailable. Please try again later.',
  status: 503,
};
const expired: Fault = {
  kind: 'refused',
  code: 'ExpiredTokenException',
  message: 'The security token included in the request is expired',
  status: 400,
};

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
