import { type Colour, type Paint, printable } from '../report/output.ts';
import type { CheckResult, CheckState } from './check.ts';

const signs: Readonly<Record<CheckState, readonly [sign: string, colour: Colour]>> = {
  ok: ['✔', 'green'],
  warning: ['!', 'yellow'],
  problem: ['✖', 'red'],
  'not checked': ['·', 'dim'],
};

/** Findings for people by group, each with its remedy below it, and a last line that sums up. */
export function checkLines(results: readonly CheckResult[], paint: Paint): readonly string[] {
  const width = Math.max(0, ...results.map(({ name }) => name.length));
  const groups = [...new Set(results.map(({ group }) => group))];
  return [
    ...groups.flatMap((group) => [
      paint('bold', group),
      ...results.filter((result) => result.group === group).flatMap((result) => resultLines(result, width, paint)),
      '',
    ]),
    summary(results, paint),
  ];
}

function resultLines({ name, state, detail, remedy }: CheckResult, width: number, paint: Paint): readonly string[] {
  const [sign, colour] = signs[state];
  const line = `  ${paint(colour, sign)} ${name.padEnd(width)}  ${printable(detail)}`;
  return remedy === undefined ? [line] : [line, `    ${' '.repeat(width)}  ${paint('dim', `→ ${printable(remedy)}`)}`];
}

function summary(results: readonly CheckResult[], paint: Paint): string {
  const count = (state: CheckState): number => results.filter((result) => result.state === state).length;
  const words = [
    `${count('ok')} ok`,
    ...(count('warning') === 0 ? [] : [`${count('warning')} ${count('warning') === 1 ? 'warning' : 'warnings'}`]),
    ...(count('not checked') === 0 ? [] : [`${count('not checked')} not checked`]),
  ].join(', ');
  const problems = count('problem');
  if (problems === 0) return paint('green', `No problem: ${words}`);
  return paint('red', `${problems === 1 ? '1 problem' : `${problems} problems`}; ${words}`);
}

/** Findings for a machine, one line. */
export function checksAsJson(type: string, results: readonly CheckResult[]): string {
  const checks = results.map(({ group, name, state, detail, remedy }) => ({
    group,
    name,
    state: state.replaceAll(' ', '-'),
    detail,
    ...(remedy !== undefined && { remedy }),
  }));
  return JSON.stringify({ v: 1, type, ok: results.every(({ state }) => state !== 'problem'), checks });
}
