import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bucketsOf, type Sample, summaryOf } from '../../src/drill/sample.ts';

const sample = (at: number, outcome = 'ok', elapsed = 5): Sample => ({ at, outcome, elapsed });

describe('the summary of a load', () => {
  it('counts each kind of failure', () => {
    const summary = summaryOf([sample(0), sample(10, '503'), sample(20, '503'), sample(30, 'timeout')]);

    assert.deepEqual(
      { requests: summary.requests, failed: summary.failed, failures: summary.failures },
      { requests: 4, failed: 3, failures: { 503: 2, timeout: 1 } },
    );
  });

  it('has an outage from the first failure to the end of the last', () => {
    const { outage } = summaryOf([sample(0), sample(100, '503', 10), sample(200), sample(300, 'timeout', 3_000)]);

    assert.equal(outage, 3_200);
  });

  it('has no outage where nothing failed', () => {
    assert.equal(summaryOf([sample(0), sample(10)]).outage, 0);
  });

  it('takes the percentile of what succeeded alone', () => {
    const quick = Array.from({ length: 99 }, (_, index) => sample(index, 'ok', index + 1));

    const { p99 } = summaryOf([...quick, sample(100, 'timeout', 3_000)]);

    assert.equal(p99, 99);
  });

  it('of nothing is nothing', () => {
    assert.deepEqual(summaryOf([]), { requests: 0, failed: 0, failures: {}, p99: 0, outage: 0 });
  });
});

describe('the spans of a load', () => {
  it('have no gaps where nothing was sent', () => {
    const buckets = bucketsOf([sample(10), sample(760, '503', 40)], 250);

    assert.deepEqual(buckets, [
      { at: 0, ok: 1, failed: 0, slowest: 5 },
      { at: 250, ok: 0, failed: 0, slowest: 0 },
      { at: 500, ok: 0, failed: 0, slowest: 0 },
      { at: 750, ok: 0, failed: 1, slowest: 40 },
    ]);
  });

  it('of nothing are none', () => {
    assert.deepEqual(bucketsOf([], 250), []);
  });

  it('hold every request once', () => {
    const samples = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 20_000 }),
        elapsed: fc.integer({ min: 0, max: 3_000 }),
        outcome: fc.constantFrom('ok', '503', 'timeout'),
      }),
    );
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 1_000 }), (all, width) => {
        const buckets = bucketsOf(all, width);
        const summary = summaryOf(all);

        assert.equal(
          buckets.reduce((sum, { ok, failed }) => sum + ok + failed, 0),
          summary.requests,
        );
        assert.equal(
          buckets.reduce((sum, { failed }) => sum + failed, 0),
          summary.failed,
        );
      }),
    );
  });
});
