import type { Standing } from '../status/standing.ts';
import { stateOf } from './lines.ts';
import { type Colour, type Paint, printable } from './output.ts';
import { shortEvent, withShortDigests } from './short-forms.ts';

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

const colours: Readonly<Record<string, Colour>> = {
  COMPLETED: 'green',
  healthy: 'green',
  FAILED: 'red',
  unhealthy: 'red',
  IN_PROGRESS: 'yellow',
};

function table(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  const safe = rows.map((row) => row.map(printable));
  const widths = head.map((title, column) => Math.max(title.length, ...safe.map((row) => row[column]?.length ?? 0)));
  const render = (row: readonly string[], dress: (cell: string, padded: string) => string): string =>
    row
      .map((cell, column) => dress(cell, cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    render(head, (_, padded) => paint('dim', padded)),
    ...safe.map((row) =>
      render(row, (cell, padded) => {
        const colour = colours[cell];
        return colour === undefined ? padded : paint(colour, padded);
      }),
    ),
  ];
}

/** Without the registry, and with so much of the digest as tells images apart. */
function shortImage(image: string): string {
  return withShortDigests(image.slice(image.lastIndexOf('/') + 1));
}
