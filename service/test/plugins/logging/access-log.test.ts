import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unmatched } from '../../../src/plugins/gates.ts';
import { accessLog } from '../../../src/plugins/logging/access-log.ts';
import type { LogLevel } from '../../../src/plugins/logging/log.ts';
import { aService } from '../../a-service.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';

test('a request is one line, with what is needed to find it again', async () => {
  const { listen, logged } = await aService();
  const url = await listen();

  await fetch(`${url}/api/notes/00000000-0000-4000-8000-000000000001`, {
    headers: {
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      'x-request-id': 'order-17',
      authorization: 'Bearer s',
    },
  }).then((response) => response.text());
  // On the same connection: when it is answered, the first request has ended.
  await fetch(`${url}/health?token=secret`);

  assert.deepEqual(logged(), [
    {
      level: 'info',
      time: '2026-11-23T12:00:00.000Z',
      message: 'request',
      method: 'GET',
      path: '/api/notes/00000000-0000-4000-8000-000000000001',
      route: '/api/notes/:id',
      status: 404,
      durationMilliseconds: 0,
      requestId: 'order-17',
      traceId,
      client: '127.0.0.1',
    },
  ]);
});

test('what one request has in common with the last is told, what differs too', async () => {
  const { app, logged } = await aService({ config: { trustedProxies: 1 } });
  const headers = (client: string) => ({ 'x-forwarded-for': client });

  await app.inject({ url: '/api/notes/%7B', headers: headers('192.0.2.1') });
  await app.inject({ url: '/api/notes/%7B?a', headers: headers('192.0.2.1') });
  await app.inject({ url: '/api/notes/x', headers: headers('192.0.2.2') });
  await app.inject({ url: '/api/notes/x', method: 'DELETE', headers: headers('192.0.2.2') });
  await app.inject({ url: '/api/hello', headers: headers('192.0.2.2') });

  assert.deepEqual(
    logged().map(({ method, path, route, status, client }) => [method, path, route, status, client].join(' ')),
    [
      'GET /api/notes/%7B /api/notes/:id 400 192.0.2.1',
      'GET /api/notes/%7B /api/notes/:id 400 192.0.2.1',
      'GET /api/notes/x /api/notes/:id 400 192.0.2.2',
      'DELETE /api/notes/x /api/notes/:id 401 192.0.2.2',
      'GET /api/hello /api/hello 200 192.0.2.2',
    ],
  );
});

test('a load balancer’s trace id is the log’s trace id', async () => {
  const { app, logged } = await aService();

  await app.inject({
    url: '/api/hello',
    headers: { 'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678' },
  });

  assert.equal(logged()[0]?.traceId, '67891233abcdef012345678912345678');
});

test('questions after the health are logged only when the answer is bad, or at level debug', async () => {
  const usual = await aService();
  const talkative = await aService({ config: { logLevel: 'debug' } });

  for (const { app } of [usual, talkative]) await app.inject('/health');
  usual.drain();
  await usual.app.inject('/health');

  assert.deepEqual(
    usual.logged().map(({ level, status }) => [level, status]),
    [['error', 503]],
  );
  assert.deepEqual(
    talkative.logged().map(({ level, status }) => [level, status]),
    [['debug', 200]],
  );
});

test('of the requests that succeed a sample is logged, of the others all', async () => {
  const draws = [0.04, 0.05, 0.9];
  const { app, logged } = await aService({
    config: { logSampleRatio: 0.05 },
    surroundings: { random: () => draws.shift() ?? 1 },
  });

  for (const url of ['/api/hello', '/api/hello', '/api/hello', '/nowhere', '/nowhere']) await app.inject(url);

  assert.deepEqual(
    logged().map(({ status }) => status),
    [200, 404, 404],
  );
});

const levels: readonly (readonly [LogLevel, readonly number[]])[] = [
  ['info', [200, 404, 500]],
  ['warn', [500]],
  ['error', [500]],
  ['fatal', []],
  ['silent', []],
];

for (const [level, expected] of levels) {
  test(`at LOG_LEVEL=${level} are logged: ${expected.join(', ') || 'no requests'}`, () => {
    const lines: string[] = [];
    const observe = accessLog({ level, write: (line) => lines.push(line), sampleRatio: 1, random: () => 0 })(unmatched);

    for (const status of [200, 404, 500]) observe(anObservation({ status }));

    assert.deepEqual(
      lines.map((line) => JSON.parse(line).status),
      expected,
    );
  });
}

test('whatever path and address a client has, the line is one line of JSON that holds them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, client) => {
      const lines: string[] = [];
      const observe = accessLog({
        level: 'info',
        write: (line) => lines.push(line),
        sampleRatio: 1,
        random: () => 0,
      })(unmatched);

      observe(anObservation({ url: path, client }));

      const [line = ''] = lines;
      assert.equal(line.indexOf('\n'), line.length - 1);
      assert.equal(JSON.parse(line).path, path.split('?')[0]);
      assert.equal(JSON.parse(line).client, client);
    }),
  );
});

function anObservation({ status = 200, url = '/', client = '127.0.0.1' }) {
  return {
    request: { method: 'GET', url, id: 'a-1', client, trace: undefined },
    status,
    durationMilliseconds: 1.23456,
    endedAt: 0,
    isAborted: false,
  };
}
