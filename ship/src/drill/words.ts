import { duration, type Paint } from '../report/output.ts';
import type { Drill, DrillResult, Promised } from './drill.ts';

/** A result for a terminal. */
export function drillLines(result: DrillResult, paint: Paint): readonly string[] {
  const { title, expects, load, seen, broken, isDefended, defence } = result;
  const mark = broken.length === 0 ? paint('green', '✔') : paint('red', '✖');
  const control = isDefended ? '' : paint('yellow', ` (control: without ${defence})`);
  const times = [
    ...(seen.detected === undefined ? [] : [`noticed after ${duration(seen.detected)}`]),
    seen.restored === undefined ? 'not restored' : `restored after ${duration(seen.restored)}`,
  ].join(', ');
  return [
    `${mark} ${paint('bold', title)}${control}`,
    `  expected  ${expects}`,
    `  happened  ${[...seen.happened, times].join('; ')}`,
    `  load      ${load.failed} of ${load.requests} requests failed, p99 ${duration(load.p99)}${load.outage > 0 ? `, failures over ${duration(load.outage)}` : ''}`,
    ...broken.map((each) => `  ${paint('red', 'broken')}    ${each}`),
  ];
}

/** All that there is, for `--list`. */
export function catalogueLines(drills: readonly Drill[]): readonly string[] {
  return drills.flatMap(({ name, title, expects, promised, defence }) => [
    name,
    `  ${title}: ${expects}.`,
    `  Promised: ${promise(promised)}. Kept by: ${defence}.`,
  ]);
}

export function promise({ lost, detectedWithin, restoredWithin }: Promised): string {
  return [
    `${lost === 0 ? 'no request' : `at most ${lost} requests`} lost`,
    ...(detectedWithin === undefined ? [] : [`noticed within ${duration(detectedWithin)}`]),
    `restored within ${duration(restoredWithin)}`,
  ].join(', ');
}

export function sumLine(results: readonly DrillResult[]): string {
  const red = results.filter(({ broken }) => broken.length > 0);
  return `${results.length - red.length} held, ${red.length} did not${red.length === 0 ? '' : `: ${red.map(({ name }) => name).join(', ')}`}`;
}
