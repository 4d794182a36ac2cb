/** So many requests in so long a time. */
export interface Rate {
  readonly requests: number;
  readonly windowSeconds: number;
}

export interface RateLimiter {
  /** 0 when the request may pass; otherwise how many milliseconds the client has to wait. */
  ask(client: string, now: number): number;
  /** How many clients are remembered. */
  size(): number;
}

export interface RateLimiterOptions extends Rate {
  /** At most twice as many clients are remembered; then those unseen for longest are forgotten. */
  readonly clients?: number;
}

/**
 * The generic cell rate algorithm (ITU-T I.371): a client may ask `requests` times at once, and gains one request back
 * every `windowSeconds / requests`. One number a client, no timer, and the time to wait is exact.
 *
 * Clients lie in two generations. Whoever asks comes into the young one; when that is full, or a window has passed, the
 * old one is dropped whole. Who has not asked for a window has nothing to be remembered for, so that dropping changes no
 * verdict, except under a flood from more addresses than are remembered, where memory is worth more than the verdict.
 */
export function createRateLimiter({ requests, windowSeconds, clients = 10_000 }: RateLimiterOptions): RateLimiter {
  const windowMilliseconds = windowSeconds * 1000;
  const interval = windowMilliseconds / requests;
  const tolerance = windowMilliseconds - interval;
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let youngSince = Number.NEGATIVE_INFINITY;

  const turnGenerations = (now: number): void => {
    old = young;
    young = new Map();
    youngSince = now;
  };

  return {
    ask: (client, now) => {
      if (now - youngSince >= windowMilliseconds) {
        // Two windows without a question: nobody in either generation is worth remembering.
        if (now - youngSince >= 2 * windowMilliseconds) young = new Map();
        turnGenerations(now);
      }
      const expected = Math.max(young.get(client) ?? old.get(client) ?? now, now);
      const wait = expected - tolerance - now;
      // A rounding error of a floating-point number is no reason to refuse.
      if (wait > 1e-6) return wait;
      if (young.size >= clients && !young.has(client)) turnGenerations(now);
      young.set(client, expected + interval);
      return 0;
    },
    size: () => young.size + old.size,
  };
}
