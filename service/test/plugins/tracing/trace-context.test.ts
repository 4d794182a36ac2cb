import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outgoingTraceHeaders, traceContextOf } from '../../../src/plugins/tracing/trace-context.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const context = {
  traceId,
  spanId,
  isSampled: true,
  parentSpanId: undefined,
  traceState: undefined,
  isKnownElsewhere: true,
};

test('traceparent is understood, and tracestate kept with it', () => {
  const headers = { traceparent: `00-${traceId}-${spanId}-01`, tracestate: 'vendor=1' };

  assert.deepEqual(traceContextOf(headers), { ...context, traceState: 'vendor=1' });
});

test('a later version may go on after the flags', () => {
  assert.deepEqual(traceContextOf({ traceparent: `cc-${traceId}-${spanId}-01-what-comes` }), context);
});

const malformed = [
  '',
  `00-${traceId}-${spanId}`,
  `00-${traceId}-${spanId}-01-more`,
  `ff-${traceId}-${spanId}-01`,
  `00-${'0'.repeat(32)}-${spanId}-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `00-${traceId.toUpperCase()}-${spanId}-01`,
  `00-${traceId}-${spanId}-0g`,
];

for (const traceparent of malformed) {
  test(`traceparent "${traceparent}" is as if it were not there`, () => {
    assert.equal(traceContextOf({ traceparent }), undefined);
  });
}

test('X-Amzn-Trace-Id is understood, with a parent and without', () => {
  const root = 'Root=1-0af76519-16cd43dd8448eb211c80319c';

  assert.deepEqual(traceContextOf({ 'x-amzn-trace-id': `${root};Parent=${spanId};Sampled=1` }), context);
  assert.deepEqual(traceContextOf({ 'x-amzn-trace-id': `Self=1-67891234-12456789abcdef012345678a;${root}` }), {
    ...context,
    spanId: '0000000000000000',
    isSampled: false,
  });
  assert.equal(traceContextOf({ 'x-amzn-trace-id': 'Root=2-nonsense' }), undefined);
});

test('traceparent goes before X-Amzn-Trace-Id', () => {
  const headers = {
    traceparent: `00-${traceId}-${spanId}-01`,
    'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678',
  };

  assert.equal(traceContextOf(headers)?.traceId, traceId);
});

test('a request that this one causes is told both ways', () => {
  assert.deepEqual(outgoingTraceHeaders({ ...context, traceState: 'vendor=1' }), {
    traceparent: `00-${traceId}-${spanId}-01`,
    tracestate: 'vendor=1',
    'x-amzn-trace-id': `Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=${spanId};Sampled=1`,
  });
  assert.deepEqual(outgoingTraceHeaders(undefined), {});
});

test('what is passed on is understood as the same', () => {
  const hex = (digits: number) =>
    fc
      .array(fc.integer({ min: 0, max: 15 }), { minLength: digits, maxLength: digits })
      .filter((values) => values.some((value) => value > 0))
      .map((values) => values.map((value) => value.toString(16)).join(''));
  fc.assert(
    fc.property(hex(32), hex(16), fc.boolean(), (trace, span, isSampled) => {
      const given = { ...context, traceId: trace, spanId: span, isSampled };
      const { traceparent, 'x-amzn-trace-id': amazon } = outgoingTraceHeaders(given);

      assert.deepEqual(traceContextOf({ traceparent: String(traceparent) }), given);
      assert.deepEqual(traceContextOf({ 'x-amzn-trace-id': String(amazon) }), given);
    }),
  );
});

test('nothing that a client sends breaks it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (traceparent, tracestate, amazon) => {
      const found = traceContextOf({ traceparent, tracestate, 'x-amzn-trace-id': amazon });
      if (found !== undefined) assert.match(found.traceId, /^[0-9a-f]{32}$/);
    }),
  );
});
