import { type Cause, noCapacity } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { healthCheckCause } from './health-check-cause.ts';
import type { ContainerState, TaskState } from './state.ts';
import { targetProblems } from './target-problem.ts';

/** What a stopped task may have stopped for. */
export type TaskRule = (task: TaskState, evidence: Evidence) => Cause | undefined;

/** In the order in which they can befall a task. */
export const taskRules: readonly TaskRule[] = [
  function imageCannotBePulled(task) {
    const reason = reasonMatching(task, /CannotPull\w*Error|pull image manifest|ImageNotFound/i);
    if (reason === undefined) return undefined;
    return {
      code: 'image-cannot-be-pulled',
      cause: 'the image cannot be pulled',
      remedy: 'check that the image is in the repository (ship push) and that the execution role may pull it',
    };
  },
  function secretMissing(task) {
    const reason = reasonMatching(task, /ResourceInitializationError/);
    if (reason === undefined) return undefined;
    if (!/secret|parameter|ssm/i.test(reason)) {
      return {
        code: 'resource-initialization',
        cause: "the task's resources cannot be set up",
        remedy: "check the task's network, volumes, log configuration and execution role",
      };
    }
    return {
      code: 'secret-missing',
      cause: 'a secret that the task definition names cannot be read',
      remedy: 'create the secret or parameter, and allow the execution role to read it',
    };
  },
  function cannotStart(task) {
    const reason = reasonMatching(task, /Cannot(Start|Create)ContainerError/);
    if (reason === undefined) return undefined;
    return {
      code: 'cannot-start',
      cause: 'the container cannot be started',
      remedy: "check the image's entry point and command, and its platform",
    };
  },
  function outOfMemory(task) {
    const container = task.containers.find((candidate) => isOutOfMemory(task, candidate));
    if (container === undefined) return undefined;
    return {
      code: 'out-of-memory',
      cause: `the container ${container.name} was killed for using more memory than it may (exit code 137)`,
      remedy: "raise the task's memory, or find what fills it",
    };
  },
  function exits(task) {
    if (task.stopCode !== 'EssentialContainerExited') return undefined;
    const container = task.containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
    const exited = container ?? task.containers.find(({ exitCode }) => exitCode !== undefined);
    if (exited === undefined || isOutOfMemory(task, exited)) return undefined;
    return {
      code: 'exits',
      cause: `the container ${exited.name} exits with code ${exited.exitCode}${runningTime(task)}`,
      remedy: 'read its last log lines, and run the same service here with ship up',
    };
  },
  function failsHealthChecks(task, evidence) {
    if (!/failed ELB health checks/i.test(task.stoppedReason)) return undefined;
    return healthCheckCause(targetProblems(evidence).at(-1));
  },
  function failsContainerCheck(task) {
    if (!/failed container health checks/i.test(task.stoppedReason)) return undefined;
    return {
      code: 'container-check-fails',
      cause: "the container's own health check fails",
      remedy:
        "run the task definition's healthCheck command in the container, and allow for its start with startPeriod",
    };
  },
  function lacksCapacity(task) {
    if (reasonMatching(task, /capacity is unavailable|no container instances? met/i) === undefined) return undefined;
    return noCapacity;
  },
  function wasTakenAway(task) {
    return task.stopCode === undefined ? undefined : causeOfStopCode(task.stopCode);
  },
];

/** What a stop code says by itself. A code that the SDK learns later breaks the build here. */
function causeOfStopCode(stopCode: NonNullable<TaskState['stopCode']>): Cause | undefined {
  switch (stopCode) {
    case 'TaskFailedToStart':
      return {
        code: 'cannot-start',
        cause: 'the task cannot be started',
        remedy: "see AWS's reason above, and the task definition",
      };
    case 'SpotInterruption':
      return {
        code: 'spot-interruption',
        cause: 'Fargate Spot took the capacity back',
        remedy: 'deploy again, or use FARGATE for a base of the tasks',
      };
    case 'TerminationNotice':
    case 'InfrastructureHealth':
      return { code: 'host-lost', cause: 'AWS took the host of the task away', remedy: 'deploy again' };
    case 'UserInitiated':
      return {
        code: 'stopped-by-user',
        cause: 'somebody stopped the task',
        remedy: 'find out who (CloudTrail, StopTask), and deploy again',
      };
    case 'EssentialContainerExited':
    case 'ServiceSchedulerInitiated':
    case 'UNRECOGNISED':
      return undefined;
    default:
      return stopCode satisfies never;
  }
}

function isOutOfMemory(task: TaskState, container: ContainerState): boolean {
  if (/OutOfMemory/i.test(container.reason) || /OutOfMemory/i.test(task.stoppedReason)) return true;
  // 137 is SIGKILL. Where ECS itself stopped the task it is the end of the stop timeout, not of the memory.
  return container.exitCode === 137 && task.stopCode === 'EssentialContainerExited';
}

function reasonMatching(task: TaskState, pattern: RegExp): string | undefined {
  return [task.stoppedReason, ...task.containers.map(({ reason }) => reason)].find((reason) => pattern.test(reason));
}

function runningTime({ startedAt, stoppedAt }: TaskState): string {
  if (startedAt === undefined || stoppedAt === undefined || stoppedAt < startedAt) return ' at its start';
  const seconds = (stoppedAt - startedAt) / 1000;
  return seconds < 5 ? ' at its start' : ` after ${Math.round(seconds)} s`;
}
