import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Where a request belongs among all that one user's question causes. */
export interface TraceContext {
  /** 32 hexadecimal digits, lower case, not all zero. */
  readonly traceId: string;
  /** The span that asks, or after `startTrace` the span of this request; 16 hexadecimal digits. */
  readonly spanId: string;
  readonly isSampled: boolean;
  /** The caller's span; `undefined` at the root. */
  readonly parentSpanId: string | undefined;
  /** The other vendors' part, passed on as it came. */
  readonly traceState: string | undefined;
  /** Somebody else knows it too: the caller, or whoever looks at the spans. The log tells no other. */
  readonly isKnownElsewhere: boolean;
}

const longestTraceState = 512;

/**
 * What the caller says, by W3C's `traceparent`, else by AWS's `X-Amzn-Trace-Id`, which every ALB adds. What is not well
 * formed is as if it were not there.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceContextOf(headers: IncomingHttpHeaders): TraceContext | undefined {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent === 'string') {
    const context = parseTraceParent(traceparent);
    if (context !== undefined) {
      const isPassedOn = typeof tracestate === 'string' && tracestate.length <= longestTraceState;
      return isPassedOn ? { ...context, traceState: tracestate } : context;
    }
  }
  const amazon = headers['x-amzn-trace-id'];
  return typeof amazon === 'string' ? parseAmazonTraceId(amazon) : undefined;
}

const traceParentShape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

function parseTraceParent(text: string): TraceContext | undefined {
  if (text.length > 512) return undefined;
  const [, version, traceId, spanId, flags, rest] = traceParentShape.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  // Version 00 ends here; a later one may go on, and ff is forbidden.
  if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (isZero(traceId) || isZero(spanId)) return undefined;
  return {
    traceId,
    spanId,
    isSampled: (Number.parseInt(flags, 16) & 1) === 1,
    parentSpanId: undefined,
    traceState: undefined,
    isKnownElsewhere: true,
  };
}

const amazonRoot = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;|$)/;
const amazonParent = /(?:^|;)\s*Parent=([0-9a-f]{16})(?:;|$)/;
const amazonSampled = /(?:^|;)\s*Sampled=1(?:;|$)/;

function parseAmazonTraceId(text: string): TraceContext | undefined {
  if (text.length > 512) return undefined;
  const [, seconds, rest] = amazonRoot.exec(text) ?? [];
  if (seconds === undefined || rest === undefined || isZero(seconds + rest)) return undefined;
  return {
    traceId: seconds + rest,
    spanId: amazonParent.exec(text)?.[1] ?? noSpan,
    isSampled: amazonSampled.test(text),
    parentSpanId: undefined,
    traceState: undefined,
    isKnownElsewhere: true,
  };
}

/** The caller has a trace and no span: an ALB does not record one. */
export const noSpan = '0000000000000000';

function isZero(hexadecimal: string): boolean {
  return /^0+$/.test(hexadecimal);
}

/** Headers for a request that this one causes, so that it is found under the same trace. */
export function outgoingTraceHeaders(context: TraceContext | undefined): OutgoingHttpHeaders {
  if (context === undefined) return {};
  const { traceId, spanId, isSampled, traceState } = context;
  const amazon = `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  if (spanId === noSpan) return { 'x-amzn-trace-id': amazon };
  return {
    traceparent: `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`,
    ...(traceState === undefined ? {} : { tracestate: traceState }),
    'x-amzn-trace-id': `${amazon};Parent=${spanId};Sampled=${isSampled ? '1' : '0'}`,
  };
}
