import type { Evidence } from './evidence.ts';
import type { ContainerState, TaskState } from './state.ts';
import { type TargetProblem, targetProblems } from './target-problem.ts';

export type CauseCode =
  | 'image-cannot-be-pulled'
  | 'secret-missing'
  | 'resource-initialization'
  | 'cannot-start'
  | 'out-of-memory'
  | 'exits'
  | 'health-check-answers'
  | 'health-check-timeout'
  | 'health-check-refused'
  | 'container-check-fails'
  | 'no-capacity'
  | 'spot-interruption'
  | 'host-lost'
  | 'stopped-by-user'
  | 'stuck-between-bounds'
  | 'smoke-test'
  | 'unknown';

/** Why a deployment failed: one cause, what speaks for it, and what to do. */
export interface Diagnosis {
  readonly code: CauseCode;
  /** One sentence without a full stop. */
  readonly cause: string;
  /** AWS's own words: stopped reasons, target reasons, events. */
  readonly evidence: readonly string[];
  /** The task whose last log lines show it. */
  readonly task: string | undefined;
  readonly remedy: string;
}

/** A cause that some evidence speaks for; the one with the most weight is told. */
interface Suspicion extends Diagnosis {
  /** Tasks that stopped for it; half a task where no task has stopped yet. */
  readonly weight: number;
}

/**
 * Finds the cause that most of the stopped tasks share; among equals, the one that comes first in a task's life. Tasks
 * that ECS stopped only because the deployment ended speak for nothing.
 */
export function diagnose(evidence: Evidence, statusReason = ''): Diagnosis {
  const suspicions = [
    ...suspicionsOfTasks(evidence),
    ...suspicionsOfTargets(evidence),
    ...suspicionsOfEvents(evidence),
  ];
  let strongest: Suspicion | undefined;
  for (const suspicion of suspicions) {
    if (strongest === undefined || suspicion.weight > strongest.weight) strongest = suspicion;
  }
  if (strongest === undefined) return unknownCause(evidence, statusReason);
  const { weight: _, ...diagnosis } = strongest;
  return diagnosis;
}

function unknownCause(evidence: Evidence, statusReason: string): Diagnosis {
  const lastEvents = evidence.events.slice(-3).map(({ message }) => message);
  return {
    code: 'unknown',
    cause: statusReason === '' ? 'no task has failed, but the deployment has not completed' : lowerFirst(statusReason),
    evidence: lastEvents,
    task: undefined,
    remedy: 'look at ship status and ship logs; give slow tasks more time with --timeout',
  };
}

type Rule = (task: TaskState, evidence: Evidence) => Omit<Diagnosis, 'evidence' | 'task'> | undefined;

function suspicionsOfTasks(evidence: Evidence): readonly Suspicion[] {
  const tasks = [...evidence.stoppedTasks.values()];
  return taskRules.flatMap((rule) => {
    const found = tasks.flatMap((task) => {
      const diagnosis = rule(task, evidence);
      return diagnosis === undefined ? [] : [{ task, diagnosis }];
    });
    const last = found.at(-1);
    if (last === undefined) return [];
    const words = [...new Set(found.map(({ task }) => wordsOfTask(task)))].slice(-3);
    const targets = last.diagnosis.code.startsWith('health-check') ? targetWords(evidence) : [];
    return [{ ...last.diagnosis, evidence: [...words, ...targets], task: last.task.id, weight: found.length }];
  });
}

/** In the order in which they can befall a task. */
const taskRules: readonly Rule[] = [
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
function causeOfStopCode(stopCode: NonNullable<TaskState['stopCode']>): ReturnType<Rule> {
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

const noCapacity = {
  code: 'no-capacity',
  cause: 'there is no capacity to place a task',
  remedy: 'try again later, in more availability zones, or check the Fargate vCPU quota of the account',
} as const;

/** Targets that fail their checks speak even before ECS has stopped their tasks. */
function suspicionsOfTargets(evidence: Evidence): readonly Suspicion[] {
  const problem = targetProblems(evidence).at(-1);
  if (problem === undefined) return [];
  return [{ ...healthCheckCause(problem), evidence: targetWords(evidence), task: problem.task, weight: 0.5 }];
}

function healthCheckCause(problem: TargetProblem | undefined): Omit<Diagnosis, 'evidence' | 'task'> {
  switch (problem?.kind) {
    case 'answers':
      return {
        code: 'health-check-answers',
        cause: `the load balancer's health check answers ${problem.codes}`,
        remedy: "make the health check's path answer what the target group's matcher expects (200)",
      };
    case 'timeout':
      return {
        code: 'health-check-timeout',
        cause: "the load balancer's health check gets no answer in time",
        remedy: 'find what blocks the service, or allow more time (health check timeout, grace period)',
      };
    case 'refused':
    case undefined:
      return {
        code: 'health-check-refused',
        cause: "the load balancer's health check cannot reach the task",
        remedy:
          'check that the service listens on the container port on every address (0.0.0.0), and the security groups',
      };
    default:
      return problem satisfies never;
  }
}

function suspicionsOfEvents(evidence: Evidence): readonly Suspicion[] {
  const last = (pattern: RegExp): string | undefined =>
    evidence.events.findLast(({ message }) => pattern.test(message))?.message;
  const unplaced = last(/was unable to place a task/);
  const stuck = last(/was unable to stop or start tasks during a deployment/);
  return [
    ...(unplaced === undefined ? [] : [{ ...noCapacity, evidence: [unplaced], task: undefined, weight: 0.5 }]),
    ...(stuck === undefined
      ? []
      : [
          {
            code: 'stuck-between-bounds' as const,
            cause: 'minimumHealthyPercent and maximumPercent leave no room to start or stop a task',
            evidence: [stuck],
            task: undefined,
            remedy: 'set them so that one task more or one task fewer is allowed, e.g. 100 and 200',
            weight: 0.25,
          },
        ]),
  ];
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

function wordsOfTask(task: TaskState): string {
  const containers = task.containers
    .filter(({ exitCode, reason }) => exitCode !== undefined || reason !== '')
    .map(({ name, exitCode, reason }) => {
      const code = exitCode === undefined ? '' : ` exit code ${exitCode}`;
      const why = reason === '' || reason === task.stoppedReason ? '' : ` (${reason})`;
      return `${name}${code}${why}`;
    });
  const stop = task.stopCode === undefined ? '' : `${task.stopCode}: `;
  const list = containers.length === 0 ? '' : `; ${containers.join(', ')}`;
  return `${stop}${task.stoppedReason}${list}`;
}

function targetWords(evidence: Evidence): readonly string[] {
  return [...new Set(targetProblems(evidence).map(({ words }) => words))].slice(-2);
}

function lowerFirst(text: string): string {
  // Not for names in capitals such as ECS.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
