import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name in logs and metrics in place of the URL. */
    label?: string;
    /** Asked by machines all the time: a success is logged from level `debug` on only. */
    isQuiet?: boolean;
    /** Answered even when load is shed and a client has used up its rate: health and metrics. */
    isVital?: boolean;
  }
}

/** A route as logs and metrics name it: one of a bounded set, unlike the paths that clients ask for. */
export interface GatedRoute {
  /** `OTHER` where the route answers several. */
  readonly method: string;
  /** With parameters' names, not their values: `/api/notes/:id`. */
  readonly url: string;
  readonly isQuiet: boolean;
  readonly isVital: boolean;
  readonly rate: { readonly requests: number; readonly windowSeconds: number } | undefined;
}

/** Looks at a request before its body is read. `refused` means that it has answered. */
export type Gate = (request: FastifyRequest, reply: FastifyReply) => 'passed' | 'refused';

/** Makes a route's own gate, once; `undefined` where the route needs none. */
export type GateMaker = (route: GatedRoute) => Gate | undefined;

/** What meets no route. */
export const unmatched: GatedRoute = {
  method: 'OTHER',
  url: '(unmatched)',
  isQuiet: false,
  isVital: false,
  rate: undefined,
};

/**
 * Puts gates in front of every route registered from now on, and of what meets no route, in the order given. They are one
 * Fastify hook together, made for each route: a hook that is shared by all would search for its route on every request.
 *
 * @param atNothing - the last gate of what meets no route, which answers
 * @returns the gates of what meets no route without that last one, for what the router itself refuses
 */
export function installGates(app: FastifyInstance, makers: readonly GateMaker[], atNothing: Gate): Gate {
  const gatesOf = (route: GatedRoute): readonly Gate[] =>
    makers.map((make) => make(route)).filter((gate) => gate !== undefined);

  app.addHook('onRoute', (route) => {
    const { method, url, config } = route;
    const gates = gatesOf({
      method: typeof method === 'string' ? method : 'OTHER',
      url: config?.label ?? url,
      isQuiet: config?.isQuiet ?? false,
      isVital: config?.isVital ?? false,
      rate: config?.rate,
    });
    route.onRequest = [through(gates), ...[route.onRequest ?? []].flat()];
  });

  // Fastify would read the body before it says that nothing is there.
  const unmatchedGates = gatesOf(unmatched);
  const toNothing = through([...unmatchedGates, atNothing]);
  app.addHook('onRequest', function (request, reply, done) {
    if (request.is404) toNothing.call(this, request, reply, done);
    else done();
  });
  return (request, reply) => passAll(unmatchedGates, request, reply);
}

function through(gates: readonly Gate[]): onRequestHookHandler {
  return (request, reply, done) => {
    if (passAll(gates, request, reply) === 'passed') done();
  };
}

function passAll(gates: readonly Gate[], request: FastifyRequest, reply: FastifyReply): 'passed' | 'refused' {
  for (const gate of gates) {
    if (gate(request, reply) === 'refused') return 'refused';
  }
  return 'passed';
}
