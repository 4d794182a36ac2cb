import type { Failure } from './batch.ts';
import type { Tally } from './tally.ts';

const number = new Intl.NumberFormat('en-US');

/** What runs have done, in a few lines and a table of how they ended. */
export function summary(tally: Tally, failed: number, seconds: number): string {
  const n = (value: number): string => number.format(value);
  return [
    `${n(tally.worlds)} worlds in ${seconds.toFixed(1)} s, ${failed === 0 ? 'nothing found' : `${n(failed)} failed`}`,
    `  ${n(tally.runs)} runs of ship, ${n(tally.requests)} requests, ${n(tally.faults)} of them faulty, ${n(Math.round(tally.milliseconds / 3_600_000))} hours of virtual time`,
    '',
    ...table(tally),
  ].join('\n');
}

const columns = ['killed', '0', '1', '2', '3', '4', '5'] as const;

/** A line for each thing that was typed, a column for each way that it ended. */
function table({ ends }: Tally): readonly string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [end, count] of ends) {
    const [typed = '', how = ''] = end.split(' → ');
    const own = counts.get(typed) ?? new Map<string, number>();
    const column = how.split(' ')[0] ?? '';
    own.set(column, (own.get(column) ?? 0) + count);
    counts.set(typed, own);
  }
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}`;
  return [
    line('ended with exit code', columns),
    ...[...counts]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([typed, own]) =>
        line(
          typed,
          columns.map((column) => String(own.get(column) ?? '')),
        ),
      ),
  ];
}

/** A failing seed: what it breaks, and how to see all of it. */
export function failureReport({ seed, violation }: Failure): string {
  return [
    `seed ${seed} breaks: ${violation.says}`,
    `  ${violation.found}`,
    `replay: npm run simulate -w ship -- --seed ${seed}`,
  ].join('\n');
}
