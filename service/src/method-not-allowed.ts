import type { FastifyInstance, HTTPMethods } from 'fastify';
import { replyWithProblem } from './problem.ts';

/**
 * Answers 405 with `Allow` (RFC 9110, 15.5.6) where a path exists and the method does not. Returns the step that closes
 * the list: call it when all routes are registered.
 */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const methodsByUrl = new Map<string, Set<string>>();
  let isClosed = false;

  app.addHook('onRoute', ({ url, method }) => {
    if (isClosed) return;
    const methods = methodsByUrl.get(url) ?? new Set();
    for (const each of [method].flat()) methods.add(each);
    methodsByUrl.set(url, methods);
  });

  return () => {
    isClosed = true;
    for (const [url, allowed] of methodsByUrl) {
      const refused = app.supportedMethods.filter((method): method is HTTPMethods => !allowed.has(method));
      const allow = [...allowed].sort().join(', ');
      app.route({
        url,
        method: refused,
        // Before the body is read: a refused method's body is of no interest, whatever its type.
        onRequest: (request, reply) => {
          replyWithProblem(reply.header('allow', allow), 405, `${request.method} is not allowed here, only ${allow}.`);
        },
        handler: () => undefined,
      });
    }
  };
}
