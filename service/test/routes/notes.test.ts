import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { aService, type ServiceUnderTest } from '../a-service.ts';

const apiKeys = ['writer', 'other'].map((name) => ({
  name,
  sha256: createHash('sha256').update(name).digest(),
  scopes: new Set(['notes:write']),
}));

/** With a rate that a test does not reach. */
async function aNotesService(): Promise<ServiceUnderTest> {
  return aService({ config: { apiKeys } });
}

function write({ app }: ServiceUnderTest, payload: unknown, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/notes',
    headers: { 'x-api-key': 'writer', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });
}

test('a note is written, read and removed', async () => {
  const service = await aNotesService();

  const created = await write(service, { title: 'milk' });
  const { location } = created.headers;
  const found = await service.app.inject(String(location));
  const removed = await service.app.inject({
    method: 'DELETE',
    url: String(location),
    headers: { 'x-api-key': 'writer' },
  });

  assert.equal(created.statusCode, 201);
  assert.deepEqual(created.json(), {
    id: '00000000-0000-4000-8000-000000000001',
    title: 'milk',
    text: '',
    createdAt: '2026-11-23T12:00:00.000Z',
  });
  assert.deepEqual(found.json(), created.json());
  assert.equal(removed.statusCode, 204);
  assert.equal((await service.app.inject(String(location))).statusCode, 404);
});

test('every mistake in a body is named by its place, and what was sent is not repeated', async () => {
  const service = await aNotesService();

  const response = await write(service, { title: 5, text: 'x'.repeat(10_001), colour: 'red' });

  assert.equal(response.statusCode, 400);
  assert.deepEqual(response.json().errors, [
    { in: 'body', pointer: '', detail: 'must NOT have additional properties: "colour"' },
    { in: 'body', pointer: '/title', detail: 'must be string' },
    { in: 'body', pointer: '/text', detail: 'must NOT have more than 10000 characters' },
  ]);
});

const unusable: readonly (readonly [string, string, string, number])[] = [
  ['is no JSON', '{"title":', 'application/json', 400],
  ['would change a prototype', '{"title":"a","__proto__":{"b":1}}', 'application/json', 400],
  ['is of another type', '<note/>', 'text/xml', 415],
  ['is empty', '', 'application/json', 400],
];

for (const [what, payload, type, status] of unusable) {
  test(`a body that ${what} is refused with ${status}`, async () => {
    const { app } = await aNotesService();

    const response = await app.inject({
      method: 'POST',
      url: '/api/notes',
      headers: { 'x-api-key': 'writer', 'content-type': type },
      payload,
    });

    assert.equal(response.statusCode, status);
    assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  });
}

test('the pages hold every note once, in order, whatever the page’s size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), async (count, limit) => {
      const service = await aNotesService();
      for (let n = 0; n < count; n += 1) await write(service, { title: `note ${n}` });

      const titles: string[] = [];
      let cursor = '';
      do {
        const page = (await service.app.inject(`/api/notes?limit=${limit}${cursor}`)).json();
        assert.ok(page.items.length <= limit);
        titles.push(...page.items.map(({ title }: { title: string }) => title));
        cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');

      assert.deepEqual(
        titles,
        Array.from({ length: count }, (_, n) => `note ${n}`),
      );
    }),
    { numRuns: 12 },
  );
});

test('a page goes on after its cursor though notes were removed before it', async () => {
  const service = await aNotesService();
  const ids: string[] = [];
  for (const title of ['a', 'b', 'c', 'd']) ids.push((await write(service, { title })).json().id);
  const first = (await service.app.inject('/api/notes?limit=2')).json();

  await service.app.inject({ method: 'DELETE', url: `/api/notes/${ids[0]}`, headers: { 'x-api-key': 'writer' } });
  const second = (await service.app.inject(`/api/notes?limit=2&cursor=${first.nextCursor}`)).json();

  assert.deepEqual(
    second.items.map(({ title }: { title: string }) => title),
    ['c', 'd'],
  );
});

for (const query of ['limit=0', 'limit=101', 'limit=two', 'cursor=abc', 'cursor=', 'offset=3']) {
  test(`the query ${query} is refused`, async () => {
    const { app } = await aNotesService();

    assert.equal((await app.inject(`/api/notes?${query}`)).statusCode, 400);
  });
}

test('a request that is repeated with its Idempotency-Key is done once', async () => {
  const service = await aNotesService();
  const attempt = () => write(service, { title: 'milk' }, { 'idempotency-key': 'one' });

  const [first, second] = await Promise.all([attempt(), attempt()]);
  const third = await attempt();

  assert.deepEqual([first.statusCode, second.statusCode, third.statusCode], [201, 201, 201]);
  assert.deepEqual(second.json(), first.json());
  assert.deepEqual(third.json(), first.json());
  assert.equal(first.headers['idempotency-replayed'], undefined);
  assert.equal(third.headers['idempotency-replayed'], 'true');
  assert.equal((await service.app.inject('/api/notes')).json().items.length, 1);
});

test('a key that was used for another note is refused; another caller’s key is another key', async () => {
  const service = await aNotesService();
  await write(service, { title: 'milk' }, { 'idempotency-key': 'one' });

  const mismatch = await write(service, { title: 'bread' }, { 'idempotency-key': 'one' });
  const other = await write(service, { title: 'bread' }, { 'idempotency-key': 'one', 'x-api-key': 'other' });

  assert.equal(mismatch.statusCode, 422);
  assert.equal(other.statusCode, 201);
});

const anything = fc.oneof(
  fc.record({ title: fc.anything(), text: fc.anything() }, { requiredKeys: [] }),
  fc.record({ title: fc.string(), text: fc.string() }, { requiredKeys: ['title'] }),
  fc.jsonValue(),
);

test('whatever JSON is sent, it becomes a note just as it was or is refused: never anything between', async () => {
  const service = await aNotesService();
  let requests = 0;
  await fc.assert(
    fc.asyncProperty(anything, async (value) => {
      const sent: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
      requests += 1;
      // Half a second a request is the rate of the route.
      service.pass(500);

      const response = await write(service, sent);

      if (response.statusCode === 400) return;
      assert.equal(response.statusCode, 201);
      const { title, text } = response.json();
      assert.deepEqual({ text: '', ...Object(sent) }, { title, text });
      assert.ok(title.length >= 1 && title.length <= 200);
    }),
  );
  assert.ok(requests > 0);
});
