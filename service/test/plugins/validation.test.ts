import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RouteOptions } from 'fastify';
import { fastify } from 'fastify';
import { invalidParts, validateRequests } from '../../src/plugins/validation.ts';
import { aService } from '../a-service.ts';

test('every route’s schema compiles', async () => {
  const { app } = await aService();

  const documented: Record<string, Record<string, unknown>> = (await app.inject('/openapi.json')).json().paths;

  for (const [path, methods] of Object.entries(documented)) {
    for (const method of Object.keys(methods)) {
      const url = path.replace('{id}', '00000000-0000-4000-8000-000000000001');
      const { statusCode } = await app.inject(
        Object.assign({ url, method: asMethod(method) }, method === 'post' ? { payload: {} } : {}),
      );
      assert.ok(statusCode < 500, `${method} ${path}: ${statusCode}`);
    }
  }
});

function asMethod(method: string): 'GET' | 'POST' | 'DELETE' {
  return method === 'post' ? 'POST' : method === 'delete' ? 'DELETE' : 'GET';
}

async function anEcho(schema: NonNullable<RouteOptions['schema']>) {
  const app = fastify();
  validateRequests(app);
  app.post('/:id', { schema }, ({ body, query, params }, reply) => {
    reply.send({ body, query, params });
  });
  return app;
}

test('a query is read as the type that its schema asks for, or refused', async () => {
  const app = await anEcho({ querystring: { type: 'object', properties: { n: { type: 'integer', maximum: 9 } } } });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.integer({ min: -20, max: 20 }).map(String), fc.string()), async (n) => {
      const response = await app.inject({ method: 'POST', url: '/a', query: { n } });

      if (response.statusCode === 400) return;
      const read = response.json().query.n;
      assert.ok(Number.isInteger(read) && read <= 9 && read === Number(n));
    }),
  );
});

test('a body is taken at its word', async () => {
  const app = await anEcho({ body: { type: 'object', properties: { n: { type: 'integer' } } } });

  assert.equal((await app.inject({ method: 'POST', url: '/a', payload: { n: 5 } })).statusCode, 200);
  for (const n of ['5', true, null, 5.5, [5]]) {
    assert.equal((await app.inject({ method: 'POST', url: '/a', payload: { n } })).statusCode, 400, String(n));
  }
});

test('of many mistakes no more than twenty are told', () => {
  const mistakes = Array.from({ length: 500 }, (_, n) => ({
    instancePath: `/${n}`,
    schemaPath: '',
    keyword: 'type',
    params: {},
    message: 'must be string',
  }));

  const parts = invalidParts(mistakes, 'body');

  assert.equal(parts.length, 20);
  assert.deepEqual(parts[0], { in: 'body', pointer: '/0', detail: 'must be string' });
});
