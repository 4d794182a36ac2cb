import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedPlaces, type Race, ranksInWords } from '../../bench/ranks.ts';

const rate = (figures: Race['figures']): Race => ({ what: 'requests/s', better: 'more', figures });

describe('the order of benchmarks from one run to the next', () => {
  it('is the same when everybody is faster', () => {
    const changes = changedPlaces(
      [rate({ ours: 100, theirs: 50, others: 10 })],
      [rate({ ours: 200, theirs: 90, others: 20 })],
    );

    assert.deepEqual(changes, []);
    assert.deepEqual(ranksInWords(changes, '2026-01-02'), ['The order is that of 2026-01-02.']);
  });

  it('has changed when one has overtaken another', () => {
    const changes = changedPlaces([rate({ ours: 100, theirs: 50 })], [rate({ ours: 40, theirs: 50 })]);

    assert.deepEqual(changes, [{ what: 'requests/s', ahead: 'theirs', behind: 'ours', isNear: false }]);
    assert.deepEqual(ranksInWords(changes, '2026-01-02'), [
      'requests/s: "theirs" is now before "ours" (since 2026-01-02).',
    ]);
  });

  it('says nothing of two who were within a tenth', () => {
    const [change] = changedPlaces([rate({ ours: 100, theirs: 91 })], [rate({ ours: 50, theirs: 91 })]);

    assert.equal(change?.isNear, true);
  });

  it('is by the least where less is better', () => {
    const time = (ours: number, theirs: number): Race => ({ what: 'ms', better: 'less', figures: { ours, theirs } });

    const [change] = changedPlaces([time(10, 20)], [time(20, 10)]);

    assert.deepEqual([change?.ahead, change?.behind], ['theirs', 'ours']);
  });

  it('leaves out who did not run both times, and what was not measured before', () => {
    const time: Race = { what: 'ms', better: 'less', figures: { ours: 1, theirs: 2 } };

    assert.deepEqual(changedPlaces([rate({ ours: 1, gone: 2 })], [rate({ ours: 3, come: 2 }), time]), []);
  });
});
