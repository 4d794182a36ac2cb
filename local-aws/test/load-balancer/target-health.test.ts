import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  afterCheck,
  type CheckOutcome,
  type HealthPolicy,
  registered,
  registering,
  type TargetStanding,
  toTargetHealth,
} from '../../src/load-balancer/target-health.ts';

const policy: HealthPolicy = {
  isHealthyStatus: (status) => status === 200,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
};
const ok: CheckOutcome = { kind: 'answered', status: 200 };
const broken: CheckOutcome = { kind: 'answered', status: 503 };

function after(outcomes: readonly CheckOutcome[], start: TargetStanding = registered(registering)): TargetStanding {
  return outcomes.reduce((standing, outcome) => afterCheck(standing, outcome, policy), start);
}

describe('target health', () => {
  it('tells registration, then the initial checks', () => {
    const standing = registering;

    const checked = registered(standing);

    assert.deepEqual(toTargetHealth(standing), { state: 'initial', reason: 'Elb.RegistrationInProgress' });
    assert.deepEqual(toTargetHealth(checked), { state: 'initial', reason: 'Elb.InitialHealthChecking' });
  });

  it('makes a new target healthy after one passing check', () => {
    assert.equal(after([ok]).state, 'healthy');
    assert.equal(after([broken, ok]).state, 'healthy');
  });

  it('makes a target unhealthy after as many failures in a row as the threshold says', () => {
    assert.equal(after([broken]).state, 'initial');
    assert.equal(after([broken, broken]).state, 'unhealthy');
    assert.equal(after([ok, broken, ok, broken]).state, 'healthy');
    assert.equal(after([ok, broken, broken]).state, 'unhealthy');
  });

  it('lets an unhealthy target recover only after the healthy threshold', () => {
    const unhealthy = after([broken, broken]);

    assert.equal(after([ok, ok, ok, ok], unhealthy).state, 'unhealthy');
    assert.equal(after([ok, ok, ok, ok, broken, ok], unhealthy).state, 'unhealthy');
    assert.equal(after([ok, ok, ok, ok, ok], unhealthy).state, 'healthy');
  });

  it("tells the reason of the last failure in AWS's words", () => {
    const healthAfter = (outcome: CheckOutcome) => toTargetHealth(after([outcome, outcome]));

    assert.deepEqual(healthAfter(broken), {
      state: 'unhealthy',
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [503]',
    });
    assert.deepEqual(healthAfter({ kind: 'timedOut' }), {
      state: 'unhealthy',
      reason: 'Target.Timeout',
      description: 'Request timed out',
    });
    assert.deepEqual(healthAfter({ kind: 'refused' }), {
      state: 'unhealthy',
      reason: 'Target.FailedHealthChecks',
      description: 'Health checks failed',
    });
  });

  it('counts no failure of a look between two checks', () => {
    const looks = Array.from({ length: 20 }).reduce<TargetStanding>(
      (standing) => afterCheck(standing, { kind: 'refused' }, policy, false),
      registered(registering),
    );

    assert.deepEqual(looks, registered(registering));
    assert.equal(afterCheck(looks, ok, policy, false).state, 'healthy');
  });

  it('leaves draining and unused targets alone', () => {
    for (const state of ['draining', 'unused'] as const) {
      assert.equal(after([ok, ok, ok, ok, ok, broken, broken, broken], { state }).state, state);
    }
  });

  it('never calls a target healthy whose last checks all failed, nor unhealthy whose last checks all passed', () => {
    const outcome = fc.constantFrom<CheckOutcome>(ok, broken, { kind: 'timedOut' }, { kind: 'refused' });
    const threshold = fc.integer({ min: 2, max: 10 });

    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), threshold, threshold, (outcomes, healthy, unhealthy) => {
        const thresholds = { ...policy, healthyThreshold: healthy, unhealthyThreshold: unhealthy };
        let standing = registered(registering);
        outcomes.forEach((each, index) => {
          standing = afterCheck(standing, each, thresholds);
          const failed = outcomes.slice(0, index + 1).map((past) => past !== ok);
          if (failed.length >= unhealthy && failed.slice(-unhealthy).every(Boolean)) {
            assert.equal(standing.state, 'unhealthy');
          }
          if (failed.length >= healthy && !failed.slice(-healthy).some(Boolean)) {
            assert.equal(standing.state, 'healthy');
          }
          if (failed.at(-1) === false) assert.notEqual(standing.state, 'initial');
        });
      }),
    );
  });
});
