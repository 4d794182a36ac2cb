import { replyWithProblem } from '../../problem.ts';
import { clientKey } from '../client-address.ts';
import type { Gate, GateMaker } from '../gates.ts';
import { createRateLimiter, type Rate } from './rate-limiter.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's own limit for each client, besides the service's. */
    rate?: Rate;
  }
}

export interface RateLimitOptions {
  /** For each client over all routes; `undefined` for none. */
  readonly rate: Rate | undefined;
  /** Monotonic. */
  readonly milliseconds: () => number;
}

/**
 * Refuses a client's requests beyond its rate with 429 and `Retry-After` (RFC 6585, 4). Vital routes are never limited:
 * a load balancer that is told 429 takes the task out.
 */
export function rateLimit({ rate, milliseconds }: RateLimitOptions): GateMaker {
  const shared = rate === undefined ? undefined : createRateLimiter(rate);

  return (route) => {
    if (route.isVital) return undefined;
    const own = route.rate === undefined ? undefined : createRateLimiter(route.rate);
    if (own === undefined && shared === undefined) return undefined;

    const gate: Gate = (request, reply) => {
      const client = clientKey(request.client);
      const now = milliseconds();
      const wait = Math.max(own?.ask(client, now) ?? 0, shared?.ask(client, now) ?? 0);
      if (wait === 0) return 'passed';
      const seconds = Math.ceil(wait / 1000);
      const header = reply.header('retry-after', seconds);
      replyWithProblem(header, 429, `Too many requests from this client; ask again in ${seconds} s.`);
      return 'refused';
    };
    return gate;
  };
}
