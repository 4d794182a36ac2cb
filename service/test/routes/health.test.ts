import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aService } from '../a-service.ts';

test('/health/live answers as long as the process does', async () => {
  const { app, drain } = await aService();
  drain();

  const response = await app.inject('/health/live');

  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { status: 'alive' });
});

test('/health/ready names what stands in the way, and the load balancer is not told of dependencies', async () => {
  const { app, drain } = await aService({
    surroundings: {
      dependencies: [
        { name: 'queue', check: async () => undefined },
        { name: 'database', check: async () => Promise.reject(new Error('no route to host')) },
      ],
    },
  });
  drain();

  const ready = await app.inject('/health/ready');

  assert.equal(ready.statusCode, 503);
  assert.deepEqual(ready.json(), {
    status: 'not ready',
    reasons: ['the process is stopping', 'database is unavailable'],
  });
});

test('a dependency that fails takes nobody out of the load balancer', async () => {
  const { app } = await aService({
    surroundings: { dependencies: [{ name: 'database', check: async () => Promise.reject(new Error('gone')) }] },
  });

  assert.equal((await app.inject('/health')).statusCode, 200);
  assert.equal((await app.inject('/health/ready')).statusCode, 503);
});
