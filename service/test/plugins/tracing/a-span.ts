import type { Span } from '../../../src/plugins/tracing/tracer.ts';

/** A root span of a request that succeeded. */
export const aSpan: Span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: undefined,
  method: 'GET',
  route: '/api/hello',
  path: '/api/hello',
  status: 200,
  client: '127.0.0.1',
  startMilliseconds: Date.UTC(2026, 0, 1) + 0.25,
  durationMilliseconds: 1.5,
};
