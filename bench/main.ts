/**
 * Runs benchmarks by name, all of them without one: `npm run bench -- [name…] [--json]`. A benchmark is a folder with a
 * file of its name, which exports `run`. With `--json` each result is one line on stdout and the rest goes to stderr.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Benchmark {
  /** Tells what it does while it does it, and gives what it found. */
  run(tell: (line: string) => void): Promise<unknown>;
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
  for (const name of asked.length === 0 ? names : asked) {
    const benchmark: unknown = await import(fileOf(name).href);
    if (!isBenchmark(benchmark)) throw new Error(`${name} exports no run`);
    const output = isJson ? process.stderr : process.stdout;
    output.write(`# ${name}\n`);
    const result = await benchmark.run((line) => output.write(`${line}\n`));
    if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

function fileOf(name: string): URL {
  return new URL(`${name}/${name}.ts`, here);
}

function isBenchmark(module: unknown): module is Benchmark {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}
