/**
 * Runs benchmarks by name, all of them without one: `npm run bench -- [name…] [--json]`. A benchmark is a folder with a
 * file of its name, which exports `run`. Each prints its tables and is kept in `bench/results/`. With `--json` each
 * result is one line on stdout and the rest goes to stderr.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { changedPlaces, type Race, ranksInWords } from './ranks.ts';
import { type Result, readResult, thisMachine, writeResult } from './results.ts';
import { markdown, type Table } from './table.ts';

interface Benchmark {
  /** Tells what it does while it does it, and gives what it found. */
  run(tell: (line: string) => void): Promise<Found>;
}

interface Found {
  readonly tables: readonly Table[];
  readonly races?: readonly Race[];
}

const here = new URL('./', import.meta.url);
const names = readdirSync(fileURLToPath(here)).filter((name) => existsSync(fileOf(name)));
const isJson = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((parameter) => !parameter.startsWith('-'));
const unknown = asked.filter((name) => !names.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`bench: there is no ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const output = isJson ? process.stderr : process.stdout;
  for (const name of asked.length === 0 ? names : asked) {
    const benchmark: unknown = await import(fileOf(name).href);
    if (!isBenchmark(benchmark)) throw new Error(`${name} exports no run`);
    output.write(`# ${name}\n`);
    const machine = thisMachine();
    const startedAt = performance.now();
    const before = readResult(name);
    const { tables, races, ...found } = await benchmark.run((line) => output.write(`${line}\n`));
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const result: Result = {
      name,
      date: new Date().toISOString().slice(0, 10),
      seconds,
      machine,
      tables,
      races,
      found,
    };
    writeResult(result);
    for (const table of tables) output.write(`\n${table.title}\n\n${markdown(table)}\n`);
    output.write(`\n${name} took ${seconds} s\n`);
    if (races !== undefined && before?.races !== undefined) {
      for (const line of ranksInWords(changedPlaces(before.races, races), before.date)) output.write(`${line}\n`);
    }
    output.write('\n');
    if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

function fileOf(name: string): URL {
  return new URL(`${name}/${name}.ts`, here);
}

function isBenchmark(module: unknown): module is Benchmark {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}
