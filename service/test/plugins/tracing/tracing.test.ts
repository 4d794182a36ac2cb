import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { pooledRandomHex } from '../../../src/plugins/tracing/random-hex.ts';
import type { TracingConfig } from '../../../src/plugins/tracing/tracing-config.ts';
import { aService, atTheEnd, portOf } from '../../a-service.ts';
import { readOtlp } from './otlp-reader.ts';

interface Collected {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function aCollector(status = 200): Promise<{ collected: Collected[]; config: TracingConfig }> {
  const collected: Collected[] = [];
  const server = createServer(async (request, response) => {
    collected.push({ path: request.url, headers: request.headers, body: await buffer(request) });
    response.writeHead(status).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atTheEnd(async () => {
    server.close();
    server.closeAllConnections();
  });
  const endpoint = new URL(`http://127.0.0.1:${portOf(server.address())}/v1/traces`);
  return { collected, config: { endpoint, headers: { 'x-key': 'k' }, sampleRatio: 1, serviceName: 'notes' } };
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const sampled = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };

test('a request becomes a server span under its caller’s, sent as OTLP', async () => {
  const { collected, config } = await aCollector();
  const { app, pass } = await aService({ config: { tracing: config } });
  pass(1500);
  await app.inject({ url: '/api/hello?token=secret', headers: sampled });

  await app.close();

  const { path, headers, body } = collected[0] ?? assert.fail('nothing was sent');
  assert.equal(path, '/v1/traces');
  assert.equal(headers['content-type'], 'application/x-protobuf');
  assert.equal(headers['x-key'], 'k');
  assert.equal(body.includes('secret'), false);
  const startTimeUnixNano = `${Date.parse('2026-11-23T12:00:01.500Z')}000000`;
  assert.deepEqual(readOtlp(body).spans, [
    {
      traceId,
      spanId: 'a1b2c3d4e5f60718',
      parentSpanId: 'b7ad6b7169203331',
      name: 'GET /api/hello',
      kind: 'SPAN_KIND_SERVER',
      startTimeUnixNano,
      endTimeUnixNano: startTimeUnixNano,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/api/hello',
        'url.path': '/api/hello',
        'client.address': '127.0.0.1',
        'http.response.status_code': '200',
      },
    },
  ]);
});

test('the caller’s decision on sampling is followed; without one the ratio decides', async () => {
  const { collected, config } = await aCollector();
  const { app } = await aService({ config: { tracing: { ...config, sampleRatio: 0 } } });
  await app.inject({ url: '/api/hello', headers: { traceparent: `00-${traceId}-b7ad6b7169203331-00` } });
  await app.inject('/api/hello');
  await app.inject({ url: '/api/hello', headers: { 'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678' } });
  await app.inject({ url: '/api/hello', headers: sampled });

  await app.close();

  assert.equal(readOtlp(collected[0]?.body ?? Buffer.of()).spans.length, 1);
});

test('the log tells the trace that the spans have', async () => {
  const { config } = await aCollector();
  const { app, logged } = await aService({ config: { tracing: config } });

  await app.inject('/api/hello');

  assert.equal(logged()[0]?.traceId, 'a1b2c3d4e5f60718a1b2c3d4e5f60718');
});

test('a trace that nobody else will ever see is not in the log', async () => {
  const { config } = await aCollector();
  const { app, logged } = await aService({ config: { tracing: { ...config, sampleRatio: 0.5 } } });

  await app.inject('/api/hello');

  assert.equal(logged()[0]?.status, 200);
  assert.equal(logged()[0]?.traceId, undefined);
});

test('ids are of the right length, and no two alike', () => {
  const randomHex = pooledRandomHex();

  const ids = Array.from({ length: 5000 }, (_, n) => randomHex(n % 2 === 0 ? 32 : 16));

  assert.equal(new Set(ids).size, 5000);
  for (const [n, id] of ids.entries()) assert.match(id, n % 2 === 0 ? /^[0-9a-f]{32}$/ : /^[0-9a-f]{16}$/);
});

test('a collector that refuses costs spans, which are counted in the log', async () => {
  const { config } = await aCollector(503);
  const { app, logged } = await aService({ config: { tracing: config } });
  for (let request = 0; request < 3; request += 1) await app.inject('/api/hello');

  await app.close();

  const warnings = logged().filter(({ level }) => level === 'warn');
  assert.equal(warnings.length, 1);
  assert.equal(warnings[0]?.message, 'spans cannot be exported');
  assert.equal(warnings[0]?.dropped, 3);
  assert.equal(warnings[0]?.error, 'the collector answered 503');
});

test('without an endpoint there is no trace but the caller’s', async () => {
  const { app, logged } = await aService();

  await app.inject('/api/hello');

  assert.equal(logged()[0]?.traceId, undefined);
});
