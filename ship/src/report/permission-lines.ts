import type { Permission } from '../permissions/table.ts';
import type { Paint } from './output.ts';

/** The permissions as a table for people: what, for which commands, on what, why. */
export function permissionLines(permissions: readonly Permission[], paint: Paint): readonly string[] {
  const rows = permissions.map(({ action, purpose, scope, why }) => [action, purpose, scope, why] as const);
  const width = (column: 0 | 1 | 2, title: string): number =>
    Math.max(title.length, ...rows.map((row) => row[column].length));
  const widths = [width(0, 'ACTION'), width(1, 'FOR'), width(2, 'ON')] as const;
  const line = ([action, purpose, scope, why]: readonly [string, string, string, string]): string =>
    `${action.padEnd(widths[0])}  ${purpose.padEnd(widths[1])}  ${scope.padEnd(widths[2])}  ${why}`;
  return [paint('dim', line(['ACTION', 'FOR', 'ON', 'WHY'])), ...rows.map(line)];
}
