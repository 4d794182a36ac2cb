import { runOnWorkers, seedsFrom, timeline } from '@shipshape/local-aws/simulation';
import type { BatchResult, Failure } from './batch.ts';
import { type Command, parseCommand, usage } from './options.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { stepSeeds, unkilledPlans } from './plan/every-step.ts';
import { failureReport, summary } from './report.ts';
import { run } from './run.ts';
import { addTally, emptyTally } from './tally.ts';

/** So many failures say enough. */
const mostFailures = 20;

async function many(seeds: readonly number[], workers: number): Promise<number> {
  const startedAt = performance.now();
  const tally = emptyTally();
  const failures: Failure[] = [];
  const showsProgress = process.stderr.isTTY;
  await runOnWorkers(seeds, {
    workers,
    module: new URL('./worker.ts', import.meta.url),
    batchSize: 10,
    onResult(result: BatchResult) {
      addTally(tally, result.tally);
      failures.push(...result.failures);
      if (showsProgress)
        process.stderr.write(`\r${tally.worlds} of ${seeds.length} worlds, ${failures.length} failed `);
    },
    enough: () => failures.length >= mostFailures,
  });
  if (showsProgress) process.stderr.write('\r\x1b[K');
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const failure of failures.sort((a, b) => a.seed - b.seed)) process.stdout.write(`${failureReport(failure)}\n\n`);
  process.stdout.write(`${summary(tally, failures.length, seconds)}\n`);
  return failures.length === 0 ? 0 : 1;
}

/** The seeds of every step of every scenario. */
async function everyStep(): Promise<readonly number[]> {
  const seeds: number[] = [];
  for (const [scenario, plan] of unkilledPlans().entries()) seeds.push(...stepSeeds(scenario, (await run(plan)).tally));
  return seeds;
}

async function replay({ seed }: Extract<Command, { kind: 'replay' }>): Promise<number> {
  const startedAt = performance.now();
  const { violation, history, fingerprint, tally } = await run(drawPlan(seed));
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(`${timeline(history)}\n\nhistory ${fingerprint}\n`);
  process.stdout.write(`${summary(tally, violation === undefined ? 0 : 1, seconds)}\n`);
  if (violation !== undefined) process.stdout.write(`broken: ${violation.says}\n  ${violation.found}\n`);
  return violation === undefined ? 0 : 1;
}

const command = parseCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'misused':
    process.stderr.write(`simulate: ${command.message}\n`);
    process.exitCode = 2;
    break;
  case 'many':
    process.exitCode = await many(seedsFrom(command.first, command.runs), command.workers);
    break;
  case 'every step':
    process.exitCode = await many(await everyStep(), command.workers);
    break;
  case 'replay':
    process.exitCode = await replay(command);
    break;
  default:
    command satisfies never;
}
