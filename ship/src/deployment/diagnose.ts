import { type Cause, noCapacity } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { healthCheckCause } from './health-check-cause.ts';
import type { TaskState } from './state.ts';
import { targetProblems } from './target-problem.ts';
import { taskRules } from './task-cause.ts';

/** Why a deployment failed: one cause, what speaks for it, and what to do. */
export interface Diagnosis extends Cause {
  /** AWS's own words: stopped reasons, target reasons, events. */
  readonly evidence: readonly string[];
  /** The task whose last log lines show it. */
  readonly task: string | undefined;
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

/** Targets that fail their checks speak even before ECS has stopped their tasks. */
function suspicionsOfTargets(evidence: Evidence): readonly Suspicion[] {
  const problem = targetProblems(evidence).at(-1);
  if (problem === undefined) return [];
  return [{ ...healthCheckCause(problem), evidence: targetWords(evidence), task: problem.task, weight: 0.5 }];
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
