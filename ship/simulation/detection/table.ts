import { failingCases, type Setup } from './case.ts';
import { runStock, type StockResult } from './stock.ts';
import { runWithShip, type ShipResult } from './with-ship.ts';

/** One failing case, both ways. */
export interface Compared {
  readonly name: string;
  readonly stock: StockResult;
  readonly ship: ShipResult;
}

/** Nobody is told before then where stock tools say nothing: the waiter's own limit. */
export const waiterLimit = 600_000;

/** The same seed for both, so that the same tasks fail in the same way. */
export async function compare(setup: Setup, seed: number): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const failing of failingCases) {
    const stock = await runStock(setup, failing, seed);
    const ship = await runWithShip(setup, failing, seed);
    compared.push({ name: failing.name, stock, ship });
  }
  return compared;
}

/** When whoever waits with the stock tools knows: at the waiter's failure, or, where it says "stable", at its limit. */
export function stockKnows({ said, waited }: StockResult): number {
  return said === 'gave up' ? waited : Math.max(waited, waiterLimit);
}

/** The share of the stock tools' time after which `ship` knows. */
export function detectionRatio({ stock, ship }: Compared): number {
  return (ship.detected ?? Number.POSITIVE_INFINITY) / stockKnows(stock);
}

/** The same, as if a waiter that says "stable" of a deployment that was undone told somebody something. */
export function ratioToWaiter({ stock, ship }: Compared): number {
  return (ship.detected ?? Number.POSITIVE_INFINITY) / stock.waited;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}

export function printTable(setup: Setup, compared: readonly Compared[]): string {
  const row = ([name = '', ...cells]: readonly string[]): string =>
    `${name.padEnd(27)}${cells.map((cell) => cell.padStart(16)).join('')}`;
  return [
    `Minutes from UpdateService on, ${setup.name}`,
    row(['', 'ship: knows', 'restored', 'exit code', 'stock: waiter', 'restored', 'ratio', 'to the waiter']),
    ...compared.map((each) =>
      row([
        each.name,
        minutes(each.ship.detected),
        minutes(each.ship.restored),
        String(each.ship.code),
        `${minutes(each.stock.waited)} ${each.stock.said === 'stable' ? '"stable"' : 'fails'}`,
        minutes(each.stock.restored),
        detectionRatio(each).toFixed(2),
        ratioToWaiter(each).toFixed(2),
      ]),
    ),
    row([
      'median',
      '',
      '',
      '',
      '',
      '',
      median(compared.map(detectionRatio)).toFixed(2),
      median(compared.map(ratioToWaiter)).toFixed(2),
    ]),
  ].join('\n');
}

function minutes(span: number | undefined): string {
  return span === undefined ? 'never' : (span / 60_000).toFixed(1);
}
