import type { FastifyRequest } from 'fastify';
import type { GatedRoute, GateMaker } from './gates.ts';
import { type TraceContext, traceContextOf } from './tracing/trace-context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The address that asks, as far as it can be trusted: see `client-address.ts`. */
    client: string;
    /** What the caller says it belongs to, or the request's own span where tracing is on. */
    trace: TraceContext | undefined;
  }
}

/** What became of one request. */
export interface Observation {
  readonly request: Pick<FastifyRequest, 'method' | 'url' | 'id' | 'client' | 'trace'>;
  /** 499 when the client went away before there was an answer. */
  readonly status: number;
  /** From the request's head until the last byte was handed to the system. */
  readonly durationMilliseconds: number;
  /** Since the epoch. */
  readonly endedAt: number;
  /** The client went away before it had the whole answer. */
  readonly isAborted: boolean;
}

export type Observer = (observation: Observation) => void;

/** Makes a route's own observer, once, so that nothing has to be looked up when a request ends. */
export type ObserverMaker = (route: GatedRoute) => Observer;

export interface ObservationOptions {
  readonly observers: readonly ObserverMaker[];
  readonly clientOf: (request: FastifyRequest) => string;
  /** Gives each request its span; without it there is only what the caller says. */
  readonly startTrace?: ((caller: TraceContext | undefined) => TraceContext) | undefined;
  /** Monotonic. */
  readonly milliseconds: () => number;
  readonly now: () => Date;
}

/** Counts the requests that are between their head and their end. */
export interface RequestsInFlight {
  readonly count: () => number;
}

/**
 * The first gate, which lets everything through: it watches a request to its end and tells the observers. It listens on
 * `close`, which comes exactly once, also when the client goes away.
 */
export function observeRequests(options: ObservationOptions): {
  readonly gate: GateMaker;
  readonly inFlight: RequestsInFlight;
} {
  const { clientOf, startTrace, milliseconds, now } = options;
  let requestsInFlight = 0;

  const gate: GateMaker = (route) => {
    const observers = options.observers.map((make) => make(route));
    return (request, { raw: response }) => {
      const startedAt = milliseconds();
      const caller = traceContextOf(request.headers);
      // Not declared by `decorateRequest`: Fastify sets what is declared for each request in a loop, 0.3 µs.
      request.client = clientOf(request);
      request.trace = startTrace === undefined ? caller : startTrace(caller);
      requestsInFlight += 1;
      response.on('close', () => {
        requestsInFlight -= 1;
        const observation: Observation = {
          request,
          status: response.headersSent ? response.statusCode : 499,
          durationMilliseconds: milliseconds() - startedAt,
          endedAt: now().getTime(),
          isAborted: !response.writableFinished,
        };
        for (const observer of observers) observer(observation);
      });
      return 'passed';
    };
  };
  return { gate, inFlight: { count: () => requestsInFlight } };
}
