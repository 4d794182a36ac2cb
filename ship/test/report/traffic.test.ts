import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import type { Rollout } from '../../src/deployment/progress.ts';
import type { TrafficShift } from '../../src/deployment/state.ts';
import { rolloutInWords } from '../../src/report/lines.ts';
import { liveBlock } from '../../src/report/live-block.ts';
import { painter } from '../../src/report/output.ts';
import { storyFrom, told } from '../../src/report/story.ts';
import { trafficBar, trafficInWords, waitingInStage } from '../../src/report/traffic.ts';

const plain = painter(false);
const canary: TrafficShift = {
  strategy: 'CANARY',
  stage: 'PRODUCTION_TRAFFIC_SHIFT',
  productionPercent: 20,
  testPercent: undefined,
};

function aRollout(traffic: TrafficShift): Rollout {
  return { phase: 'rolling out', desired: 1, newTasks: [], oldTasks: [], failed: 0, traffic };
}

describe('traffic that is shifted', () => {
  it('is told in words', () => {
    assert.equal(trafficInWords(canary), 'canary 20 % new, production traffic shift');
    assert.equal(
      trafficInWords({ ...canary, strategy: 'BLUE_GREEN', stage: undefined, productionPercent: 0, testPercent: 100 }),
      'blue/green 0 % new, test 100 %',
    );
    assert.equal(
      rolloutInWords(aRollout(canary)),
      'new 0 of 1 healthy; old none; canary 20 % new, production traffic shift',
    );
  });

  it('is a bar whose full part is the new revision’s share, in the room that there is', () => {
    const bar = (productionPercent: number, columns: number): string =>
      trafficBar({ ...canary, productionPercent }, plain, columns);

    assert.deepEqual(
      [bar(0, 30), bar(25, 30), bar(100, 30)],
      ['░░░░░░░░ 0 % new', '██░░░░░░ 25 % new', '████████ 100 % new'],
    );
    assert.equal(bar(50, 200).replace(/ .*/, '').length, 30);
  });

  it('has words for what every stage waits for, or leaves that to the tasks', () => {
    const words = Object.values(ServiceDeploymentLifecycleStage).map((stage) => waitingInStage({ ...canary, stage }));

    assert.equal(words.filter((each) => each === undefined).length, 2);
    assert.ok(words.includes('the canary to prove itself at 20 %'));
    assert.ok(words.includes('the bake to end without an alarm'));
  });

  it('stands in the block on a terminal with its stage', () => {
    const story = told(storyFrom(0), { kind: 'rollout', rollout: aRollout(canary) }, 0);

    assert.deepEqual(liveBlock(story, 2_000, plain, 80), [
      '● canary: production traffic shift  2 s',
      '  new      none',
      '  old      none',
      '  traffic  ██████░░░░░░░░░░░░░░░░░░░░░░░░ 20 % new',
      '  waits    for the canary to prove itself at 20 %',
    ]);
  });

  it('is remembered where it changed', () => {
    let story = storyFrom(0);
    for (const [at, productionPercent] of [0, 20, 20, 100].entries()) {
      story = told(story, { kind: 'rollout', rollout: aRollout({ ...canary, productionPercent }) }, at);
    }

    assert.deepEqual(
      story.traffic.map(({ at, shift }) => [at, shift.productionPercent]),
      [
        [0, 0],
        [1, 20],
        [3, 100],
      ],
    );
  });
});
