import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strategyUpdate } from '../../src/deployment/strategy.ts';
import { contract } from '../support/a-release.ts';

const arn = (name: string): string => `arn:aws:elasticloadbalancing:us-east-1:000000000000:${name}`;
const shifting = {
  ...contract,
  alarms: ['errors'],
  trafficShift: {
    targetGroup: arn('targetgroup/blue'),
    alternateTargetGroup: arn('targetgroup/green'),
    productionListenerRule: arn('listener-rule/production'),
    role: 'arn:aws:iam::000000000000:role/ecs',
  },
};
const present = [{ targetGroupArn: arn('targetgroup/green'), containerName: 'app', containerPort: 8080 }];
const none = { strategy: undefined, pauses: [] };

describe('a strategy', () => {
  it('that nobody names changes nothing', () => {
    assert.equal(strategyUpdate(none, contract, present), undefined);
  });

  it('canary has its first share, its bake time, the alarms and both target groups', () => {
    const update = strategyUpdate(
      {
        strategy: 'canary',
        canaryPercent: 5,
        stepBakeMinutes: 10,
        bakeMinutes: 5,
        pauses: ['POST_TEST_TRAFFIC_SHIFT'],
      },
      shifting,
      present,
    );

    assert.deepEqual(update, {
      deploymentConfiguration: {
        strategy: 'CANARY',
        bakeTimeInMinutes: 5,
        canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 },
        alarms: { alarmNames: ['errors'], enable: true, rollback: true },
        lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
      },
      loadBalancers: [
        {
          targetGroupArn: arn('targetgroup/green'),
          containerName: 'app',
          containerPort: 8080,
          advancedConfiguration: {
            alternateTargetGroupArn: arn('targetgroup/green'),
            productionListenerRule: arn('listener-rule/production'),
            roleArn: 'arn:aws:iam::000000000000:role/ecs',
          },
        },
      ],
    });
  });

  it('rolling has the circuit breaker', () => {
    const update = strategyUpdate({ strategy: 'rolling', pauses: [] }, contract, present);

    assert.deepEqual(update?.deploymentConfiguration?.deploymentCircuitBreaker, { enable: true, rollback: true });
  });

  it('that shifts traffic needs a second target group', () => {
    assert.throws(
      () => strategyUpdate({ strategy: 'blue-green', pauses: [] }, contract, present),
      /second target group/,
    );
  });

  for (const [settings, words] of [
    [{ ...none, canaryPercent: 5 }, /--canary-percent belongs to --strategy canary/],
    [{ strategy: 'canary', stepPercent: 10, pauses: [] }, /--step-percent belongs to --strategy linear/],
    [{ strategy: 'blue-green', stepBakeMinutes: 1, pauses: [] }, /--step-bake belongs/],
    [{ strategy: 'rolling', pauses: ['PRE_SCALE_UP'] }, /--pause-before belongs/],
  ] as const) {
    it(`refuses what belongs to another: ${words.source}`, () => {
      assert.throws(() => strategyUpdate(settings, shifting, present), words);
    });
  }
});
