import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import type { Rollout, Traffic } from '../../src/deployment/progress.ts';
import { rolloutInWords } from '../../src/report/lines.ts';
import { liveBlock } from '../../src/report/live-block.ts';
import { painter } from '../../src/report/output.ts';
import { type Story, storyFrom, told } from '../../src/report/story.ts';
import { trafficBar, trafficInWords, waitingInStage } from '../../src/report/traffic.ts';

const plain = painter(false);
const canary: Traffic = { stage: 'PRODUCTION_TRAFFIC_SHIFT', newPercent: 20 };

function aRollout(traffic: Traffic | undefined): Rollout {
  return { phase: 'rolling out', desired: 1, newTasks: [], oldTasks: [], failed: 0, traffic };
}

/** The story after these looks, a second apart. */
function storyOf(...looks: readonly (Traffic | undefined)[]): Story {
  return looks.reduce<Story>(
    (story, traffic, at) => told(story, { kind: 'rollout', rollout: aRollout(traffic) }, at * 1_000),
    storyFrom(0),
  );
}

describe('traffic that is shifted', () => {
  it('is told in words', () => {
    assert.equal(trafficInWords(canary), 'traffic 20 % new, production traffic shift');
    assert.equal(trafficInWords({ stage: 'SCALE_UP', newPercent: undefined }), 'scale up');
    assert.equal(
      rolloutInWords(aRollout(canary)),
      'new 0 of 1 healthy; old none; traffic 20 % new, production traffic shift',
    );
  });

  it("is a bar whose full part is the new revision's share, in the room that there is", () => {
    assert.deepEqual(
      [trafficBar(0, plain, 20), trafficBar(25, plain, 20), trafficBar(100, plain, 20)],
      ['░░░░░░░░ 0 % new', '██░░░░░░ 25 % new', '████████ 100 % new'],
    );
    assert.equal(trafficBar(50, plain, 200).replace(/ .*/, '').length, 30);
  });

  it('has words for what every stage waits for, or leaves that to the tasks', () => {
    const words = Object.values(ServiceDeploymentLifecycleStage).map((stage) => waitingInStage({ ...canary, stage }));

    assert.equal(words.filter((each) => each === undefined).length, 2);
    assert.ok(words.includes('it to prove itself at 20 %'));
    assert.ok(words.includes('the bake to end without an alarm'));
    assert.equal(waitingInStage({ ...canary, stage: 'A_NEW_ONE' }), undefined);
  });

  it('stands in the block on a terminal with its stage', () => {
    assert.deepEqual(liveBlock(storyOf(canary), 2_000, plain, 80), [
      '● production traffic shift  2 s',
      '  new      none',
      '  old      none',
      '  traffic  ██████░░░░░░░░░░░░░░░░░░░░░░░░ 20 % new',
      '  waits    for it to prove itself at 20 %',
    ]);
  });

  it('is remembered where it changed', () => {
    const { traffic } = storyOf({ ...canary, newPercent: 0 }, canary, canary, { ...canary, newPercent: 100 });

    assert.deepEqual(
      traffic.map(({ at, traffic: { newPercent } }) => [at, newPercent]),
      [
        [0, 0],
        [1_000, 20],
        [3_000, 100],
      ],
    );
  });

  it('makes each stage a chapter, and the end of the last one none', () => {
    const { chapters } = storyOf(undefined, canary, canary, { stage: 'BAKE_TIME', newPercent: 100 }, undefined);

    assert.deepEqual(
      chapters.map(({ name, from }) => [name, from]),
      [
        ['preparing', 0],
        ['rolling out', 0],
        ['production traffic shift', 1_000],
        ['bake time', 3_000],
      ],
    );
  });
});
