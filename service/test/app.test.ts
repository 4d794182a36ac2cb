import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aService } from './a-service.ts';

test('GET /health says that the service is healthy and which version it is', async () => {
  const { app } = await aService();

  const response = await app.inject('/health');

  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['cache-control'], 'no-store');
  assert.deepEqual(response.json(), {
    status: 'healthy',
    version: '1.4.2',
    environment: 'staging',
    uptimeSeconds: 61,
  });
});

test('GET /health answers 503 once the process is stopping, and the rest of the service goes on', async () => {
  const { app, drain } = await aService();

  drain();

  const health = await app.inject('/health');
  assert.equal(health.statusCode, 503);
  assert.equal(health.json().status, 'draining');
  assert.equal((await app.inject('/api/hello')).statusCode, 200);
});

test('GET /api/hello greets with version, environment and time', async () => {
  const { app } = await aService();

  const response = await app.inject('/api/hello');

  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['content-type'], 'application/json; charset=utf-8');
  assert.deepEqual(response.json(), {
    message: 'Hello, World!',
    version: '1.4.2',
    environment: 'staging',
    timestamp: '2026-11-23T12:00:00.000Z',
  });
});

test('HEAD answers like GET, without the body', async () => {
  const { app } = await aService();

  const response = await app.inject({ method: 'HEAD', url: '/health' });

  assert.equal(response.statusCode, 200);
  assert.equal(response.body, '');
});

test('an unknown path is 404 as problem details, and does not repeat the query', async () => {
  const { app } = await aService();

  const response = await app.inject('/api/helo?token=secret');

  assert.equal(response.statusCode, 404);
  assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.deepEqual(response.json(), {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is nothing at /api/helo.',
    requestId: 'a1b2c3d4-1',
  });
});

test('a known path with another method is 405 and names the allowed ones, whatever the body is', async () => {
  const { app } = await aService();

  const response = await app.inject({
    method: 'POST',
    url: '/api/hello',
    headers: { 'content-type': 'text/xml' },
    payload: '<hello/>',
  });

  assert.equal(response.statusCode, 405);
  assert.equal(response.headers.allow, 'GET, HEAD');
  assert.equal(response.json().title, 'Method Not Allowed');
});

test('an error inside a route is logged with its reason and answered without it', async () => {
  const { app, logged } = await aService({
    surroundings: {
      uptimeSeconds: () => {
        throw new Error('the clock is broken');
      },
    },
  });

  const response = await app.inject('/health?token=secret');

  assert.equal(response.statusCode, 500);
  assert.equal(response.json().status, 500);
  assert.doesNotMatch(response.body, /clock/);
  const [failure] = logged();
  assert.equal(failure?.message, 'request failed');
  assert.equal(failure?.path, '/health');
  assert.equal(failure?.error, 'the clock is broken');
});

test('every answer has a request id, its caller’s own where it can be quoted without harm', async () => {
  const { app } = await aService();

  const own = await app.inject({ url: '/api/hello', headers: { 'x-request-id': 'order-17.b' } });
  const harmful = await app.inject({ url: '/api/hello', headers: { 'x-request-id': '"},{"level":"fatal' } });

  assert.equal(own.headers['x-request-id'], 'order-17.b');
  assert.equal(harmful.headers['x-request-id'], 'a1b2c3d4-1');
});

test('a path that is no URL is refused as problem details, and logged', async () => {
  const { app, logged } = await aService();

  const response = await app.inject('/api/%zz');

  assert.equal(response.statusCode, 400);
  assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(response.json().status, 400);
  assert.deepEqual(
    logged().map(({ route, status }) => ({ route, status })),
    [{ route: '(unmatched)', status: 400 }],
  );
});

test('a known method on an unknown path is 404 before its body is looked at', async () => {
  const { app } = await aService();

  const response = await app.inject({
    method: 'POST',
    url: '/nowhere',
    headers: { 'content-type': 'text/xml' },
    payload: '<a/>',
  });

  assert.equal(response.statusCode, 404);
});

test('security headers are on every answer, refusals too', async () => {
  const { app } = await aService();

  for (const url of ['/api/hello', '/nowhere', '/health', '/api/%zz', '/api/whoami']) {
    const { headers } = await app.inject(url);
    assert.equal(headers['x-content-type-options'], 'nosniff', url);
    assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'", url);
    assert.match(String(headers['strict-transport-security']), /^max-age=31536000/, url);
  }
});
