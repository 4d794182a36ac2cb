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
  readonly record: (span: Span) => void;
}

/** A caller that has a span has decided on sampling; one that has only a trace (an ALB) has not. */
export function createTracer({ sampleRatio, randomHex, record }: TracerOptions): Tracer {
  // As OpenTelemetry's TraceIdRatioBased does: every service decides alike, since the trace id decides.
  const bound = Math.round(sampleRatio * 0x1_0000_0000);
  const isChosen = (traceId: string): boolean => Number.parseInt(traceId.slice(24), 16) < bound;

  return {
    start: (caller) => {
      const traceId = caller?.traceId ?? randomHex(32);
      const parentSpanId = caller === undefined || caller.spanId === noSpan ? undefined : caller.spanId;
      return {
        traceId,
        spanId: randomHex(16),
        parentSpanId,
        isSampled: caller !== undefined && parentSpanId !== undefined ? caller.isSampled : isChosen(traceId),
        traceState: caller?.traceState,
      };
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
