import type { CheckLine, Progress, Rollout, TaskLine } from '../deployment/progress.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { duration, type Paint, printable } from './output.ts';
import { differenceInWords, shortEvent, withShortDigests, withShortTargetGroups } from './short-forms.ts';
import { trafficInWords } from './traffic.ts';

const labelWidth = 16;

/** A line with its label in a column of its own. */
export function labelled(label: string, text: string): string {
  return `${label.padEnd(labelWidth)}${printable(text)}`;
}

/** How many tasks are in which state, e.g. `new 1 of 2 healthy (1 pending)`. */
export function rolloutInWords({ phase, desired, newTasks, oldTasks, failed, traffic }: Rollout): string {
  const healthy = newTasks.filter(({ health }) => health === 'healthy').length;
  const others = countsOf(newTasks.filter(({ health }) => health !== 'healthy'));
  const waiting = others === '' ? '' : ` (${others})`;
  const stopped = failed === 0 ? '' : `, ${failed} stopped`;
  const share = traffic === undefined ? '' : `; ${trafficInWords(traffic)}`;
  const old = oldTasks.length === 0 ? 'none' : countsOf(oldTasks);
  return `${phase === 'rolling back' ? 'rolling back: ' : ''}new ${healthy} of ${desired} healthy${waiting}${stopped}; old ${old}${share}`;
}

/** How many tasks are in which state: `2 healthy, 1 pending`. */
export function countsOf(tasks: readonly TaskLine[]): string {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const state = stateOf(task);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

/** The one word that says most about a task: its health once it runs, else its status. */
export function stateOf({ status, health }: TaskLine): string {
  if (status !== 'RUNNING') return status.toLowerCase();
  return health === 'unknown' || health === '' ? 'running' : health;
}

/**
 * Progress as plain lines, for pipes and CI: the rollout only when it has changed. Each call makes a renderer with a
 * memory of its own.
 */
export function lineRenderer(paint: Paint): (progress: Progress) => readonly string[] {
  let last = '';
  return (progress) => {
    switch (progress.kind) {
      case 'step':
        return [labelled(progress.name, withShortDigests(progress.detail))];
      case 'plan': {
        const { from, differences } = progress;
        const count = differences.length === 0 ? 'none' : String(differences.length);
        return [
          labelled('changes', `${count} against ${shortName(from)}`),
          ...differences.map((difference) => labelled('', differenceInWords(difference))),
        ];
      }
      case 'rollout': {
        const words = rolloutInWords(progress.rollout);
        if (words === last) return [];
        last = words;
        return [labelled('tasks', words)];
      }
      case 'service event':
        return [paint('dim', labelled('event', shortEvent(progress.event.message)))];
      case 'task stopped': {
        const { id, stoppedReason, containers } = progress.task;
        const codes = containers.flatMap(({ name, exitCode }) =>
          exitCode === undefined ? [] : [`${name} exit code ${exitCode}`],
        );
        const list = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
        return [
          paint('yellow', labelled('task stopped', `${id.slice(0, 8)} ${withShortTargetGroups(stoppedReason)}${list}`)),
        ];
      }
      case 'undo':
        return [paint('yellow', labelled('going back', `${progress.reason}: returning to ${progress.taskDefinition}`))];
      case 'preflight':
        return preflightLines(progress.checks, paint);
      case 'lock':
        return [
          progress.state === 'waiting'
            ? labelled('lock', `held by ${progress.owner}: waiting to see whether that run still lives`)
            : paint('yellow', labelled('lock', `taken over from ${progress.owner}, whose run is gone`)),
        ];
      case 'unfinished':
        return [
          paint(
            'yellow',
            labelled(
              'unfinished',
              `an earlier run has left a ${progress.what}; ${progress.isTakenUp ? 'taken up' : 'it is over, or another one takes its place now'}`,
            ),
          ),
        ];
      case 'pause':
        return [paint('yellow', labelled('paused', `${progress.stage}: ship continue, or ship continue --rollback`))];
      case 'early verdict':
        return [paint('red', labelled('stopped early', `${progress.reason} (${progress.rule})`))];
      case 'bake':
        return [labelled('bake', `watched for ${duration(progress.duration)}`)];
      case 'alarm': {
        const rings = `${progress.name} rings: ${progress.reason}`;
        return [paint('yellow', labelled('alarm', progress.isIgnored ? `${rings} (since before; ignored)` : rings))];
      }
      default:
        return progress satisfies never;
    }
  };
}

/** How many checks passed, and each that did not. */
function preflightLines(checks: readonly CheckLine[], paint: Paint): readonly string[] {
  const well = checks.filter(({ state }) => state === 'ok').length;
  const others = checks.filter(({ state }) => state === 'warning' || state === 'problem');
  return [
    labelled('checks', `${well} of ${checks.length} ok`),
    ...others.map(({ group, name, state, detail, remedy }) =>
      paint(
        state === 'problem' ? 'red' : 'yellow',
        labelled('', `${state}: ${group} ${name}: ${detail}${remedy === undefined ? '' : `; ${remedy}`}`),
      ),
    ),
  ];
}
