import { type Batch, seededRandom } from '@shipshape/local-aws/simulation';
import type { Milliseconds } from '../../src/clock.ts';
import type { Image } from '../world/image.ts';
import { type FailingCase, ownSetup, type Setup } from './case.ts';
import { runStock } from './stock.ts';
import { runWithShip } from './with-ship.ts';

/** What became of deployments that ECS completes when it is left alone. */
export interface GoodResult {
  readonly seeds: number;
  /** Seeds of deployments that `ship` did not call good. */
  readonly falseAlarms: readonly number[];
  /** Seeds that ECS itself fails, left alone: their tasks start too slowly for the service's setup. */
  readonly notGood: readonly number[];
  /** From the completion at ECS to the end of `ship`, for each. */
  readonly afterEcs: readonly Milliseconds[];
}

/** Deploys images that start quickly, slowly and unevenly, to services of different sizes. */
export async function runGood(seeds: Batch): Promise<GoodResult> {
  const falseAlarms: number[] = [];
  const notGood: number[] = [];
  const afterEcs: Milliseconds[] = [];
  for (const seed of seeds) {
    const { setup, deployment } = drawGood(seed);
    const { code, completedAtEcs, exited } = await runWithShip(setup, deployment, seed);
    if (code === 0) {
      if (completedAtEcs !== undefined) afterEcs.push(exited - completedAtEcs);
      continue;
    }
    const alone = await runStock(setup, deployment, seed);
    (alone.completed === undefined ? notGood : falseAlarms).push(seed);
  }
  return { seeds: seeds.length, falseAlarms, notGood, afterEcs };
}

function drawGood(seed: number): { readonly setup: Setup; readonly deployment: FailingCase } {
  const random = seededRandom(seed ^ 0x900d);
  const image = random.pick<Image>([
    ['good', 1],
    ['slow start', 2],
    ['uneven start', 2],
  ]);
  const stack = {
    ...ownSetup.stack,
    desired: random.pick([
      [2, 4],
      [1, 1],
      [3, 1],
      [6, 1],
    ]),
    checkSeconds: random.pick([
      [10, 3],
      [15, 1],
      [30, 1],
    ]),
  };
  return { setup: { name: '', stack }, deployment: { name: image, image } };
}
