import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { aService } from '../../a-service.ts';

afterEach(() => mock.timers.reset());

async function anOverloadedService() {
  mock.timers.enable({ apis: ['setInterval'] });
  let memory = 0.97;
  const service = await aService({ surroundings: { memoryRatio: () => memory } });
  for (let sample = 0; sample < 4; sample += 1) mock.timers.tick(500);
  return {
    ...service,
    relieve: () => {
      memory = 0.5;
      mock.timers.tick(500);
      mock.timers.tick(500);
    },
  };
}

test('while overloaded, requests are refused with 503 and the load balancer is told that all is well', async () => {
  const { app } = await anOverloadedService();

  const refused = await app.inject('/api/hello');
  const health = await app.inject('/health');

  assert.equal(refused.statusCode, 503);
  assert.equal(refused.headers['retry-after'], '1');
  assert.equal(health.statusCode, 200);
});

test('/health/ready says that it is overloaded, and by what', async () => {
  const { app } = await anOverloadedService();

  const ready = await app.inject('/health/ready');

  assert.equal(ready.statusCode, 503);
  assert.deepEqual(ready.json(), { status: 'not ready', reasons: ['overloaded: memory'] });
});

test('when it is over, requests are served again, and the log has both moments', async () => {
  const { app, relieve, logged } = await anOverloadedService();

  relieve();

  assert.equal((await app.inject('/api/hello')).statusCode, 200);
  assert.deepEqual(
    logged()
      .map(({ message }) => message)
      .filter((message) => message !== 'request'),
    ['overloaded: requests are refused', 'no longer overloaded'],
  );
});

test('more requests in flight than allowed are refused at once', async () => {
  const held = Promise.withResolvers<void>();
  const { listen } = await aService({
    config: { overload: { eventLoopDelaySeconds: 1, requestsInFlight: 2, memoryRatio: 1 } },
    surroundings: { dependencies: [{ name: 'held', check: () => held.promise }] },
  });
  const url = await listen();

  const waiting = [fetch(`${url}/health/ready`), fetch(`${url}/health/ready`)];
  const refused = await untilStatus(503, () => fetch(`${url}/api/hello`));
  held.resolve();
  await Promise.all(waiting);

  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal((await untilStatus(200, () => fetch(`${url}/api/hello`))).status, 200);
});

async function untilStatus(status: number, ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask();
    if (response.status === status) return response;
  }
}
