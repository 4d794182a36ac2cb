import { euCentral1 } from './eu-central-1.ts';
import type { PriceTable } from './price-table.ts';
import { usEast1 } from './us-east-1.ts';

const tables: ReadonlyMap<string, PriceTable> = new Map([usEast1, euCentral1].map((table) => [table.region, table]));

/** The prices of a region; those of us-east-1 where there is no table for it (the table says its own region). */
export function pricesFor(region: string): PriceTable {
  return tables.get(region) ?? usEast1;
}

/** Each page that says these prices, and the month as of which they are known. */
export function sourcesOf(prices: PriceTable): readonly { readonly page: string; readonly asOf: string }[] {
  return Object.values(prices).filter((group) => typeof group === 'object');
}
