import { parseArgs } from 'node:util';
import { runOnWorkers, seedsFrom } from '@shipshape/local-aws/simulation';
import { ownSetup, usualSetup } from './case.ts';
import type { GoodResult } from './good-deployments.ts';
import { compare, median, printTable } from './table.ts';

const usage = `detection: how soon a bad deployment is known and undone, and whether a good one is ever called bad

Usage: npm run detection -w ship -- [options]

Options:
  --good N  how many good deployments (default: 1000; 0 for none)
  --help    print this
`;

async function goodDeployments(count: number): Promise<string> {
  const falseAlarms: number[] = [];
  const notGood: number[] = [];
  const afterEcs: number[] = [];
  await runOnWorkers(seedsFrom(1, count), {
    workers: 2,
    module: new URL('./worker.ts', import.meta.url),
    batchSize: 10,
    onResult(result: GoodResult) {
      falseAlarms.push(...result.falseAlarms);
      notGood.push(...result.notGood);
      afterEcs.push(...result.afterEcs);
    },
    enough: () => false,
  });
  const seconds = (span: number): string => (span / 1_000).toFixed(1);
  const named = (seeds: readonly number[]): string => (seeds.length === 0 ? '' : ` (seeds ${seeds.join(' ')})`);
  return [
    `${count} good deployments with quick, slow and uneven starts: ${falseAlarms.length} false alarms${named(falseAlarms)}`,
    `  ${notGood.length} of them fail at ECS by itself${named(notGood)}`,
    `  ship ends ${seconds(median(afterEcs))} s after ECS has completed (median), ${seconds(Math.max(...afterEcs))} s at most`,
  ].join('\n');
}

const { values } = parseArgs({ options: { good: { type: 'string', default: '1000' }, help: { type: 'boolean' } } });
if (values.help === true) {
  process.stdout.write(usage);
} else {
  for (const setup of [ownSetup, usualSetup]) {
    process.stdout.write(`${printTable(setup, await compare(setup, 1))}\n\n`);
  }
  if (Number(values.good) > 0) process.stdout.write(`${await goodDeployments(Number(values.good))}\n`);
}
