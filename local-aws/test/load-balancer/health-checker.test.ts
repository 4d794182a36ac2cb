import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type HealthChecks, startHealthChecks } from '../../src/load-balancer/health-checker.ts';
import type { CheckOutcome } from '../../src/load-balancer/target-health.ts';
import { awsPace, fastPace, type Pace } from '../../src/pace.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';

interface World {
  readonly clock: VirtualClock;
  readonly checks: HealthChecks;
  /** `begun`, then each outcome with its time and whether it counted. */
  readonly told: string[];
  readonly mostAtOnce: () => number;
}

/** A target that answers each check as the function says, after so many milliseconds. */
function checking(pace: Pace, answer: (atMs: number) => { outcome: CheckOutcome; afterMs: number }): World {
  const clock = virtualClock(0);
  const told: string[] = [];
  let underWay = 0;
  let most = 0;
  let isHealthy = false;
  const checks = startHealthChecks(
    {
      request: { protocol: 'HTTP', address: '127.0.0.1', port: 80, path: '/health', timeoutSeconds: 5 },
      intervalSeconds: 30,
    },
    {
      begun: () => told.push(`${clock.now()} begun`),
      checked(outcome, counts) {
        told.push(`${clock.now()} ${outcome.kind}${counts ? '' : ' (look)'}`);
        isHealthy ||= outcome.kind === 'answered';
        return !isHealthy && outcome.kind === 'refused';
      },
    },
    {
      clock,
      pace,
      probe(_, done) {
        underWay += 1;
        most = Math.max(most, underWay);
        const { outcome, afterMs } = answer(clock.now());
        const timer = clock.after(afterMs, () => {
          underWay -= 1;
          done(outcome);
        });
        return () => timer.cancel();
      },
    },
  );
  return { clock, checks, told, mostAtOnce: () => most };
}

const ok: CheckOutcome = { kind: 'answered', status: 200 };

describe('health checks', () => {
  it('begin after registration and follow at the interval', () => {
    const { clock, told } = checking(awsPace, () => ({ outcome: ok, afterMs: 20 }));

    clock.advance(66_000);

    assert.deepEqual(told, ['5000 begun', '5020 answered', '35020 answered', '65020 answered']);
  });

  it('never overlap, however slow the target is', () => {
    const { clock, told, mostAtOnce } = checking(fastPace, () => ({ outcome: { kind: 'timedOut' }, afterMs: 5_000 }));

    clock.advance(20_100);

    assert.equal(mostAtOnce(), 1);
    assert.deepEqual(told, ['50 begun', '5050 timedOut', '10050 timedOut', '15050 timedOut', '20050 timedOut']);
  });

  it('find a process soon after it listens, and count only the checks at the interval', () => {
    const listensAt = 1_330;
    const { clock, told } = checking(fastPace, (now) =>
      now < listensAt ? { outcome: { kind: 'refused' }, afterMs: 0 } : { outcome: ok, afterMs: 0 },
    );

    clock.advance(2_000);

    const counted = told.filter((line) => line.endsWith('refused'));
    assert.deepEqual(counted, ['50 refused', '1050 refused']);
    assert.ok(told.includes('1350 answered (look)'), told.join('\n'));
  });

  it('look no sooner than the interval in the pace of AWS', () => {
    const { clock, told } = checking(awsPace, () => ({ outcome: { kind: 'refused' }, afterMs: 0 }));

    clock.advance(40_000);

    assert.deepEqual(told, ['5000 begun', '5000 refused', '35000 refused']);
  });

  it('tell nothing more once stopped', () => {
    const { clock, checks, told } = checking(fastPace, () => ({ outcome: ok, afterMs: 20 }));
    clock.advance(60);

    checks.stop();
    clock.advance(60_000);

    assert.deepEqual(told, ['50 begun']);
  });
});
