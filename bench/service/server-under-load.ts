import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoadReport } from './load.ts';

/** A server that is measured. */
export interface Contender {
  readonly name: string;
  readonly command: readonly [file: string, ...parameters: readonly string[]];
  readonly environment: Readonly<Record<string, string>>;
  readonly path: string;
}

/** A stretch of load on one server. */
export interface Stretch extends LoadReport {
  /** User and system time of the server's process. */
  readonly cpuMicroseconds: number;
}

/** A server that runs, and waits to be asked. */
export interface ServerUnderLoad {
  readonly startMilliseconds: number;
  readonly idleMegabytes: number;
  /** Asks it for so long on so many connections, from another core. */
  load(connections: number, seconds: number): Promise<Stretch>;
  residentMegabytes(): Promise<number>;
  stop(): Promise<void>;
}

const load = fileURLToPath(new URL('load.ts', import.meta.url));
const run = promisify(execFile);

/** Starts a server on the first core; it is asked from the second, where the system can pin processes to cores. */
export async function startServer(contender: Contender): Promise<ServerUnderLoad> {
  const port = await freePort();
  const [file, ...parameters] = await pinned(0, contender.command);
  const startedAt = performance.now();
  const child = spawn(file, parameters, {
    env: { ...contender.environment, PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1' },
    // Read and thrown away, as a log driver would: a file or /dev/null would make logging look cheaper than it is.
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  await firstAnswer(port, contender, child);
  const startMilliseconds = performance.now() - startedAt;
  await pause(300);
  return {
    startMilliseconds,
    idleMegabytes: await residentMegabytes(child),
    load: async (connections, seconds) => {
      const cpuBefore = await cpuMicroseconds(child);
      const report = await ask(port, contender.path, connections, seconds);
      if (report.non2xx > 0) throw new Error(`${contender.name} answered ${report.non2xx} requests with an error`);
      return { ...report, cpuMicroseconds: (await cpuMicroseconds(child)) - cpuBefore };
    },
    residentMegabytes: () => residentMegabytes(child),
    stop: async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

async function ask(port: number, path: string, connections: number, seconds: number): Promise<LoadReport> {
  const [file, ...parameters] = await pinned(1, [
    process.execPath,
    load,
    `${port}`,
    path,
    `${connections}`,
    `${seconds}`,
  ]);
  const { stdout } = await run(file, parameters);
  return JSON.parse(stdout);
}

async function firstAnswer(port: number, { name, path }: Contender, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode} before it answered`);
    const status = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => undefined,
    );
    if (status === 200) return;
    await pause(2);
  }
}

let hasTaskset: Promise<boolean> | undefined;

/** This process on that core, where the system can: who reads a server's log must not do it on the server's own core. */
export async function pinThisProcess(core: number): Promise<void> {
  await run('taskset', ['-cp', String(core), String(process.pid)]).catch(() => undefined);
}

/** The command, on that core where the system can pin processes. */
export async function pinned(
  core: number,
  command: readonly [string, ...(readonly string[])],
): Promise<readonly [string, ...string[]]> {
  hasTaskset ??= run('taskset', ['-c', '0,1', 'true']).then(
    () => true,
    () => false,
  );
  const [file, ...parameters] = command;
  return (await hasTaskset) ? ['taskset', '-c', String(core), file, ...parameters] : [file, ...parameters];
}

/**
 * Of all threads, to the nanosecond: a `stat` counts hundredths of a second. `taskset` replaces itself by the server, so that
 * the child's id is the server's.
 */
async function cpuMicroseconds({ pid }: ChildProcess): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const onCpu = await Promise.all(
    threads.map(async (thread) => {
      const [nanoseconds] = (await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')).split(' ');
      return Number(nanoseconds);
    }),
  );
  return onCpu.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1000;
}

async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Of an odd number of values the middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
