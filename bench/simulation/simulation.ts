/** How much of the simulated worlds one thread gets through in a second: `npm run bench -- simulation`. */
import { runBatch as runEcs } from '../../local-aws/simulation/batch.ts';
import { runBatch as runShip } from '../../ship/simulation/batch.ts';
import { type Spread, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';

export interface SimulationResult {
  /** A second of one thread. */
  readonly ecs: Readonly<Record<'worlds' | 'steps' | 'checks' | 'virtualHours', Spread>>;
  readonly ship: Readonly<Record<'worlds' | 'requests' | 'virtualHours', Spread>>;
  readonly tables: readonly Table[];
}

const windows = 3;
const windowMilliseconds = 4_000;
const hour = 3_600_000;

export async function run(tell: (line: string) => void): Promise<SimulationResult> {
  let seed = 1;
  const ofEcs = await rates(['worlds', 'steps', 'checks', 'virtualHours'], async () => {
    const { tally, failures } = runEcs(seedsFrom(seed, 20));
    seed += 20;
    assertGood(failures);
    const { runs: worlds, steps, checks, milliseconds } = tally;
    return { worlds, steps, checks, virtualHours: milliseconds / hour };
  });
  const ecs = {
    worlds: ofEcs('worlds'),
    steps: ofEcs('steps'),
    checks: ofEcs('checks'),
    virtualHours: ofEcs('virtualHours'),
  };
  tell(`ECS: ${spreadInWords(ecs.steps)} steps a second`);
  seed = 1;
  const ofShip = await rates(['worlds', 'requests', 'virtualHours'], async () => {
    const { tally, failures } = await runShip(seedsFrom(seed, 4));
    seed += 4;
    assertGood(failures);
    const { worlds, requests, milliseconds } = tally;
    return { worlds, requests, virtualHours: milliseconds / hour };
  });
  const ship = { worlds: ofShip('worlds'), requests: ofShip('requests'), virtualHours: ofShip('virtualHours') };
  tell(`ship: ${spreadInWords(ship.worlds, 1)} worlds a second`);
  return { ecs, ship, tables: [tableOf(ecs, ship)] };
}

/** Counts of a second, by name, over the windows; the first batch warms up and does not count. */
async function rates<Name extends string>(
  names: readonly Name[],
  work: () => Promise<Readonly<Record<Name, number>>>,
): Promise<(name: Name) => Spread> {
  await work();
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let window = 0; window < windows; window += 1) {
    const began = performance.now();
    const sums = new Map<Name, number>();
    while (performance.now() - began < windowMilliseconds) {
      const counts = await work();
      for (const name of names) sums.set(name, (sums.get(name) ?? 0) + counts[name]);
    }
    const seconds = (performance.now() - began) / 1_000;
    for (const name of names) found.get(name)?.push((sums.get(name) ?? 0) / seconds);
  }
  return (name) => spreadOf(found.get(name) ?? []);
}

function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function assertGood(failures: readonly { readonly seed: number }[]): void {
  const [failure] = failures;
  if (failure !== undefined)
    throw new Error(`the simulation of seed ${failure.seed} finds a mistake; see npm run simulate`);
}

function tableOf(ecs: SimulationResult['ecs'], ship: SimulationResult['ship']): Table {
  return {
    title: 'Simulated worlds, a second of one thread',
    columns: ['', "ECS's deployments", '`ship` on a simulated AWS'],
    rows: [
      ['worlds', spreadInWords(ecs.worlds), spreadInWords(ship.worlds, 1)],
      ['hours of virtual time', spreadInWords(ecs.virtualHours), spreadInWords(ship.virtualHours, 1)],
      ['steps of the clock', spreadInWords(ecs.steps), '-'],
      ['checks of what must hold', spreadInWords(ecs.checks), '-'],
      ["requests to AWS's API", '-', spreadInWords(ship.requests)],
    ],
    notes: [`Medians of ${windows} windows of ${windowMilliseconds / 1_000} s, in brackets the least and the most.`],
  };
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
