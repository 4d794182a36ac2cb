import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SpanBatch } from '../../../src/plugins/tracing/otlp.ts';
import { aSpan } from './a-span.ts';
import { readOtlp } from './otlp-reader.ts';

const resource = { serviceName: 'notes', version: '1.2.3', environment: 'dev' };

test('a batch tells whose spans they are', () => {
  const batch = new SpanBatch(resource);
  batch.add(aSpan);

  const read = readOtlp(batch.take());

  assert.deepEqual(read.resource, {
    'service.name': 'notes',
    'service.version': '1.2.3',
    'deployment.environment.name': 'dev',
  });
  assert.equal(read.scope, 'shipshape');
});

test('times are to the microsecond', () => {
  const batch = new SpanBatch(resource);
  batch.add(aSpan);

  const [span] = readOtlp(batch.take()).spans;

  assert.equal(span?.startTimeUnixNano, `${Date.UTC(2026, 0, 1)}250000`);
  assert.equal(span?.endTimeUnixNano, `${Date.UTC(2026, 0, 1) + 1}750000`);
});

test('only an answer of 5xx is an error of the server', () => {
  const batch = new SpanBatch(resource);
  for (const status of [200, 404, 500, 503]) batch.add({ ...aSpan, status });

  const { spans } = readOtlp(batch.take());

  assert.deepEqual(
    spans.map(({ status, attributes }) => [attributes['http.response.status_code'], status?.code]),
    [
      ['200', undefined],
      ['404', undefined],
      ['500', 'STATUS_CODE_ERROR'],
      ['503', 'STATUS_CODE_ERROR'],
    ],
  );
});

test('a batch is empty when it has been taken', () => {
  const batch = new SpanBatch(resource);
  batch.add(aSpan);
  batch.take();

  assert.deepEqual([batch.size, batch.bytes], [0, 0]);
});

test('whatever a request was, somebody else’s protobuf reads what was meant', () => {
  const hex = (digits: number) =>
    fc
      .array(fc.integer({ min: 0, max: 15 }), { minLength: digits, maxLength: digits })
      .map((values) => values.map((value) => value.toString(16)).join(''));
  // Longer than what one and two bytes of length hold, too.
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.integer({ min: 16_300, max: 16_500 }).map((length) => 'x'.repeat(length)),
  );
  const span = fc.record({
    traceId: hex(32),
    spanId: hex(16),
    parentSpanId: fc.option(hex(16), { nil: undefined }),
    method: fc.constantFrom('GET', 'POST'),
    route: fc.constantFrom('/api/hello', '/api/notes/:id'),
    path: text.map((rest) => `/${rest.replaceAll('?', '')}`),
    status: fc.integer({ min: 100, max: 599 }),
    client: text,
    startMilliseconds: fc.integer({ min: 1, max: 4_102_444_800_000 }),
    durationMilliseconds: fc.integer({ min: 0, max: 3_600_000 }),
  });
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 20 }), (spans) => {
      const batch = new SpanBatch(resource);
      for (const each of spans) batch.add(each);

      const read = readOtlp(batch.take());

      assert.deepEqual(
        read.spans,
        spans.map((each) => ({
          traceId: each.traceId,
          spanId: each.spanId,
          ...(each.parentSpanId === undefined ? {} : { parentSpanId: each.parentSpanId }),
          name: `${each.method} ${each.route}`,
          kind: 'SPAN_KIND_SERVER',
          startTimeUnixNano: String(BigInt(each.startMilliseconds) * 1_000_000n),
          endTimeUnixNano: String(BigInt(each.startMilliseconds + each.durationMilliseconds) * 1_000_000n),
          attributes: {
            'http.request.method': each.method,
            'http.route': each.route,
            'url.path': each.path.toWellFormed(),
            'client.address': each.client.toWellFormed(),
            'http.response.status_code': String(each.status),
          },
          ...(each.status >= 500 ? { status: { code: 'STATUS_CODE_ERROR' } } : {}),
        })),
      );
    }),
  );
});
