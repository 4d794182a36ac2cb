import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Rollout, TaskLine } from '../../src/deployment/progress.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { liveBlock } from '../../src/report/live-block.ts';
import { painter } from '../../src/report/output.ts';
import { storyFrom, told } from '../../src/report/story.ts';

const plain = painter(false);
const rollout: Rollout = {
  phase: 'rolling out',
  desired: 2,
  newTasks: [
    { id: 'aaaaaaaa1', status: 'RUNNING', health: 'healthy' },
    { id: 'bbbbbbbb2', status: 'PENDING', health: 'unknown' },
  ],
  oldTasks: [
    { id: 'cccccccc3', status: 'RUNNING', health: 'healthy' },
    { id: 'dddddddd4', status: 'RUNNING', health: 'draining' },
  ],
  failed: 1,
};

function story(members: Partial<Rollout> = {}, lastEvent = '(service s) has started 2 tasks'): ReturnType<typeof told> {
  const event = { kind: 'service event', event: { id: '1', at: 0, message: lastEvent } } as const;
  const going = told(storyFrom(0), event, 0);
  return told(going, { kind: 'rollout', rollout: { ...rollout, ...members } }, 1_000);
}

describe('the block on a terminal', () => {
  it('has the tasks, their states, the time, what is waited for and the last event', () => {
    const block = liveBlock(story(), 14_200, plain, 100);

    assert.deepEqual(block, [
      '● rolling out  14 s  1 new stopped',
      '  new      ● aaaaaaaa healthy  ● bbbbbbbb pending',
      '  old      ● cccccccc healthy  ● dddddddd draining',
      '  waits    for 1 of 2 new tasks to be healthy',
      '  event    has started 2 tasks',
    ]);
  });

  it('counts tasks where their names do not fit', () => {
    const block = liveBlock(story(), 14_200, plain, 40);

    assert.deepEqual(block.slice(0, 3), [
      '● rolling out  14 s  1 new stopped',
      '  new      ●● 1 healthy, 1 pending',
      '  old      ●● 1 healthy, 1 draining',
    ]);
  });

  it('is never wider than the terminal, whatever it tells', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    const task: fc.Arbitrary<TaskLine> = fc.record({ id: text, status: text, health: text });
    const tasks = fc.array(task, { maxLength: 30 });

    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 200 }),
        tasks,
        tasks,
        text,
        fc.boolean(),
        (width, newTasks, oldTasks, event, hasColour) => {
          const block = liveBlock(story({ newTasks, oldTasks }, event), 0, painter(hasColour), width);

          assert.ok(block.every((line) => columnsOf(line) < width));
        },
      ),
      { numRuns: 200 },
    );
  });
});
