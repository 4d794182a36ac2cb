import type { Failure } from './batch.ts';
import { timeline } from './history.ts';
import { printReduction } from './plan/reduction.ts';
import type { Shrunk } from './shrink.ts';
import type { Tally } from './tally.ts';

const number = new Intl.NumberFormat('en-US');

/** What runs have done, in a few lines. */
export function summary(tally: Tally, failed: number, seconds: number): string {
  const n = (value: number): string => number.format(value);
  return [
    `${n(tally.runs)} runs in ${seconds.toFixed(1)} s, ${failed === 0 ? 'nothing found' : `${n(failed)} failed`}`,
    `  ${n(tally.deployments)} deployments of ${n(tally.tasks)} tasks over ${n(Math.round(tally.milliseconds / 3_600_000))} hours of virtual time`,
    `  ${n(tally.steps)} steps, ${n(tally.acts)} API calls, ${n(tally.faults)} faults, ${n(tally.requests)} requests`,
    `  ${n(tally.checks)} invariant checks`,
  ].join('\n');
}

/** How many of the last lines of a failure's history are printed. */
const shownEntries = 40;

/** A failing seed: what it breaks, the end of its history, and how to see all of it. */
export function failureReport({ seed, violation }: Failure, { reduction, result }: Shrunk): string {
  const text = printReduction(reduction);
  const entries = result.history.slice(-shownEntries);
  const left = result.history.length - entries.length;
  return [
    `seed ${seed} breaks: ${violation.says}`,
    `  ${violation.found}`,
    ...(left > 0 ? [`  … ${left} earlier entries`] : []),
    timeline(entries),
    `replay: npm run simulate -- --seed ${seed}${text === '' ? '' : ` --shrunk '${text}'`}`,
  ].join('\n');
}
