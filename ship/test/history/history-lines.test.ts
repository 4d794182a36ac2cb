import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import { type DeploymentRecord, digestIn, pastVerdict, principalName } from '../../src/history/deployment-record.ts';
import { historyLines } from '../../src/history/history-lines.ts';
import { painter } from '../../src/report/output.ts';

const aRecord: DeploymentRecord = {
  id: 'abc',
  startedAt: Date.UTC(2026, 10, 28, 4, 58, 18),
  finishedAt: Date.UTC(2026, 10, 28, 5, 1, 38),
  verdict: 'succeeded',
  reason: '',
  strategy: 'rolling',
  taskDefinition: 'app-dev:7',
  image: 'r/app@sha256:0123456789abcdef',
  digest: 'sha256:0123456789abcdef',
  version: '1.1.0',
  commit: '0123456789abcdef0123456789abcdef01234567',
  by: 'alice',
  run: undefined,
  isCurrent: true,
};

describe('the history', () => {
  it('is a line for each deployment, and below it why what failed has failed', () => {
    const failed: DeploymentRecord = {
      ...aRecord,
      verdict: 'rolled back',
      reason: 'tasks failed to start.',
      taskDefinition: 'app-dev:8',
      isCurrent: false,
    };

    const lines = historyLines('app', [failed, aRecord], painter(false));

    assert.deepEqual(lines, [
      'WHEN                 REVISION     VERSION  COMMIT   IMAGE         BY     STRATEGY  VERDICT      TOOK',
      '2026-11-28 04:58:18  app-dev:8    1.1.0    0123456  0123456789ab  alice  rolling   rolled back  3 min 20 s',
      '2026-11-28 04:58:18  app-dev:7 *  1.1.0    0123456  0123456789ab  alice  rolling   succeeded    3 min 20 s',
      '',
      'app-dev:8: tasks failed to start.',
    ]);
  });

  it('says so where there is none', () => {
    assert.deepEqual(historyLines('app', [], painter(false)), [
      'app has no deployments in its history; make one with ship deploy',
    ]);
  });
});

describe('a deployment of the past', () => {
  it('has a word for every status that AWS has', () => {
    const verdicts = Object.values(ServiceDeploymentStatus).map(pastVerdict);

    assert.ok(verdicts.every((verdict) => verdict !== 'unknown'));
  });

  it('names who registered it without the account', () => {
    assert.equal(principalName('arn:aws:sts::123456789012:assumed-role/deploy/alice'), 'deploy/alice');
    assert.equal(principalName('arn:aws:iam::123456789012:user/bob'), 'bob');
    assert.equal(principalName('arn:aws:iam::123456789012:root'), 'root');
  });

  it('has a digest only where the image is named by one', () => {
    assert.equal(digestIn('r/app@sha256:01'), 'sha256:01');
    assert.equal(digestIn('r/app:1.0.0'), undefined);
  });
});
