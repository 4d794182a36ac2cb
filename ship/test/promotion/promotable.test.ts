import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requirePromotable, runningDigest } from '../../src/promotion/promotable.ts';
import { aDeployment, aService, aTask, ours } from '../support/snapshots.ts';

const completed = aDeployment({ rolloutState: 'COMPLETED' });
const withDigest = (imageDigest: string, id: string) =>
  aTask({ id, containers: [{ name: 'app', exitCode: undefined, reason: '', imageDigest }] });

describe('an environment', () => {
  it('may be promoted when its deployment has completed and tasks of it run', () => {
    requirePromotable('dev', aService({ deployments: [completed] }));
  });

  it('may not while its deployment goes on', () => {
    assert.throws(() => requirePromotable('dev', aService()), {
      code: 'not-promotable',
      message:
        'environment dev: its deployment has not completed (IN_PROGRESS); wait for it: ship status --env dev --watch',
    });
  });

  it('may not when its deployment has failed, or nothing runs, or there is none', () => {
    const failed = aService({ deployments: [aDeployment({ rolloutState: 'FAILED' })] });

    assert.throws(() => requirePromotable('dev', failed), /has not completed \(FAILED\); repair it first/);
    assert.throws(
      () => requirePromotable('dev', aService({ deployments: [completed], running: 0 })),
      /no task of it runs/,
    );
    assert.throws(() => requirePromotable('dev', undefined), /does not exist/);
  });
});

describe('an image that is named by a tag', () => {
  it('has the digest that all its running tasks were started from', () => {
    const tasks = [
      withDigest('sha256:01', 'one'),
      withDigest('sha256:01', 'two'),
      aTask({ id: 'other', taskDefinition: 'another' }),
    ];

    assert.equal(runningDigest(tasks, ours.taskDefinition, 'app'), 'sha256:01');
  });

  it('has none where they differ', () => {
    const tasks = [withDigest('sha256:01', 'one'), withDigest('sha256:02', 'two')];

    assert.equal(runningDigest(tasks, ours.taskDefinition, 'app'), undefined);
  });
});
