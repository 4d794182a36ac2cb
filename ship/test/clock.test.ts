import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { steadyClock, systemClock } from '../src/clock.ts';

const hour = 3_600_000;

describe('the steady clock', () => {
  it('does not follow the machine’s clock when that is set', (t) => {
    const before = steadyClock.now();
    const ahead = Date.now() + hour;
    t.mock.method(Date, 'now', () => ahead);

    assert.ok(steadyClock.now() - before < hour);
  });

  it('begins as the machine’s clock, so that its times can be shown', () => {
    // Both were read at the start of this very process; nobody sets a clock by minutes meanwhile.
    assert.ok(Math.abs(steadyClock.now() - systemClock.now()) < 60_000);
  });
});
