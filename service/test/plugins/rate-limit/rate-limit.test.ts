import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aService } from '../../a-service.ts';

const rateLimit = { requests: 2, windowSeconds: 60 };

test('beyond its rate a client is told to wait, and then served again', async () => {
  const { app, pass } = await aService({ config: { rateLimit } });
  await app.inject('/api/hello');
  await app.inject('/nowhere');

  const refused = await app.inject('/api/hello');
  pass(30_000);
  const served = await app.inject('/api/hello');

  assert.equal(refused.statusCode, 429);
  assert.equal(refused.headers['retry-after'], '30');
  assert.equal(refused.json().title, 'Too Many Requests');
  assert.equal(served.statusCode, 200);
});

test('the load balancer and Prometheus are never limited', async () => {
  const { app } = await aService({ config: { rateLimit } });

  for (const url of ['/health', '/health', '/health', '/health/ready', '/metrics', '/metrics', '/metrics']) {
    assert.equal((await app.inject(url)).statusCode, 200, url);
  }
});

test('without a configured rate nobody is limited', async () => {
  const { app } = await aService();

  const statuses = new Set<number>();
  for (let request = 0; request < 300; request += 1) statuses.add((await app.inject('/api/hello')).statusCode);

  assert.deepEqual([...statuses], [200]);
});

test('a route’s own rate holds for that route alone', async () => {
  const { app } = await aService();

  const statuses: number[] = [];
  for (let request = 0; request < 121; request += 1) {
    statuses.push((await app.inject({ method: 'POST', url: '/api/notes' })).statusCode);
  }

  assert.equal(statuses.filter((status) => status === 401).length, 120);
  assert.equal(statuses.at(-1), 429);
  assert.equal((await app.inject('/api/notes')).statusCode, 200);
});

test('behind one proxy the client is the last address in X-Forwarded-For, whatever it claims before', async () => {
  const { app } = await aService({ config: { rateLimit, trustedProxies: 1 } });
  const ask = async (forwardedFor: string): Promise<number> =>
    (await app.inject({ url: '/api/hello', headers: { 'x-forwarded-for': forwardedFor } })).statusCode;

  const spoofing = [await ask('1.1.1.1, 192.0.2.7'), await ask('2.2.2.2, 192.0.2.7'), await ask('3.3.3.3, 192.0.2.7')];

  assert.deepEqual(spoofing, [200, 200, 429]);
  assert.equal(await ask('192.0.2.8'), 200);
});

test('without a trusted proxy X-Forwarded-For counts for nothing', async () => {
  const { app } = await aService({ config: { rateLimit } });
  const ask = async (forwardedFor: string): Promise<number> =>
    (await app.inject({ url: '/api/hello', headers: { 'x-forwarded-for': forwardedFor } })).statusCode;

  assert.deepEqual([await ask('192.0.2.1'), await ask('192.0.2.2'), await ask('192.0.2.3')], [200, 200, 429]);
});
