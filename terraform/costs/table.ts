import { byItem, type Estimate } from '../prices/estimate.ts';
import { dollars } from '../review/words.ts';
import type { Choice } from './choices.ts';

/** An environment with what it costs, and what single choices make of it. */
export interface Priced {
  readonly name: string;
  readonly estimate: Estimate;
  readonly choices: readonly { readonly choice: Choice; readonly usdPerMonth: number }[];
}

export interface CostTable {
  readonly environments: readonly Priced[];
  /** The assumptions, and the pages of the prices, in words. */
  readonly basis: readonly string[];
}

/** The table of costs, in Markdown; it reads well in a terminal, too. */
export function renderCosts({ environments, basis }: CostTable): string {
  const items = [...new Set(environments.flatMap(({ estimate }) => [...byItem(estimate.lines).keys()]))];
  const sums = environments.map(({ estimate }) => byItem(estimate.lines));
  const dearest = items.toSorted((one, other) => most(sums, other) - most(sums, one));
  const total = ['**a month**', ...environments.map(({ estimate }) => `**${dollars(estimate.usdPerMonth)}**`)];
  const rows = dearest.map((item) => [item, ...sums.map((sum) => amount(sum.get(item)))]);
  const sections = environments
    .filter(({ choices }) => choices.length > 0)
    .map(({ name, estimate, choices }) =>
      [
        `What one choice alone saves of **${name}** (${dollars(estimate.usdPerMonth)}):`,
        aligned([
          ['choice', 'saves a month', 'and costs'],
          ...choices
            .map(({ choice, usdPerMonth }) => ({ choice, saved: estimate.usdPerMonth - usdPerMonth }))
            .sort((one, other) => other.saved - one.saved)
            .map(({ choice, saved }) => [choice.name, dollars(saved), choice.trade]),
        ]),
      ].join('\n\n'),
    );
  return [aligned([['', ...environments.map(({ name }) => name)], total, ...rows]), ...sections, ...basis].join('\n\n');
}

function most(sums: readonly ReadonlyMap<string, number>[], item: string): number {
  return Math.max(...sums.map((sum) => sum.get(item) ?? 0));
}

function amount(usd: number | undefined): string {
  return usd === undefined || usd < 0.005 ? '' : dollars(usd);
}

/** A Markdown table whose columns stand under one another. */
function aligned(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const isAmount = (column: number): boolean =>
    column > 0 && rows.slice(1).every((row) => /^(\*\*)?(−?\$[\d,.]+)?(\*\*)?$/.test(row[column] ?? ''));
  const cell = (text: string, column: number): string =>
    isAmount(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  const line = (row: readonly string[]): string => `| ${row.map(cell).join(' | ')} |`;
  const rule = widths.map((width, column) => (isAmount(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.slice(1).map(line)].join('\n');
}
