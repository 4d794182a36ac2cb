import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TaskStopCode } from '@aws-sdk/client-ecs';
import { type Diagnosis, diagnose } from '../../src/deployment/diagnose.ts';
import { gather, noEvidence } from '../../src/deployment/evidence.ts';
import type { ServiceEvent, TargetState, TaskState } from '../../src/deployment/state.ts';
import { aService, aSnapshot, aTarget, aTask, ours } from '../support/snapshots.ts';

const group = '(target-group arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app/1)';

interface Seen {
  readonly tasks?: readonly TaskState[];
  readonly targets?: readonly TargetState[];
  readonly events?: readonly string[];
}

/** Diagnoses what one look after another has seen. */
function diagnosisOf(looks: readonly Seen[], statusReason = ''): Diagnosis {
  const events: ServiceEvent[] = [];
  const evidence = looks.reduce((gathered, seen) => {
    for (const message of seen.events ?? []) events.push({ id: `event-${events.length}`, at: 2_000, message });
    return gather(
      gathered,
      ours,
      aSnapshot({ tasks: seen.tasks ?? [], targets: seen.targets ?? [], service: aService({ events: [...events] }) }),
    );
  }, noEvidence);
  return diagnose(evidence, statusReason);
}

function stopped(id: string, members: Partial<TaskState>): TaskState {
  return aTask({ id, status: 'STOPPED', stoppedAt: 2_500, ...members });
}

function exited(id: string, exitCode: number, members: Partial<TaskState> = {}): TaskState {
  return stopped(id, {
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode, reason: '', imageDigest: undefined }],
    ...members,
  });
}

const failedChecks = (id: string, exitCode = 0): TaskState =>
  exited(id, exitCode, {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in ${group}`,
  });

describe('a container that exits', () => {
  it('is named with its code, its words and the task whose log tells more', () => {
    const diagnosis = diagnosisOf([{ tasks: [exited('one', 3), exited('two', 3)] }]);

    assert.deepEqual(diagnosis, {
      code: 'exits',
      cause: 'the container app exits with code 3 at its start',
      evidence: ['EssentialContainerExited: Essential container in task exited; app exit code 3'],
      task: 'two',
      remedy: 'read its last log lines, and run the same service here with ship up',
    });
  });

  it('is told with the time that it ran, when it was long', () => {
    const { cause } = diagnosisOf([{ tasks: [exited('one', 1, { startedAt: 2_000, stoppedAt: 62_000 })] }]);

    assert.equal(cause, 'the container app exits with code 1 after 60 s');
  });

  it('is told of the container that failed, not of its sidecars', () => {
    const containers = [
      { name: 'proxy', exitCode: 0, reason: '', imageDigest: undefined },
      { name: 'app', exitCode: 2, reason: '', imageDigest: undefined },
    ];

    const { cause } = diagnosisOf([{ tasks: [exited('one', 2, { containers })] }]);

    assert.equal(cause, 'the container app exits with code 2 at its start');
  });

  it('is out of memory when the kernel killed it', () => {
    const { code } = diagnosisOf([{ tasks: [exited('one', 137)] }]);

    assert.equal(code, 'out-of-memory');
  });

  it('is not out of memory when ECS killed it after its stop timeout', () => {
    const { code } = diagnosisOf([{ tasks: [failedChecks('one', 137)] }]);

    assert.equal(code, 'health-check-refused');
  });
});

describe('a failing health check', () => {
  it('is told with the codes that it answers, from target health', () => {
    const running = aTask({ id: 'one', address: '127.0.1.7' });
    const unhealthy = aTarget({
      address: '127.0.1.7',
      health: 'unhealthy',
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [503]',
    });

    const diagnosis = diagnosisOf([
      { tasks: [running], targets: [unhealthy] },
      { tasks: [{ ...failedChecks('one'), address: '127.0.1.7' }] },
    ]);

    assert.equal(diagnosis.code, 'health-check-answers');
    assert.equal(diagnosis.cause, "the load balancer's health check answers 503");
    assert.equal(diagnosis.task, 'one');
    assert.ok(diagnosis.evidence.some((words) => words.includes('these codes: [503]')));
  });

  it('is told with the codes that it answers, from service events', () => {
    const event = `(service s) (task one) (port 8080) is unhealthy in ${group} due to (reason Health checks failed with these codes: [404]).`;

    const { cause } = diagnosisOf([{ tasks: [failedChecks('one')], events: [event] }]);

    assert.equal(cause, "the load balancer's health check answers 404");
  });

  it('is a time-out when the target gives no answer in time', () => {
    const event = `(service s) (task one) (port 8080) is unhealthy in ${group} due to (reason Request timed out).`;

    const { code } = diagnosisOf([{ tasks: [failedChecks('one')], events: [event] }]);

    assert.equal(code, 'health-check-timeout');
  });

  it('is told before ECS has stopped any task', () => {
    const unhealthy = aTarget({ health: 'unhealthy', reason: 'Target.FailedHealthChecks' });

    const { code } = diagnosisOf([{ tasks: [aTask()], targets: [unhealthy] }]);

    assert.equal(code, 'health-check-refused');
  });

  it("is not blamed for another revision's targets", () => {
    const foreign = aTarget({ address: '127.0.9.9', health: 'unhealthy', reason: 'Target.Timeout' });
    const event = `(service s) (task old) (port 8080) is unhealthy in ${group} due to (reason Request timed out).`;

    const { code } = diagnosisOf([{ tasks: [aTask()], targets: [foreign], events: [event] }]);

    assert.equal(code, 'unknown');
  });
});

describe('a task that never starts', () => {
  const unstarted = (stoppedReason: string): TaskState =>
    stopped('one', {
      stopCode: 'TaskFailedToStart',
      stoppedReason,
      startedAt: undefined,
      containers: [{ name: 'app', exitCode: undefined, reason: '', imageDigest: undefined }],
    });
  const cases: readonly (readonly [string, string, Diagnosis['code']])[] = [
    [
      'an image that cannot be pulled',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): … not found',
      'image-cannot-be-pulled',
    ],
    [
      'a secret that cannot be read',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm',
      'secret-missing',
    ],
    [
      'resources that cannot be set up',
      'ResourceInitializationError: failed to invoke EFS utils commands',
      'resource-initialization',
    ],
    ['an entry point that does not exist', 'CannotStartContainerError: exec: "nodd": not found', 'cannot-start'],
    ['capacity that there is not', 'Capacity is unavailable at this time. Please try again later', 'no-capacity'],
  ];
  for (const [name, reason, code] of cases) {
    it(`is put down to ${name}`, () => {
      const diagnosis = diagnosisOf([{ tasks: [unstarted(reason)] }]);

      assert.equal(diagnosis.code, code);
      assert.deepEqual(diagnosis.evidence, [`TaskFailedToStart: ${reason}`]);
    });
  }

  it("is found by the container's reason, too", () => {
    const task = stopped('one', {
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [
        { name: 'app', exitCode: undefined, reason: 'CannotPullContainerError: no such image', imageDigest: undefined },
      ],
    });

    const { code, evidence } = diagnosisOf([{ tasks: [task] }]);

    assert.equal(code, 'image-cannot-be-pulled');
    assert.deepEqual(evidence, [
      'TaskFailedToStart: Task failed to start; app (CannotPullContainerError: no such image)',
    ]);
  });

  it('is put down to the event when no task could be placed', () => {
    const event = '(service s) was unable to place a task. Reason: Capacity is unavailable at this time.';

    const { code, evidence } = diagnosisOf([{ events: [event] }]);

    assert.equal(code, 'no-capacity');
    assert.deepEqual(evidence, [event]);
  });
});

describe('the cause', () => {
  it('is the one that most tasks share', () => {
    const tasks = [
      exited('one', 137),
      failedChecks('two'),
      failedChecks('three'),
      stopped('four', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }),
    ];

    const { code } = diagnosisOf([{ tasks }]);

    assert.equal(code, 'health-check-refused');
  });

  it('is never a task that ECS stopped because the deployment ended', () => {
    const ended = exited('one', 143, {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/3)',
    });

    const { code } = diagnosisOf([{ tasks: [ended] }]);

    assert.equal(code, 'unknown');
  });

  it("is never a task of another deployment's", () => {
    const { code } = diagnosisOf([{ tasks: [exited('one', 1, { startedBy: 'ecs-svc/1' })] }]);

    assert.equal(code, 'unknown');
  });

  it('is told of every stop code that says something by itself', () => {
    const codeOf = (stopCode: TaskState['stopCode']): string =>
      diagnosisOf([{ tasks: [stopped('one', { stopCode, stoppedReason: 'as AWS says' })] }]).code;

    assert.deepEqual(
      Object.values(TaskStopCode).map((stopCode) => [stopCode, codeOf(stopCode)]),
      [
        ['EssentialContainerExited', 'unknown'],
        ['InfrastructureHealth', 'host-lost'],
        ['ServiceSchedulerInitiated', 'unknown'],
        ['SpotInterruption', 'spot-interruption'],
        ['TaskFailedToStart', 'cannot-start'],
        ['TerminationNotice', 'host-lost'],
        ['UserInitiated', 'stopped-by-user'],
      ],
    );
  });

  it("is AWS's own reason where nothing else speaks", () => {
    const { cause } = diagnosisOf([{}], 'Service deployment stopped by the user.');

    assert.equal(cause, 'service deployment stopped by the user.');
  });

  it('is the bounds when they leave no room', () => {
    const event =
      '(service s) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';

    const { code } = diagnosisOf([{ events: [event] }]);

    assert.equal(code, 'stuck-between-bounds');
  });
});
