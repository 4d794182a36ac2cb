import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exitCodeOf } from '../../src/deployment/outcome-exit.ts';
import { release } from '../../src/deployment/release.ts';
import { fakeEcs, revisionArn } from '../support/a-release.ts';

const next = { image: 'localhost:4566/app@sha256:2', appVersion: '2.0.0' };

describe('a release', () => {
  it('registers the template with the image, moves the service there and asks it for its version', async () => {
    const ecs = fakeEcs();

    const outcome = await release(ecs.around, next);

    assert.equal(outcome.verdict, 'succeeded');
    assert.equal(exitCodeOf(outcome), 0);
    assert.deepEqual(ecs.updates, [2]);
    assert.deepEqual(
      ecs.progress.flatMap((progress) => (progress.kind === 'step' ? [progress.name] : [])),
      ['task definition', 'update', 'smoke test'],
    );
  });

  it('shows beforehand what will change', async () => {
    const ecs = fakeEcs();

    await release(ecs.around, next);

    const [plan] = ecs.progress;
    assert.equal(plan?.kind, 'plan');
    assert.deepEqual(plan?.kind === 'plan' && plan.differences, [
      { path: 'containers.app.environment.APP_VERSION', before: '1.0.0', after: '2.0.0' },
      { path: 'containers.app.image', before: 'image-1.0.0', after: 'localhost:4566/app@sha256:2' },
    ]);
  });

  it('ends with 1, the cause and the last log lines when ECS rolled it back', async () => {
    const ecs = fakeEcs({ fates: { 2: 'is rolled back' } });

    const outcome = await release(ecs.around, next);

    assert.equal(outcome.verdict, 'rolled back');
    assert.equal(outcome.restored, 'by ECS');
    assert.equal(outcome.serving, revisionArn(1));
    assert.equal(outcome.diagnosis?.code, 'exits');
    assert.deepEqual(outcome.logLines, ['the last line']);
    assert.equal(exitCodeOf(outcome), 1);
    assert.deepEqual(ecs.updates, [2]);
  });

  it('takes the service back itself when ECS stopped without a rollback', async () => {
    const ecs = fakeEcs({ fates: { 2: 'stops' } });

    const outcome = await release(ecs.around, next);

    assert.deepEqual([outcome.verdict, outcome.restored, exitCodeOf(outcome)], ['failed', 'by ship', 1]);
    assert.deepEqual(ecs.updates, [2, 1]);
    assert.equal(ecs.serving(), 1);
  });

  it('takes the service back itself when it takes too long', async () => {
    const ecs = fakeEcs({ fates: { 2: 'goes on for ever' } });

    const outcome = await release(ecs.around, next);

    assert.deepEqual([outcome.verdict, outcome.restored, exitCodeOf(outcome)], ['timed out', 'by ship', 1]);
    assert.deepEqual(ecs.updates, [2, 1]);
  });

  it('takes the service back when it does not answer with the version that ECS says it runs', async () => {
    const ecs = fakeEcs({ answers: { 2: { status: 200, body: '{"version":"1.0.0"}' } } });

    const outcome = await release(ecs.around, next);

    assert.deepEqual([outcome.verdict, outcome.restored, exitCodeOf(outcome)], ['smoke test failed', 'by ship', 1]);
    assert.equal(
      outcome.diagnosis?.cause,
      'the smoke test failed: GET http://localhost:8080/health answered version "1.0.0" instead of "2.0.0"',
    );
    assert.deepEqual(ecs.updates, [2, 1]);
    assert.deepEqual(ecs.withdrawn, [2]);
  });

  it('goes back to the last good revision, not to one that never was', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', 'broken'], fates: { 2: 'stops', 3: 'stops' } });

    const outcome = await release(ecs.around, next);

    assert.equal(outcome.serving, revisionArn(1));
    assert.deepEqual(ecs.updates, [3, 1]);
  });

  it('ends with 3 when going back fails, too', async () => {
    const ecs = fakeEcs({
      fates: { 2: 'stops' },
      answers: { 1: { status: 503, body: '' } },
    });

    const outcome = await release(ecs.around, next);

    assert.deepEqual([outcome.verdict, outcome.restored, exitCodeOf(outcome)], ['failed', 'no', 3]);
  });

  it('ends with 3 when AWS refuses to go back', async () => {
    const ecs = fakeEcs({ fates: { 2: 'stops' } });
    const { update } = ecs.around;
    const around = {
      ...ecs.around,
      update: async (taskDefinition: string) => {
        if (taskDefinition === revisionArn(1)) throw new Error('AccessDenied');
        return update(taskDefinition);
      },
    };

    const outcome = await release(around, next);

    assert.equal(exitCodeOf(outcome), 3);
  });

  it('ends with 1 when the way back is complete at ECS and nobody can be reached from here', async () => {
    const ecs = fakeEcs({ fates: { 2: 'stops' } });
    const around = {
      ...ecs.around,
      smokeRequest: async () => {
        throw new Error('network is unreachable');
      },
    };

    const outcome = await release(around, next);

    assert.deepEqual([outcome.verdict, outcome.restored, exitCodeOf(outcome)], ['failed', 'by ship', 1]);
  });

  it('marks what it has proved, and goes back to nothing that was never proved', async () => {
    const pending = [{ key: 'ship:verdict', value: 'pending' }];
    const ecs = fakeEcs({ versions: ['1.0.0', 'unproved'], tags: { 2: pending }, fates: { 3: 'stops' } });

    const failed = await release(ecs.around, next);
    const proved = await release(ecs.around, { ...next, appVersion: '3.0.0' });

    assert.equal(failed.serving, revisionArn(1));
    assert.equal(proved.verdict, 'succeeded');
    assert.deepEqual(ecs.proven, [4]);
  });

  it('takes up what an earlier run of the same has left, and registers nothing', async () => {
    const ecs = fakeEcs({
      versions: ['1.0.0', '2.0.0'],
      tags: { 2: [{ key: 'ship:verdict', value: 'pending' }] },
      unfinished: {
        command: 'deploy',
        phase: 'updating',
        taskDefinition: revisionArn(2),
        image: next.image,
        version: next.appVersion,
      },
    });

    const outcome = await release(ecs.around, next);

    assert.equal(outcome.verdict, 'succeeded');
    assert.equal(outcome.taskDefinition, revisionArn(2));
    assert.deepEqual(ecs.updates, []);
    assert.deepEqual(ecs.proven, [2]);
  });

  it('notes in the lock what it is about to do before it does', async () => {
    const ecs = fakeEcs();

    await release(ecs.around, next);

    assert.deepEqual(
      ecs.notes.map(({ phase, taskDefinition }) => [phase, taskDefinition]),
      [['updating', revisionArn(2)]],
    );
  });

  it('changes nothing where its plan is declined', async () => {
    const ecs = fakeEcs();

    await assert.rejects(release(ecs.around, { ...next, confirm: async () => false }), /as you said/);

    assert.deepEqual(ecs.updates, []);
  });

  it('ends with 4 when another deployment takes its place', async () => {
    const ecs = fakeEcs({
      versions: ['1.0.0', 'other'],
      fates: { 3: 'goes on for ever' },
      onLook: (looks, { deploy }) => {
        if (looks === 3) deploy(2);
      },
    });

    const outcome = await release(ecs.around, next);

    assert.equal(outcome.verdict, 'superseded');
    assert.equal(exitCodeOf(outcome), 4);
    assert.deepEqual(ecs.updates, [3]);
  });

  it('ends with 4, and undoes nothing, when another deployment arrives during its smoke test', async () => {
    const ecs = fakeEcs({ versions: ['1.0.0', 'other'], fates: { 2: 'goes on for ever' } });
    const around = {
      ...ecs.around,
      smokeRequest: async () => {
        ecs.deploy(2);
        return { status: 503, body: '' };
      },
    };

    const outcome = await release(around, next);

    assert.equal(exitCodeOf(outcome), 4);
    assert.deepEqual(ecs.updates, [3]);
  });

  it('ends with 5 and says how to look again when it is interrupted', async () => {
    const ecs = fakeEcs({
      fates: { 2: 'goes on for ever' },
      onLook: (looks, { interrupt }) => {
        if (looks === 2) interrupt();
      },
    });

    const outcome = await release(ecs.around, next);

    assert.equal(exitCodeOf(outcome), 5);
    assert.equal(outcome.diagnosis?.remedy, 'look again with ship status, and go back with ship rollback');
  });

  it('does not touch the service when it is interrupted before', async () => {
    const ecs = fakeEcs();
    ecs.interrupt();

    await assert.rejects(release(ecs.around, next), { code: 'interrupted', exit: 5 });
    assert.deepEqual(ecs.updates, []);
  });

  it('ends with 5 when AWS cannot be asked any more', async () => {
    const ecs = fakeEcs({ fates: { 2: 'loses its credentials' } });

    const outcome = await release(ecs.around, next);

    assert.equal(exitCodeOf(outcome), 5);
    assert.equal(outcome.diagnosis?.cause, 'AWS cannot be asked any more: The security token has expired');
  });

  it('changes nothing when the service does not exist', async () => {
    const ecs = fakeEcs();
    const around = { ...ecs.around, source: { ...ecs.around.source, service: async () => undefined } };

    await assert.rejects(release(around, next), { code: 'not-found', exit: 2 });
    assert.deepEqual(ecs.updates, []);
  });
});
