import { type Colour, type Paint, printable } from './output.ts';

const colours: Readonly<Record<string, Colour>> = {
  COMPLETED: 'green',
  healthy: 'green',
  FAILED: 'red',
  unhealthy: 'red',
  IN_PROGRESS: 'yellow',
  succeeded: 'green',
  'rolled back': 'red',
  'rollback failed': 'red',
  'in progress': 'yellow',
  OK: 'green',
  ALARM: 'red',
};

/** Rows under a head, in columns as wide as they need; words of AWS's that tell good from bad have their colour. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
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
