/**
 * How long deployments take: `ship deploy` on a local stack in its fast pace, and in minutes of AWS's own pace, simulated,
 * beside ECS's circuit breaker with the stock waiter. `npm run bench -- deployment`.
 */

import { type FailingCase, ownSetup, type Setup, usualSetup } from '../../ship/simulation/detection/case.ts';
import { runStock } from '../../ship/simulation/detection/stock.ts';
import { type Compared, compare, stockKnows } from '../../ship/simulation/detection/table.ts';
import { runWithShip } from '../../ship/simulation/detection/with-ship.ts';
import { type BadService, writeBadService } from '../../ship/src/drill/bad-services.ts';
import { withStack } from '../ship.ts';
import { fixed, type Spread, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';

export interface DeploymentResult {
  /** Milliseconds from exec to exit, by what is deployed. */
  readonly local: Readonly<Record<string, Spread>>;
  readonly tables: readonly Table[];
}

const rounds = 3;
const badServices: readonly BadService[] = ['exits at its start', 'answers 503 to its health check'];

export async function run(tell: (line: string) => void): Promise<DeploymentResult> {
  const local = await onLocalStack(tell);
  tell('simulating, in minutes of AWS');
  const tables: Table[] = [localTable(local)];
  for (const setup of [ownSetup, usualSetup]) tables.push(await simulated(setup));
  return { local, tables };
}

function onLocalStack(tell: (line: string) => void): Promise<DeploymentResult['local']> {
  return withStack(async (stack, directory) => {
    const spreads: Record<string, Spread> = {};
    const measure = async (
      name: string,
      exitCode: number,
      parameters: (round: number) => readonly string[],
    ): Promise<void> => {
      const all: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const began = performance.now();
        const ended = await stack.ship(['deploy', ...parameters(round)]);
        all.push(performance.now() - began);
        if (ended.exitCode !== exitCode) throw new Error(`${name}: ${ended.exitCode}, ${ended.output.slice(-400)}`);
      }
      const spread = spreadOf(all);
      spreads[name] = spread;
      tell(`${name}: ${spreadInWords(spread)} ms`);
    };
    await measure('a good version', 0, (round) => ['--app-version', `1.0.${round}`]);
    for (const kind of badServices) {
      const service = await writeBadService(kind, directory);
      await measure(`one that ${kind}`, 1, (round) => ['--service', service, '--app-version', `6.6.${round}`]);
    }
    return spreads;
  });
}

function localTable(local: DeploymentResult['local']): Table {
  return {
    title: '`ship deploy` on a local stack, fast pace',
    columns: ['deployed is', 's from exec to exit'],
    rows: Object.entries(local).map(([name, { median, least, most }]) => [
      name,
      spreadInWords({ median: median / 1_000, least: least / 1_000, most: most / 1_000 }, 1),
    ]),
    notes: [
      `Medians of ${rounds}. Building and pushing the image included; a bad version has been undone, with its cause, ` +
        'when the command ends.',
    ],
  };
}

const good: FailingCase = { name: 'a good version', image: 'good' };

async function simulated(setup: Setup): Promise<Table> {
  const stock = await runStock(setup, good, 1);
  const ship = await runWithShip(setup, good, 1);
  const compared = await compare(setup, 1);
  return {
    title: `Minutes from UpdateService on, simulated, ${setup.name}`,
    columns: ['', '`ship` knows', 'restored', 'breaker and waiter', 'restored', 'sooner by'],
    rows: [
      [good.name, minutes(ship.exited), '-', minutes(stock.waited), '-', times(stock.waited / ship.exited)],
      ...compared.map((each) => [
        each.name,
        minutes(each.ship.detected),
        minutes(each.ship.restored),
        stockWords(each),
        minutes(each.stock.restored),
        times(stockKnows(each.stock) / (each.ship.detected ?? Number.POSITIVE_INFINITY)),
      ]),
    ],
    notes: [
      'Where the waiter says "stable" of a deployment that was undone, nobody knows before its limit of 10 minutes, ' +
        'which is what the ratio counts. The simulated times are the same on every machine.',
    ],
  };
}

function stockWords({ stock }: Compared): string {
  return stock.said === 'stable' ? `${minutes(stock.waited)}, says "stable"` : minutes(stock.waited);
}

function times(ratio: number): string {
  return `${fixed(ratio, 1)} ×`;
}

function minutes(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'never' : (milliseconds / 60_000).toFixed(1);
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
