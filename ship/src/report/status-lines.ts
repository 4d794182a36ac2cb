import type { Standing } from '../status/standing.ts';
import { stateOf } from './lines.ts';
import { type Paint, printable } from './output.ts';
import { shortEvent, withShortDigests } from './short-forms.ts';
import { table } from './table.ts';

/** How a service stands, for people. */
export function statusLines(standing: Standing, paint: Paint): readonly string[] {
  const { service, status, url, desired, running, pending, deployments, tasks, lastEvent } = standing;
  const waiting = pending === 0 ? '' : `, ${pending} pending`;
  return [
    `${paint('bold', service)}  ${status}  ${running} of ${desired} running${waiting}  ${url}`,
    '',
    ...table(
      ['DEPLOYMENT', 'ROLLOUT', 'REVISION', 'VERSION', 'IMAGE'],
      deployments.map(({ status: role, rolloutState, taskDefinition, version, image }) => [
        role,
        rolloutState ?? '',
        taskDefinition,
        version ?? '',
        shortImage(image ?? ''),
      ]),
      paint,
    ),
    '',
    ...table(
      ['TASK', 'STATE', 'REVISION', 'VERSION', 'ADDRESS'],
      tasks.map((task) => [
        task.id.slice(0, 8),
        stateOf(task),
        task.taskDefinition,
        task.version ?? '',
        task.address ?? '',
      ]),
      paint,
    ),
    ...(lastEvent === undefined ? [] : ['', paint('dim', printable(shortEvent(lastEvent.message)))]),
  ];
}

/** Without the registry, and with so much of the digest as tells images apart. */
export function shortImage(image: string): string {
  return withShortDigests(image.slice(image.lastIndexOf('/') + 1));
}
