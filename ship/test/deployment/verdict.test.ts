import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeploymentRolloutState, ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import type { Snapshot } from '../../src/deployment/state.ts';
import { judge, type Memory, nothingSeen, remember, type Verdict } from '../../src/deployment/verdict.ts';
import { aDeployment, aService, aServiceDeployment, aSnapshot, earlier, ours } from '../support/snapshots.ts';

/** Judges as a watch does: snapshot by snapshot, to the first final verdict. */
function judgeAll(snapshots: readonly Snapshot[]): { verdict: Verdict; decidedBy: Snapshot | undefined } {
  let memory: Memory = nothingSeen;
  let verdict: Verdict = { kind: 'pending', phase: 'rolling out' };
  for (const snapshot of snapshots) {
    memory = remember(memory, ours, snapshot);
    verdict = judge(ours, memory, snapshot);
    if (verdict.kind !== 'pending') return { verdict, decidedBy: snapshot };
  }
  return { verdict, decidedBy: undefined };
}

const completed = aDeployment({ rolloutState: 'COMPLETED' });
const failed = aDeployment({
  status: 'ACTIVE',
  rolloutState: 'FAILED',
  rolloutStateReason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/3.',
});
const rollback = aDeployment({ ...earlier, id: 'ecs-svc/3', rolloutState: 'IN_PROGRESS', createdAt: 2_000 });
const newer = aDeployment({ id: 'ecs-svc/9', createdAt: 2_000, taskDefinition: 'arn:…:task-definition/app-dev:9' });

describe('the verdict by service deployment', () => {
  it('is success when ECS says so and the deployment is the PRIMARY', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'SUCCESSFUL' }),
      service: aService({ deployments: [completed] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'succeeded' });
  });

  it('is superseded when it succeeded and another deployment has come since', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'SUCCESSFUL' }),
      service: aService({ deployments: [newer] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'superseded', by: 'ecs-svc/9' });
  });

  it('stays open while the service as read is still the one before the deployment', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'SUCCESSFUL' }),
      service: aService({ deployments: [earlier] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.equal(verdict.kind, 'pending');
  });

  it('is no success when ECS has rolled back, though the service is stable again', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_SUCCESSFUL', statusReason: 'circuit breaker' }),
      service: aService({ deployments: [{ ...rollback, rolloutState: 'COMPLETED' }] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'rolled back', reason: 'circuit breaker' });
  });

  it('waits for the end of a rollback', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_IN_PROGRESS' }),
      service: aService({ deployments: [rollback, failed] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'pending', phase: 'rolling back' });
  });

  it('is failure when the rollback failed', () => {
    const snapshot = aSnapshot({ serviceDeployment: aServiceDeployment({ status: 'ROLLBACK_FAILED' }) });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'failed', reason: 'the rollback failed' });
  });

  it('is failure when the circuit breaker stopped it and there was nothing to roll back to', () => {
    const stopped = aDeployment({
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'STOPPED' }),
      service: aService({ deployments: [stopped] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, {
      kind: 'failed',
      reason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
  });

  it('is superseded when it was stopped for a newer deployment', () => {
    const snapshot = aSnapshot({
      serviceDeployment: aServiceDeployment({ status: 'STOPPED' }),
      service: aService({ deployments: [newer, aDeployment({ status: 'ACTIVE' })] }),
    });

    const { verdict } = judgeAll([snapshot]);

    assert.deepEqual(verdict, { kind: 'superseded', by: 'ecs-svc/9' });
  });

  it('stays open on a status that this version does not know', () => {
    const snapshot = aSnapshot({ serviceDeployment: aServiceDeployment({ status: 'UNRECOGNISED' }) });

    const { verdict } = judgeAll([snapshot]);

    assert.equal(verdict.kind, 'pending');
  });

  it('is failure when the service is deleted meanwhile', () => {
    const snapshots = [aSnapshot(), aSnapshot({ service: undefined })];

    const { verdict } = judgeAll(snapshots);

    assert.deepEqual(verdict, { kind: 'failed', reason: 'the service is gone' });
  });
});

describe('the verdict by rollout state, where there are no service deployments', () => {
  const unsupported = (members: Partial<Snapshot>): Snapshot =>
    aSnapshot({ serviceDeployment: 'unsupported', ...members });

  it('is success when the PRIMARY is ours and completed', () => {
    const { verdict } = judgeAll([unsupported({ service: aService({ deployments: [completed] }) })]);

    assert.deepEqual(verdict, { kind: 'succeeded' });
  });

  it('is rolled back once the new PRIMARY of the old revision has completed', () => {
    const snapshots = [
      unsupported({ service: aService({ deployments: [rollback, failed] }) }),
      // The failed one has drained and is no longer listed.
      unsupported({ service: aService({ deployments: [{ ...rollback, rolloutState: 'COMPLETED' }] }) }),
    ];

    const { verdict, decidedBy } = judgeAll(snapshots);

    assert.deepEqual(verdict, { kind: 'rolled back', reason: failed.rolloutStateReason });
    assert.equal(decidedBy, snapshots[1]);
  });

  it('is failure when it failed and stays the PRIMARY', () => {
    const stopped = aDeployment({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start' });

    const { verdict } = judgeAll([unsupported({ service: aService({ deployments: [stopped] }) })]);

    assert.deepEqual(verdict, { kind: 'failed', reason: 'tasks failed to start' });
  });

  it('is superseded when another PRIMARY takes over while it had not failed', () => {
    const { verdict } = judgeAll([unsupported({ service: aService({ deployments: [newer] }) })]);

    assert.deepEqual(verdict, { kind: 'superseded', by: 'ecs-svc/9' });
  });
});

describe('any sequence of snapshots', () => {
  const deployment = fc.record({
    id: fc.constantFrom('ecs-svc/1', 'ecs-svc/2', 'ecs-svc/3', 'ecs-svc/9'),
    status: fc.constantFrom('PRIMARY' as const, 'ACTIVE' as const, 'INACTIVE' as const, 'UNRECOGNISED' as const),
    rolloutState: fc.constantFrom(...Object.values(DeploymentRolloutState), undefined, 'UNRECOGNISED' as const),
    createdAt: fc.constantFrom(10, 1_000, 2_000),
  });
  const snapshot: fc.Arbitrary<Snapshot> = fc
    .record({
      deployments: fc.array(deployment, { maxLength: 3 }),
      serviceStatus: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAINING', 'INACTIVE'),
      status: fc.constantFrom(
        ...Object.values(ServiceDeploymentStatus),
        'UNRECOGNISED' as const,
        'not listed' as const,
        'unsupported' as const,
      ),
      isThere: fc.boolean(),
    })
    .map(({ deployments, serviceStatus, status, isThere }) =>
      aSnapshot({
        service:
          isThere || deployments.length > 0
            ? aService({ status: serviceStatus, deployments: deployments.map((members) => aDeployment(members)) })
            : undefined,
        serviceDeployment:
          status === 'not listed' || status === 'unsupported' ? status : aServiceDeployment({ status }),
      }),
    );

  it('is a success only if our deployment is the PRIMARY and AWS says that it succeeded', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 6 }), (snapshots) => {
        const { verdict, decidedBy } = judgeAll(snapshots);

        if (verdict.kind !== 'succeeded') return;
        assert.ok(decidedBy?.service);
        const primary = decidedBy.service.deployments.find(({ status }) => status === 'PRIMARY');
        assert.equal(primary?.id, ours.deploymentId);
        assert.equal(decidedBy.service.status, 'ACTIVE');
        const { serviceDeployment } = decidedBy;
        const saysSo =
          serviceDeployment === 'unsupported'
            ? primary?.rolloutState === 'COMPLETED'
            : serviceDeployment !== 'not listed' && serviceDeployment.status === 'SUCCESSFUL';
        assert.ok(saysSo);
      }),
      { numRuns: 3_000 },
    );
  });
});
