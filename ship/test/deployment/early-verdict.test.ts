import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { earlyVerdict, type Situation } from '../../src/deployment/early-verdict.ts';
import { gather, noEvidence } from '../../src/deployment/evidence.ts';
import type { Snapshot, TaskState } from '../../src/deployment/state.ts';
import { aSnapshot, aTarget, aTask, ours } from '../support/snapshots.ts';

const situation: Situation = { desired: 2, grace: 60_000, ringingBefore: new Set() };

/** What is judged after these looks, one after the other. */
function judged(looks: readonly Partial<Snapshot>[], of: Partial<Situation> = {}) {
  let evidence = noEvidence;
  let snapshot = aSnapshot();
  for (const look of looks) {
    snapshot = aSnapshot(look);
    evidence = gather(evidence, ours, snapshot);
  }
  return earlyVerdict(ours, evidence, snapshot, { ...situation, ...of });
}

let count = 0;

function stopped(members: Partial<TaskState>): TaskState {
  count += 1;
  return aTask({
    id: `task-${count}`,
    arn: `arn:${count}`,
    startedBy: ours.deploymentId,
    status: 'STOPPED',
    ...members,
  });
}

function running(id: string, address: string): TaskState {
  return aTask({ id, arn: `arn:${id}`, startedBy: ours.deploymentId, status: 'RUNNING', address });
}

const exited = (exitCode: number, members: Partial<TaskState> = {}): TaskState =>
  stopped({
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode, reason: '', imageDigest: undefined }],
    ...members,
  });
const unable = (stoppedReason: string): TaskState => stopped({ stopCode: 'TaskFailedToStart', stoppedReason });
const replaced = (): TaskState =>
  stopped({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed ELB health checks in (target-group arn)',
  });
const wrong = (address: string) =>
  aTarget({
    address,
    health: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [503]',
  });

describe('a deployment is known to fail early', () => {
  it('at the first task whose image is not there', () => {
    const verdict = judged([{ tasks: [unable('CannotPullContainerError: failed to resolve ref: not found')] }]);

    assert.equal(verdict?.rule, 'image-is-not-there');
  });

  it('at the first task whose secret is not there', () => {
    const reason =
      "ResourceInitializationError: unable to pull secrets: ResourceNotFoundException: Secrets Manager can't find it";

    assert.equal(judged([{ tasks: [unable(reason)] }])?.rule, 'secret-is-not-there');
  });

  it('when two tasks cannot be started', () => {
    const reason = 'CannotPullContainerError: i/o timeout';

    assert.equal(judged([{ tasks: [unable(reason)] }]), undefined);
    assert.equal(judged([{ tasks: [unable(reason), unable(reason)] }])?.rule, 'cannot-start-again-and-again');
  });

  it('when two tasks end alike', () => {
    const verdict = judged([{ tasks: [exited(1), exited(1)] }]);

    assert.equal(verdict?.rule, 'exits-again-and-again');
    assert.match(verdict?.reason ?? '', /container app with exit code 1/);
  });

  it('when half of many tasks end alike', () => {
    const four = Array.from({ length: 4 }, () => exited(1));

    assert.equal(judged([{ tasks: four }], { desired: 10 }), undefined);
    assert.equal(judged([{ tasks: [...four, exited(1)] }], { desired: 10 })?.rule, 'exits-again-and-again');
  });

  it('when every new task answers wrongly after the grace period', () => {
    const tasks = [running('a', '127.0.1.1'), running('b', '127.0.1.2')];
    const targets = [wrong('127.0.1.1'), wrong('127.0.1.2')];

    assert.equal(
      judged([
        { at: 0, tasks, targets },
        { at: 59_000, tasks, targets },
      ]),
      undefined,
    );
    assert.equal(
      judged([
        { at: 0, tasks, targets },
        { at: 61_000, tasks, targets },
      ])?.rule,
      'no-task-passes-its-checks',
    );
  });

  it('when ECS has replaced three tasks that never passed', () => {
    assert.equal(judged([{ tasks: [replaced(), replaced()] }]), undefined);
    assert.equal(judged([{ tasks: [replaced(), replaced(), replaced()] }])?.rule, 'fails-its-checks-again-and-again');
  });

  it('when an alarm rings that did not before', () => {
    const alarms = [{ name: 'errors', state: 'ALARM', reason: 'too many' }];

    assert.equal(judged([{ alarms }])?.rule, 'alarm-rings');
    assert.equal(judged([{ alarms }], { ringingBefore: new Set(['errors']) }), undefined);
  });
});

describe('a deployment is given time', () => {
  for (const [what, tasks] of [
    ['one task ended', [exited(1)]],
    ['two tasks ended, each in its own way', [exited(1), exited(2)]],
    ['somebody stopped tasks', [1, 2, 3].map(() => exited(143, { stopCode: 'UserInitiated' }))],
    ['Spot took tasks back', [1, 2, 3].map(() => exited(143, { stopCode: 'SpotInterruption' }))],
    ['hosts were lost', [1, 2, 3].map(() => exited(137, { stopCode: 'TerminationNotice' }))],
    [
      'ECS made room',
      [1, 2, 3].map(() =>
        stopped({
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: 'Scaling activity initiated by (deployment x)',
        }),
      ),
    ],
    ['there is no capacity', [1, 2, 3].map(() => unable('Capacity is unavailable at this time.'))],
  ] as const) {
    it(`when ${what}`, () => {
      assert.equal(judged([{ tasks: [...tasks] }]), undefined);
    });
  }

  it('when its tasks do not answer yet', () => {
    const tasks = [running('a', '127.0.1.1'), running('b', '127.0.1.2')];
    const silent = (address: string) =>
      aTarget({ address, health: 'unhealthy', reason: 'Target.FailedHealthChecks', description: 'refused' });
    const targets = [silent('127.0.1.1'), silent('127.0.1.2')];

    assert.equal(
      judged([
        { at: 0, tasks, targets },
        { at: 300_000, tasks, targets },
      ]),
      undefined,
    );
  });

  it('when one task has passed its checks once', () => {
    const tasks = [running('a', '127.0.1.1')];
    const healthy = [aTarget({ address: '127.0.1.1', health: 'healthy' })];

    assert.equal(
      judged([
        { tasks, targets: healthy },
        { tasks: [replaced(), replaced(), replaced()], targets: [] },
      ]),
      undefined,
    );
  });

  it("whatever happens to other deployments' tasks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(exited(1), unable('CannotPullContainerError: not found'), replaced())),
        (tasks) => {
          const others = tasks.map((task) => ({ ...task, startedBy: 'ecs-svc/1' }));

          assert.equal(judged([{ tasks: others }]), undefined);
        },
      ),
    );
  });
});
