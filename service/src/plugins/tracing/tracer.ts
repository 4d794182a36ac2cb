import type { ObserverMaker } from '../observation.ts';
import { noSpan, type TraceContext } from './trace-context.ts';
import type { RandomHex } from './tracing.ts';

/** One request as a server span (OpenTelemetry's semantic conventions for HTTP). */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly client: string;
  /** Since the epoch. */
  readonly startMilliseconds: number;
  readonly durationMilliseconds: number;
}

export interface Tracer {
  /** A span of its own for a request; the root of a new trace where the caller has none. */
  readonly start: (caller: TraceContext | undefined) => TraceContext;
  /** Hands over sampled spans when they have ended. */
  readonly observer: ObserverMaker;
}

export interface TracerOptions {
  readonly sampleRatio: number;
  readonly randomHex: RandomHex;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly record: (span: Span) => void;
}

/**
 * Who calls with a span has decided on sampling. Of a trace without one (an ALB makes those) the trace id decides, as with
 * OpenTelemetry's TraceIdRatioBased, so that every service decides alike; of what begins here, chance.
 */
export function createTracer({ sampleRatio, randomHex, random, record }: TracerOptions): Tracer {
  const bound = Math.round(sampleRatio * 0x1_0000_0000);
  const isChosen = (traceId: string): boolean => Number.parseInt(traceId.slice(24), 16) < bound;

  return {
    start: (caller) => {
      if (caller === undefined) return new RequestTrace(randomHex, random() < sampleRatio, undefined);
      const hasSpan = caller.spanId !== noSpan;
      return new RequestTrace(randomHex, hasSpan ? caller.isSampled : isChosen(caller.traceId), caller);
    },
    observer: (route) => {
      if (route.isQuiet) return () => undefined;
      return ({ request, status, endedAt, durationMilliseconds }) => {
        const { trace } = request;
        if (trace === undefined || !trace.isSampled) return;
        record({
          traceId: trace.traceId,
          spanId: trace.spanId,
          parentSpanId: trace.parentSpanId,
          method: request.method,
          route: route.url,
          path: request.url,
          status,
          client: request.client,
          startMilliseconds: endedAt - durationMilliseconds,
          durationMilliseconds,
        });
      };
    },
  };
}

/** Makes its ids when they are asked for: of most requests nobody ever does. */
class RequestTrace implements TraceContext {
  readonly isSampled: boolean;
  readonly #randomHex: RandomHex;
  readonly #caller: TraceContext | undefined;
  #traceId: string | undefined;
  #spanId: string | undefined;

  constructor(randomHex: RandomHex, isSampled: boolean, caller: TraceContext | undefined) {
    this.#randomHex = randomHex;
    this.isSampled = isSampled;
    this.#caller = caller;
  }

  get isKnownElsewhere(): boolean {
    return this.isSampled || this.#caller !== undefined;
  }

  get parentSpanId(): string | undefined {
    return this.#caller?.spanId === noSpan ? undefined : this.#caller?.spanId;
  }

  get traceState(): string | undefined {
    return this.#caller?.traceState;
  }

  get traceId(): string {
    this.#traceId ??= this.#caller?.traceId ?? this.#randomHex(32);
    return this.#traceId;
  }

  get spanId(): string {
    this.#spanId ??= this.#randomHex(16);
    return this.#spanId;
  }
}
