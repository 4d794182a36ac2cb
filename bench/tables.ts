/**
 * Writes the tables of `bench/results/` between their marks, `<!-- bench: name -->` and `<!-- bench: end -->`, wherever
 * README.md and docs/guides/benchmarks.md have such marks: `npm run bench:tables`, `-- --check` to look only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Result, readResult } from './results.ts';
import { markdown } from './table.ts';

const pages = ['README.md', 'docs/guides/benchmarks.md'] as const;
const marked = /<!-- bench: ([a-z-]+) -->\n[\s\S]*?<!-- bench: end -->/g;

/** The page with every table put in anew. Throws where a mark names a benchmark without a result. */
export function withTables(page: string, resultOf: (name: string) => Result | undefined): string {
  return page.replaceAll(marked, (_, name: string) => {
    const result = resultOf(name);
    if (result === undefined) throw new Error(`there is no result of ${name}: npm run bench -- ${name}`);
    return `<!-- bench: ${name} -->\n\n${inWords(result)}\n\n<!-- bench: end -->`;
  });
}

function inWords({ tables, name, date, machine, seconds }: Result): string {
  const { cores, processor, node, system, loadBefore } = machine;
  const busy = loadBefore > cores ? ', **busy with other work**' : '';
  const source =
    `\`npm run bench -- ${name}\`, ${date}, ${seconds.toFixed(0)} s: ${cores} cores of ${processor}, ${system}, ` +
    `Node ${node}, a load of ${loadBefore} before it began${busy}.`;
  const titled = tables.map((table) =>
    tables.length === 1 ? markdown(table) : `**${table.title}**\n\n${markdown(table)}`,
  );
  return [...titled, source].join('\n\n');
}

if (import.meta.main) {
  for (const name of pages) {
    const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
    const before = readFileSync(file, 'utf8');
    const after = withTables(before, readResult);
    if (before === after) continue;
    if (process.argv.includes('--check')) {
      process.stderr.write(`${name}: its tables are not those of bench/results; npm run bench:tables\n`);
      process.exitCode = 1;
    } else writeFileSync(file, after);
  }
}
