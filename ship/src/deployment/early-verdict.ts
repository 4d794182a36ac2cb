import type { Milliseconds } from '../clock.ts';
import type { Evidence } from './evidence.ts';
import type { AlarmState, Snapshot, Subject, TaskState } from './state.ts';
import { targetProblems } from './target-problem.ts';

/** What a rule needs to know of the service besides what is seen. */
export interface Situation {
  readonly desired: number;
  /** For so long after its start ECS does not hold failing checks against a task. */
  readonly grace: Milliseconds;
  /** Alarms that rang before the deployment began: they say nothing about it. */
  readonly ringingBefore: ReadonlySet<string>;
}

/** A deployment that cannot succeed any more, and by which rule that is known. */
export interface EarlyVerdict {
  readonly rule: RuleName;
  /** One sentence without a full stop. */
  readonly reason: string;
}

export type RuleName =
  | 'image-is-not-there'
  | 'secret-is-not-there'
  | 'cannot-start-again-and-again'
  | 'exits-again-and-again'
  | 'fails-its-checks-again-and-again'
  | 'no-task-passes-its-checks'
  | 'alarm-rings';

type Rule = (seen: Seen) => string | undefined;

interface Seen {
  readonly evidence: Evidence;
  /** This deployment's tasks that live. */
  readonly living: readonly TaskState[];
  /** Those that stopped by their own fault. */
  readonly failed: readonly TaskState[];
  /** So many tasks must have failed in the same way where one may be an accident. */
  readonly enough: number;
  readonly situation: Situation;
  readonly snapshot: Snapshot;
}

/**
 * Judges a deployment that ECS still has hope for. A rule fires only on what a good deployment cannot show: what AWS itself
 * calls missing, at the first task; what may be an accident, when half of the tasks that are wanted (two at least) have
 * failed in the same way; checks, only after the grace period, and only where no task of this deployment ever passed them.
 * Slow starts, interruptions of Spot, lost hosts, tasks that somebody stopped and tasks that make room count for nothing.
 */
export function earlyVerdict(
  subject: Subject,
  evidence: Evidence,
  snapshot: Snapshot,
  situation: Situation,
): EarlyVerdict | undefined {
  const seen: Seen = {
    evidence,
    living: snapshot.tasks.filter((task) => task.startedBy === subject.deploymentId && task.status !== 'STOPPED'),
    failed: [...evidence.stoppedTasks.values()].filter(isOwnFault),
    enough: Math.min(10, Math.max(2, Math.ceil(situation.desired / 2))),
    situation,
    snapshot,
  };
  for (const [rule, fires] of Object.entries(rules)) {
    const reason = fires(seen);
    if (reason !== undefined && isRuleName(rule)) return { rule, reason };
  }
  return undefined;
}

const rules: Readonly<Record<RuleName, Rule>> = {
  'image-is-not-there': ({ failed }) =>
    reasonIn(failed, (reason) => /CannotPull\w*Error/.test(reason) && isMissingImage(reason)) &&
    'the registry has no such image, or does not let the task have it',

  'secret-is-not-there': ({ failed }) =>
    reasonIn(failed, (reason) => /ResourceInitializationError/.test(reason) && isMissingSecret(reason)) &&
    'a secret that the task definition names is not there, or may not be read',

  'cannot-start-again-and-again': ({ failed, enough }) => {
    const unable = failed.filter(({ stopCode }) => stopCode === 'TaskFailedToStart');
    return unable.length < enough ? undefined : `${unable.length} tasks could not be started`;
  },

  'exits-again-and-again': ({ failed, enough }) => {
    const exits = Map.groupBy(
      failed.filter(({ stopCode }) => stopCode === 'EssentialContainerExited'),
      exitOf,
    );
    for (const [exit, tasks] of exits) {
      if (exit !== undefined && tasks.length >= enough) return `${tasks.length} tasks have ended: ${exit}`;
    }
    return undefined;
  },

  'fails-its-checks-again-and-again': ({ failed, evidence, enough }) => {
    // One that passed says that a task can: the others may only have been slow.
    if (evidence.healthyTasks.size > 0) return undefined;
    const replaced = failed.filter(({ stoppedReason }) => failsChecks.test(stoppedReason));
    const hasAnsweredWrongly = targetProblems(evidence).some(({ kind }) => kind === 'answers');
    // Who never answered may have needed a little longer than the grace period, and the next one may not.
    const needed = hasAnsweredWrongly ? enough : Math.max(enough, 3);
    if (replaced.length < needed) return undefined;
    return `ECS has replaced ${replaced.length} tasks that never passed their health checks`;
  },

  'no-task-passes-its-checks': ({ evidence, living, situation, snapshot }) => {
    const running = living.filter(({ status }) => status === 'RUNNING');
    if (evidence.healthyTasks.size > 0 || running.length === 0 || running.length < situation.desired) return undefined;
    // A wrong answer, not a missing one: who does not answer yet may still be starting.
    const wrong = new Set(
      snapshot.targets
        .filter(({ health, reason }) => health === 'unhealthy' && reason === 'Target.ResponseCodeMismatch')
        .map(({ address }) => address),
    );
    const isHopeless = ({ id, address }: TaskState): boolean => {
      const since = evidence.runningSince.get(id);
      const isPastGrace = since !== undefined && snapshot.at - since > situation.grace;
      return isPastGrace && address !== undefined && wrong.has(address);
    };
    return running.every(isHopeless)
      ? 'every new task answers its health check wrongly, after the grace period'
      : undefined;
  },

  'alarm-rings': ({ snapshot, situation }) => {
    const rings = ringingIn(snapshot.alarms, situation.ringingBefore)[0];
    return rings && `the alarm ${rings.name} rings: ${rings.reason}`;
  },
};

/** The alarms that ring now and did not before. */
export function ringingIn(alarms: readonly AlarmState[], ringingBefore: ReadonlySet<string>): readonly AlarmState[] {
  return alarms.filter(({ name, state }) => state === 'ALARM' && !ringingBefore.has(name));
}

const failsChecks = /failed (ELB|container) health checks/i;

/** Whether a task stopped for a reason that lies in what is deployed. */
function isOwnFault({ stopCode, stoppedReason }: TaskState): boolean {
  switch (stopCode) {
    case 'TaskFailedToStart':
      return !/capacity is unavailable|no container instances? met/i.test(stoppedReason);
    case 'EssentialContainerExited':
      return true;
    case 'ServiceSchedulerInitiated':
      return failsChecks.test(stoppedReason);
    case 'UserInitiated':
    case 'SpotInterruption':
    case 'TerminationNotice':
    case 'InfrastructureHealth':
    case 'UNRECOGNISED':
    case undefined:
      return false;
    default:
      return stopCode satisfies never;
  }
}

/** Which container ended a task, and how: tasks with the same text ended alike. */
function exitOf({ containers }: TaskState): string | undefined {
  const ended =
    containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0) ??
    containers.find(({ exitCode }) => exitCode !== undefined);
  if (ended === undefined) return undefined;
  const why = /OutOfMemory/i.test(ended.reason) ? ', out of memory' : '';
  return `container ${ended.name} with exit code ${ended.exitCode}${why}`;
}

function reasonIn(tasks: readonly TaskState[], holds: (reason: string) => boolean): true | undefined {
  const found = tasks.some(({ stoppedReason, containers }) =>
    [stoppedReason, ...containers.map(({ reason }) => reason)].some(holds),
  );
  return found || undefined;
}

function isMissingImage(reason: string): boolean {
  return /not found|manifest unknown|does not exist|denied|unauthorized|no basic auth|not authorized/i.test(reason);
}

function isMissingSecret(reason: string): boolean {
  const isAboutSecret = /secret|parameter|ssm/i.test(reason);
  return (
    isAboutSecret && /ResourceNotFound|can't find|not found|AccessDenied|not authorized|invalid parameter/i.test(reason)
  );
}

function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(rules, name);
}
