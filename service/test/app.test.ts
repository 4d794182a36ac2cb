import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type App, buildApp } from '../src/app.ts';
import { createLog } from '../src/log.ts';

interface World {
  readonly app: App['app'];
  readonly lines: string[];
  drain(): void;
}

async function aService(): Promise<World> {
  const lines: string[] = [];
  let isDraining = false;
  const now = (): Date => new Date('2026-11-23T12:00:00Z');
  const { app } = await buildApp(
    { version: '1.4.2', environment: 'staging' },
    {
      log: createLog({ level: 'info', write: (line) => lines.push(line), now }),
      now,
      uptimeSeconds: () => 61.7,
      isDraining: () => isDraining,
    },
  );
  return {
    app,
    lines,
    drain: () => {
      isDraining = true;
    },
  };
}

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
  const lines: string[] = [];
  const now = (): Date => new Date(0);
  const { app } = await buildApp(
    { version: '1', environment: 'dev' },
    {
      log: createLog({ level: 'info', write: (line) => lines.push(line), now }),
      now,
      uptimeSeconds: () => {
        throw new Error('the clock is broken');
      },
      isDraining: () => false,
    },
  );

  const response = await app.inject('/health?token=secret');

  assert.equal(response.statusCode, 500);
  assert.equal(response.json().status, 500);
  assert.doesNotMatch(response.body, /clock/);
  assert.match(
    lines.join(''),
    /"message":"request failed","method":"GET","path":"\/health","error":"the clock is broken"/,
  );
});
