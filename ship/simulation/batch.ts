import type { Batch } from '@shipshape/local-aws/simulation';
import type { Violation } from './oracle/facts.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { run } from './run.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { product, type Subject } from './world/ship-process.ts';

export interface BatchResult {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly seed: number;
  readonly violation: Violation;
}

/** One seed in so many is run twice, to see that its history is the same. */
const repeatEvery = 50;

export async function runBatch(seeds: Batch, subject: Subject = product): Promise<BatchResult> {
  const tally = emptyTally();
  const failures: Failure[] = [];
  for (const seed of seeds) {
    const violation = await runSeed(seed, subject, tally);
    if (violation !== undefined) failures.push({ seed, violation });
  }
  return { tally, failures };
}

async function runSeed(seed: number, subject: Subject, tally: Tally): Promise<Violation | undefined> {
  const plan = drawPlan(seed);
  const { violation, fingerprint, tally: own } = await run(plan, subject);
  addTally(tally, own);
  if (violation !== undefined || seed % repeatEvery !== 0) return violation;
  const again = await run(plan, subject);
  if (again.fingerprint === fingerprint) return undefined;
  return { says: 'identical seeds give identical histories', found: `${fingerprint} and ${again.fingerprint}` };
}
