import { Answer, securityHeaders } from '../answer.ts';
import type { GateMaker } from './gates.ts';

/**
 * Gives every answer the security headers and its request's id, and closes its connection once the process is stopping:
 * clients with kept connections leave of their own accord then, instead of meeting a closed socket.
 */
export function answerHeaders(isDraining: () => boolean): GateMaker {
  return () => (request, reply) => {
    const { raw } = reply;
    if (raw instanceof Answer) {
      raw.requestId = request.id;
      raw.isLast = isDraining;
    } else {
      // Fastify's `inject` brings a response of its own.
      reply.headers(securityHeaders).header('x-request-id', request.id);
    }
    return 'passed';
  };
}
