import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import fc from 'fast-check';
import { emptyHistogram, recordDuration } from '../../../src/plugins/metrics/duration-histogram.ts';
import { representatives } from '../../../src/plugins/metrics/embedded-metrics.ts';
import { aService } from '../../a-service.ts';

afterEach(() => mock.timers.reset());

test('/metrics counts requests by route and status', async () => {
  const { app } = await aService();
  await app.inject('/api/hello');
  await app.inject('/api/hello');
  await app.inject({ method: 'HEAD', url: '/api/hello' });
  await app.inject({ method: 'PUT', url: '/api/hello' });

  const { body, headers } = await app.inject('/metrics');

  assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  assert.deepEqual(linesOf(body, 'http_requests_total{'), [
    'http_requests_total{method="GET",route="/api/hello",status="200"} 2',
    'http_requests_total{method="HEAD",route="/api/hello",status="200"} 1',
    'http_requests_total{method="OTHER",route="/api/hello",status="405"} 1',
  ]);
  assert.match(body, /\nhttp_request_duration_seconds_count\{method="GET",route="\/api\/hello"\} 2\n/);
  assert.match(body, /\nservice_info\{version="1\.4\.2",environment="staging",node="v26"\} 1\n/);
});

test('whatever paths are asked for, there are no more series than routes', async () => {
  const { app } = await aService();
  const series = async (): Promise<number> =>
    linesOf((await app.inject('/metrics')).body, 'http_requests_total{').length;
  await app.inject('/api/notes/00000000-0000-4000-8000-000000000001');
  await app.inject('/nowhere');
  await app.inject('/metrics');
  const before = await series();

  for (let n = 0; n < 50; n += 1) {
    await app.inject(`/nowhere/${n}`);
    await app.inject(`/api/notes/00000000-0000-4000-8000-0000000001${n + 10}`);
  }

  assert.equal(await series(), before);
});

test('every line of /metrics is a comment or a sample, and every family is described', async () => {
  const { app } = await aService();
  await app.inject('/api/hello');

  const { body } = await app.inject('/metrics');

  assert.ok(body.endsWith('\n'));
  for (const line of body.trimEnd().split('\n')) {
    assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+)$/);
  }
});

test('a histogram’s buckets add up, whatever the durations', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (durations) => {
      const histogram = emptyHistogram();
      for (const duration of durations) recordDuration(histogram, duration);

      assert.equal(
        histogram.counts.reduce((sum, count) => sum + count, 0),
        durations.length,
      );
    }),
  );
});

test('metrics are not for those who come through the load balancer, unless everybody may have them', async () => {
  const forwarded = { url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } };
  const direct = await aService();
  const open = await aService({ config: { metricsAccess: 'anyone' } });

  assert.equal((await direct.app.inject(forwarded)).statusCode, 404);
  assert.equal((await open.app.inject(forwarded)).statusCode, 200);
});

test('CloudWatch finds requests, errors and durations in the log, for the time since it was last told', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  const { app, logged } = await aService({ config: { embeddedMetricsSeconds: 60, logLevel: 'silent' } });
  const told = () => logged().map(({ Route, Requests, Errors }) => ({ Route, Requests, Errors }));
  await app.inject('/api/hello');
  await app.inject('/api/hello');

  mock.timers.tick(60_000);
  assert.deepEqual(told(), [{ Route: 'GET /api/hello', Requests: 2, Errors: 0 }]);
  mock.timers.tick(60_000);
  assert.equal(told().length, 1);
  await app.inject('/api/hello');
  await app.close();

  assert.deepEqual(told().at(-1), { Route: 'GET /api/hello', Requests: 1, Errors: 0 });
  const [line] = logged();
  assert.deepEqual(line?._aws, {
    Timestamp: Date.parse('2026-11-23T12:00:00Z'),
    CloudWatchMetrics: [
      {
        Namespace: 'Shipshape/Service',
        Dimensions: [['Environment', 'Route']],
        Metrics: [
          { Name: 'Requests', Unit: 'Count' },
          { Name: 'Errors', Unit: 'Count' },
          { Name: 'Duration', Unit: 'Milliseconds' },
        ],
      },
    ],
  });
  assert.deepEqual(line?.Duration, [1, 1]);
});

test('durations are told by at most 100 values, each bucket by its part', () => {
  const counts = new Float64Array([9_000, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0, 100]);

  const values = representatives(counts);

  assert.equal(values.length, 100);
  assert.equal(values.filter((value) => value === 1).length, 90);
  assert.equal(values.filter((value) => value === 25).length, 9);
  assert.equal(values.filter((value) => value === 10_000).length, 1);
});

function linesOf(text: string, start: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith(start));
}
