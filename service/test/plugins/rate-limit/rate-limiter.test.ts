import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRateLimiter } from '../../../src/plugins/rate-limit/rate-limiter.ts';

test('a client may ask its whole rate at once, and then gains one request at a time', () => {
  const limiter = createRateLimiter({ requests: 3, windowSeconds: 60 });

  const first = [1, 2, 3].map(() => limiter.ask('a', 1000));

  assert.deepEqual(first, [0, 0, 0]);
  assert.equal(limiter.ask('a', 1000), 20_000);
  assert.equal(limiter.ask('a', 20_999), 1);
  assert.equal(limiter.ask('a', 21_000), 0);
  assert.equal(limiter.ask('a', 21_000), 20_000);
});

test('one client’s requests do not count for another', () => {
  const limiter = createRateLimiter({ requests: 1, windowSeconds: 60 });

  limiter.ask('a', 0);

  assert.equal(limiter.ask('b', 0), 0);
});

test('a refused request costs nothing: who goes on asking does not wait longer', () => {
  const limiter = createRateLimiter({ requests: 1, windowSeconds: 10 });
  limiter.ask('a', 0);

  for (let now = 0; now < 10_000; now += 100) assert.notEqual(limiter.ask('a', now), 0);

  assert.equal(limiter.ask('a', 10_000), 0);
});

test('a client that has used up its rate has done so after the generations turned, too', () => {
  const limiter = createRateLimiter({ requests: 10, windowSeconds: 60 });
  limiter.ask('another', 0);
  for (let request = 0; request < 10; request += 1) limiter.ask('a', 59_000);

  const wait = limiter.ask('a', 60_000);

  assert.equal(wait, 5_000);
});

test('memory is bounded under a flood from ever new addresses', () => {
  const limiter = createRateLimiter({ requests: 10, windowSeconds: 60, clients: 1000 });

  for (let client = 0; client < 50_000; client += 1) limiter.ask(`client ${client}`, client / 100);

  assert.ok(limiter.size() <= 2000, `${limiter.size()} clients are remembered`);
});

test('clients that have not asked for two windows are forgotten with the next question', () => {
  const limiter = createRateLimiter({ requests: 10, windowSeconds: 60 });
  for (let client = 0; client < 500; client += 1) limiter.ask(`client ${client}`, 0);

  limiter.ask('another', 120_000);

  assert.equal(limiter.size(), 1);
});

const rates = fc.record({ requests: fc.integer({ min: 1, max: 50 }), windowSeconds: fc.integer({ min: 1, max: 120 }) });
const gaps = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 300 });

test('whatever the pattern, between any two moments no more pass than the rate and one burst', () => {
  fc.assert(
    fc.property(rates, gaps, (rate, waits) => {
      const limiter = createRateLimiter(rate);
      const passed: number[] = [];
      let now = 0;
      for (const wait of waits) {
        now += wait;
        if (limiter.ask('a', now) === 0) passed.push(now);
      }

      const interval = (rate.windowSeconds * 1000) / rate.requests;
      for (const [first, start] of passed.entries()) {
        for (let last = first; last < passed.length; last += 1) {
          const most = rate.requests + ((passed[last] ?? 0) - start) / interval;
          assert.ok(last - first + 1 <= most + 1e-6);
        }
      }
    }),
  );
});

test('whoever waits as long as was said passes then, and not a millisecond before', () => {
  fc.assert(
    fc.property(rates, gaps, (rate, waits) => {
      const limiter = createRateLimiter(rate);
      let now = 0;
      for (const wait of waits) {
        now += wait;
        const toWait = limiter.ask('a', now);
        if (toWait === 0) continue;
        if (toWait > 1) assert.notEqual(limiter.ask('a', now + toWait - 1), 0);
        assert.equal(limiter.ask('a', now + toWait), 0);
        now += toWait;
      }
    }),
  );
});
