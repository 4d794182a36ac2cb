import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Race, raceSchema } from './ranks.ts';
import type { Table } from './table.ts';

/** What a benchmark found, on what kind of machine and when. Nothing in it says whose machine. */
export interface Result {
  readonly name: string;
  /** The day. */
  readonly date: string;
  readonly seconds: number;
  readonly machine: Machine;
  readonly tables: readonly Table[];
  /** Where there are others to be compared with. */
  readonly races?: readonly Race[] | undefined;
  /** The figures, as each benchmark has them. */
  readonly found: unknown;
}

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
  readonly system: string;
  /** Processes that wanted a core in the minute before: above the number of cores, others disturbed the measurement. */
  readonly loadBefore: number;
}

const words = v.array(v.string());
const schema = v.object({
  name: v.string(),
  date: v.string(),
  seconds: v.number(),
  machine: v.object({
    cores: v.number(),
    processor: v.string(),
    node: v.string(),
    system: v.string(),
    loadBefore: v.number(),
  }),
  tables: v.array(v.object({ title: v.string(), columns: words, rows: v.array(words), notes: words })),
  races: v.optional(v.array(raceSchema)),
  found: v.unknown(),
});

// Before a benchmark binds this process to one of them.
const cores = availableParallelism();

export function thisMachine(): Machine {
  return {
    cores,
    processor: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

export function writeResult(result: Result): void {
  mkdirSync(new URL('./results/', import.meta.url), { recursive: true });
  writeFileSync(fileOf(result.name), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** Undefined where the benchmark has not been run. */
export function readResult(name: string): Result | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(name), 'utf8');
  } catch {
    return undefined;
  }
  return v.parse(schema, JSON.parse(text));
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`./results/${name}.json`, import.meta.url));
}
