import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exitCodeOf } from '../../src/deployment/outcome-exit.ts';
import { release } from '../../src/deployment/release.ts';
import { rollBack } from '../../src/deployment/rollback.ts';
import { fakeEcs, revisionArn } from '../support/a-release.ts';

describe('a rollback', () => {
  it('goes to the revision that was deployed successfully before', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', '2.0.0'] });

    const outcome = await rollBack(ecs.around, undefined);

    assert.deepEqual([outcome.verdict, outcome.version, exitCodeOf(outcome)], ['succeeded', '1.0.0', 0]);
    assert.deepEqual(ecs.updates, [1]);
  });

  it('passes over revisions that failed', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', 'broken', '3.0.0'], fates: { 2: 'is rolled back' } });

    await rollBack(ecs.around, undefined);

    assert.deepEqual(ecs.updates, [1]);
  });

  it('passes over a revision that ECS deployed but that failed its smoke test', async () => {
    const ecs = fakeEcs({
      versions: ['1.0.0', '2.0.0'],
      answers: { 3: { status: 500, body: '' } },
    });
    await release(ecs.around, { image: 'i', appVersion: '3.0.0' });

    await rollBack(ecs.around, undefined);

    assert.deepEqual(ecs.updates, [3, 2, 1]);
  });

  it('goes to the revision that is asked for', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', '2.0.0', '3.0.0'] });

    const outcome = await rollBack(ecs.around, 1);

    assert.equal(outcome.serving, revisionArn(1));
    assert.deepEqual(ecs.updates, [1]);
  });

  it('changes nothing when there is no good revision but the one that serves', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0'] });

    await assert.rejects(rollBack(ecs.around, undefined), {
      code: 'no-rollback-target',
      exit: 2,
      message:
        'service s: no successful deployment of another revision than app-dev:1 is in its history; choose a revision with --to N',
    });
    assert.deepEqual(ecs.updates, []);
  });

  it('changes nothing when the revision that is asked for does not exist', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0'] });

    await assert.rejects(rollBack(ecs.around, 7), {
      message: '--to: revision app-dev:7 does not exist or is not ACTIVE; choose another with --to N',
    });
    assert.deepEqual(ecs.updates, []);
  });

  it('ends with 3 when the revision before does not serve', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', '2.0.0'], answers: { 1: { status: 503, body: '' } } });

    const outcome = await rollBack(ecs.around, undefined);

    assert.equal(exitCodeOf(outcome), 3);
  });
});
