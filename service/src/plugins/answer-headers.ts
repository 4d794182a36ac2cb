import type { GateMaker } from './gates.ts';

/**
 * What every answer tells browsers (OWASP's REST security cheat sheet): nothing here is a page, may be framed, guessed at
 * or read by another site. A page says otherwise by a `Content-Security-Policy` of its own.
 */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** Gives every answer the security headers and its request's id. */
export function answerHeaders(): GateMaker {
  return () => (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    return 'passed';
  };
}
