import { availableParallelism } from 'node:os';
import type { BatchResult, Failure } from './batch.ts';
import { timeline } from './history.ts';
import { type Command, parseCommand, usage } from './options.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { printReduction, reducePlan } from './plan/reduction.ts';
import { failureReport, summary } from './report.ts';
import { run } from './run.ts';
import { shrink } from './shrink.ts';
import { addTally, emptyTally } from './tally.ts';
import { runOnWorkers, seedsFrom } from './workers.ts';
import { product } from './world/world.ts';

/** So many failures say enough. */
const mostFailures = 20;
/** So many of them are shrunk and shown. */
const mostShown = 3;

async function many({ runs, first, workers, json }: Extract<Command, { kind: 'many' }>): Promise<number> {
  const startedAt = performance.now();
  const tally = emptyTally();
  const failures: Failure[] = [];
  const showsProgress = process.stderr.isTTY && !json;
  await runOnWorkers(seedsFrom(first, runs), {
    workers,
    module: new URL('./worker.ts', import.meta.url),
    batchSize: 50,
    onResult: (result: BatchResult) => {
      addTally(tally, result.tally);
      failures.push(...result.failures);
      if (showsProgress) process.stderr.write(`\r${tally.runs} of ${runs} runs, ${failures.length} failed `);
    },
    enough: () => failures.length >= mostFailures,
  });
  if (showsProgress) process.stderr.write('\r\x1b[K');
  const seconds = (performance.now() - startedAt) / 1_000;
  const shown = failures.sort((a, b) => a.seed - b.seed).slice(0, mostShown);
  const shrunk = shown.map((failure) => ({ failure, smallest: shrink(failure.seed, product, failure.violation) }));
  if (json) {
    const reductions = new Map(
      shrunk.map(({ failure, smallest }) => [failure.seed, printReduction(smallest.reduction)]),
    );
    const found = failures.map(({ seed, violation }) => ({ seed, ...violation, shrunk: reductions.get(seed) }));
    process.stdout.write(`${JSON.stringify({ ...tally, seconds, failures: found })}\n`);
  } else {
    for (const { failure, smallest } of shrunk) process.stdout.write(`${failureReport(failure, smallest)}\n\n`);
    const others = failures.slice(mostShown).map(({ seed }) => seed);
    if (others.length > 0) process.stdout.write(`other failing seeds: ${others.join(' ')}\n\n`);
    process.stdout.write(`${summary(tally, failures.length, seconds)}\n`);
  }
  return failures.length === 0 ? 0 : 1;
}

function replay({ seed, reduction, json }: Extract<Command, { kind: 'replay' }>): number {
  const plan = reducePlan(drawPlan(seed), reduction);
  const startedAt = performance.now();
  const { violation, history, fingerprint, tally } = run(plan);
  const seconds = (performance.now() - startedAt) / 1_000;
  if (json) {
    process.stdout.write(`${JSON.stringify({ plan, violation, fingerprint, ...tally, history })}\n`);
  } else {
    process.stdout.write(`${timeline(history)}\n\nhistory ${fingerprint}\n`);
    process.stdout.write(`${summary(tally, violation ? 1 : 0, seconds)}\n`);
    if (violation) process.stdout.write(`broken: ${violation.says}\n  ${violation.found}\n`);
  }
  return violation ? 1 : 0;
}

const command = parseCommand(process.argv.slice(2), availableParallelism());
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'misused':
    process.stderr.write(`simulate: ${command.message}\n`);
    process.exitCode = 2;
    break;
  case 'many':
    process.exitCode = await many(command);
    break;
  case 'replay':
    process.exitCode = replay(command);
    break;
  default:
    command satisfies never;
}
