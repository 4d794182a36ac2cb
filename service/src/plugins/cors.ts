import { replyWithProblem } from '../problem.ts';
import type { GateMaker } from './gates.ts';

/**
 * Reads origins separated by commas, or `*` alone. An origin has no path: a browser's `Origin` header is compared with it
 * as it stands.
 */
export function parseOrigins(text: string): readonly string[] | undefined {
  if (text === '*') return ['*'];
  const origins = text.split(',').map((origin) => origin.trim());
  return origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? origins : undefined;
}

const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const allowedHeaders = 'authorization, content-type, idempotency-key, x-api-key, x-request-id, traceparent, tracestate';
const exposedHeaders = 'location, retry-after, x-request-id';
const preflightSeconds = '600';

/**
 * Lets browsers on the origins named read the answers (the Fetch standard's CORS protocol), and answers their preflights.
 * Credentials are never allowed: a token travels in a header that a page sets itself. Without origins there is no gate.
 */
export function cors(origins: readonly string[]): GateMaker {
  const isForAll = origins.includes('*');
  const known = new Set(origins);

  return () => {
    if (origins.length === 0) return undefined;
    return (request, reply) => {
      const { origin } = request.headers;
      // A cache must not hand one origin's answer to another.
      if (!isForAll) reply.header('vary', 'Origin');
      if (origin === undefined || !(isForAll || known.has(origin))) return 'passed';

      reply.header('access-control-allow-origin', isForAll ? '*' : origin);
      reply.header('access-control-expose-headers', exposedHeaders);
      reply.header('cross-origin-resource-policy', 'cross-origin');
      const isPreflight =
        request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
      if (!isPreflight) return 'passed';
      if (request.is404) {
        replyWithProblem(reply, 404, 'There is nothing here.');
        return 'refused';
      }
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': allowedMethods,
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': preflightSeconds,
        })
        .send();
      return 'refused';
    };
  };
}
