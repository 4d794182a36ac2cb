import type { Violation } from './invariants/moment.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { run } from './run.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Batch } from './workers.ts';
import { product, type Subject } from './world/world.ts';

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

export function runBatch(seeds: Batch, subject: Subject = product): BatchResult {
  const tally = emptyTally();
  const failures: Failure[] = [];
  for (const seed of seeds) {
    const violation = runSeed(seed, subject, tally);
    if (violation) failures.push({ seed, violation });
  }
  return { tally, failures };
}

function runSeed(seed: number, subject: Subject, tally: Tally): Violation | undefined {
  const plan = drawPlan(seed);
  const { violation, fingerprint, tally: own } = run(plan, subject);
  addTally(tally, own);
  if (violation || seed % repeatEvery !== 0) return violation;
  const again = run(plan, subject);
  if (again.fingerprint === fingerprint) return undefined;
  return { says: 'identical seeds give identical histories', found: `${fingerprint} and ${again.fingerprint}` };
}
