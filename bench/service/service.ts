/**
 * The service with everything on against bare `node:http`, in one run and in turns, each on one core with the load on another.
 * `npm run bench -- service`, or `node bench/service/service.ts`; `RUNS=1 TURNS=2` for a quick look.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { applicationFiles, nodeFlags } from '../../ship/src/image/bundle/starter.ts';
import type { Race } from '../ranks.ts';
import { type Spread, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';
import { afterIdle } from './after-idle.ts';
import { nginxLimit } from './nginx-limit.ts';
import {
  type Contender,
  median,
  pinned,
  pinThisProcess,
  type ServerUnderLoad,
  type Stretch,
  startServer,
} from './server-under-load.ts';

/** One server over one run. */
interface Measurement {
  readonly requestsPerSecond: number;
  /** User and system time of the server's process for one request. */
  readonly cpuMicroseconds: number;
  readonly p99Milliseconds: number;
  /** Requests a second for each one of bare Node's. */
  readonly rate: number;
  /** Bare Node's processor time a request for the server's: the steadier of the two. */
  readonly cpu: number;
  /** The 99th percentile for bare Node's. */
  readonly p99: number;
  readonly idleMegabytes: number;
  readonly loadedMegabytes: number;
  /** From exec to the first answer. */
  readonly startMilliseconds: number;
}

export interface ServiceRow extends Measurement {
  readonly name: string;
  /** Of the ratios over the runs. */
  readonly spread: { readonly rate: Spread; readonly cpu: Spread };
}

export interface Plan {
  readonly runs: number;
  /** How often in a run each server has its turn: what else the machine does then meets all of them alike. */
  readonly turns: number;
  readonly secondsATurn: number;
  readonly warmUpSeconds: number;
  readonly connections: number;
}

export interface ServiceResult {
  readonly name: 'service';
  readonly plan: Plan;
  /** Medians over the runs; bare Node is the first. */
  readonly rows: readonly ServiceRow[];
  readonly skipped: readonly string[];
  readonly tables: readonly Table[];
  readonly races: readonly Race[];
}

const plan: Plan = {
  runs: Number(process.env.RUNS ?? 3),
  turns: Number(process.env.TURNS ?? 4),
  secondsATurn: 1,
  warmUpSeconds: 3,
  connections: 50,
};

/** Everything that costs something: a log line for each request, metrics, limits; the rate is one that load does not reach. */
const everythingOn = {
  RATE_LIMIT_REQUESTS: '1000000',
  RATE_LIMIT_WINDOW_SECONDS: '1',
  EMBEDDED_METRICS_SECONDS: '60',
  CORS_ORIGINS: 'https://app.example.com',
};

const fastApiName = 'FastAPI on uvicorn, access log';

export async function run(tell: (line: string) => void): Promise<ServiceResult> {
  const application = await mkdtemp(join(tmpdir(), 'bench-service-'));
  const collectorPort = await freePort();
  await pinThisProcess(1);
  const [file, ...parameters] = await pinned(1, [process.execPath, fileIn('collector.ts')]);
  const collector = spawn(file, parameters, { env: { PATH: process.env.PATH, PORT: String(collectorPort) } });
  try {
    await promisify(execFile)(process.execPath, [
      fileURLToPath(new URL('../../ship/bin/ship.js', import.meta.url)),
      ...['build', '--service', fileURLToPath(new URL('../../service', import.meta.url)), '--unpacked', application],
    ]);
    // Without types, or the time to strip them would count as the start of bare Node.
    for (const name of ['bare-node', 'thin-layer']) {
      const source = await readFile(fileIn(`${name}.ts`), 'utf8');
      await writeFile(join(application, `${name}.mjs`), stripTypeScriptTypes(source));
    }
    const { contenders, skipped } = await contendersOf(application, collectorPort);
    for (const each of skipped) tell(`skipped: ${each}`);

    const measured: ReadonlyMap<string, Measurement>[] = [];
    for (let round = 1; round <= plan.runs; round += 1) {
      const measurements = await aRun(contenders);
      measured.push(measurements);
      for (const [name, { requestsPerSecond, cpuMicroseconds, cpu }] of measurements) {
        const figures = `${Math.round(requestsPerSecond)}/s, ${cpuMicroseconds.toFixed(1)} µs, ${cpu.toFixed(2)}`;
        tell(`run ${round}, ${name}: ${figures}`);
      }
    }
    const rows = rowsOf(measured);
    const idle = await afterIdle(join(application, applicationFiles.starter), everythingOn, plan.runs, tell);
    return { name: 'service', plan, rows, skipped, tables: [tableOf(rows, skipped), idle], races: [raceOf(rows)] };
  } finally {
    collector.kill();
    await rm(application, { recursive: true, force: true });
  }
}

async function contendersOf(
  application: string,
  collectorPort: number,
): Promise<{ contenders: readonly Contender[]; skipped: readonly string[] }> {
  const path = '/api/hello';
  const node = (name: string, file: string, environment: Contender['environment'] = {}): Contender => ({
    name,
    command: [process.execPath, join(application, file)],
    environment,
    path,
  });
  const service = (name: string, environment: Contender['environment']): Contender => ({
    name,
    command: [process.execPath, ...nodeFlags, join(application, applicationFiles.starter)],
    environment,
    path,
  });
  const traced = (ratio: string) => ({
    ...everythingOn,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collectorPort}`,
    OTEL_TRACES_SAMPLER_ARG: ratio,
  });
  const contenders = [
    node('node:http, the same bytes', 'bare-node.mjs'),
    node('node:http, body only', 'bare-node.mjs', { BODY_ONLY: '1' }),
    node('the features by hand over node:http', 'thin-layer.mjs'),
    service('the service, everything on', everythingOn),
    service('… and every request traced', traced('1')),
    service('… and 5 % of the requests traced', traced('0.05')),
  ];
  const peers = await peersOf(application, path);
  return {
    contenders: [...contenders, ...peers.contenders],
    skipped: peers.skipped,
  };
}

/** Servers of others, as far as they are installed. */
async function peersOf(
  directory: string,
  path: string,
): Promise<{ contenders: readonly Contender[]; skipped: readonly string[] }> {
  const own = (name: string, file: string): Contender => ({
    name,
    command: [process.execPath, '--disable-warning=ExperimentalWarning', fileIn(file)],
    environment: {},
    path,
  });
  const contenders = [own('Fastify, its logger on', 'fastify-stock.ts'), own('Express, no log', 'express-stock.ts')];
  const skipped: string[] = [];
  const python = await pythonWithFastApi();
  if (python === undefined) {
    skipped.push(`${fastApiName} (none of ${pythons.join(', ')} has fastapi, uvicorn, uvloop and httptools)`);
  } else {
    contenders.push({ name: fastApiName, command: [python, fileIn('fastapi_app.py')], environment: {}, path });
  }
  const nginx = await nginxLimit(directory, path);
  if (nginx === undefined) skipped.push('nginx (not installed; Debian: apt-get install nginx-light)');
  else contenders.push(nginx);
  return { contenders, skipped };
}

/** The system's own may have packages that the first one on the path lacks. */
const pythons = ['python3', '/usr/bin/python3'];

async function pythonWithFastApi(): Promise<string | undefined> {
  for (const python of pythons) {
    const hasFastApi = await promisify(execFile)(python, ['-c', 'import fastapi, uvicorn, uvloop, httptools']).then(
      () => true,
      () => false,
    );
    if (hasFastApi) return python;
  }
  return undefined;
}

/**
 * New processes of all servers, each in turn, again and again. New ones for each run: two processes of one program differ by
 * as much as 5 %, by where things happen to lie in memory, for as long as they live.
 */
async function aRun(contenders: readonly Contender[]): Promise<ReadonlyMap<string, Measurement>> {
  const servers = new Map<string, ServerUnderLoad>();
  try {
    for (const contender of contenders) servers.set(contender.name, await startServer(contender));
    for (const server of servers.values()) await server.load(plan.connections, plan.warmUpSeconds);
    return await measurementsOf(servers);
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}

async function measurementsOf(
  servers: ReadonlyMap<string, ServerUnderLoad>,
): Promise<ReadonlyMap<string, Measurement>> {
  const stretches = new Map<string, Stretch[]>();
  for (let turn = 0; turn < plan.turns; turn += 1) {
    for (const [name, server] of servers) {
      const stretch = await server.load(plan.connections, plan.secondsATurn);
      stretches.set(name, [...(stretches.get(name) ?? []), stretch]);
    }
  }
  const sums: (Omit<Measurement, 'rate' | 'cpu' | 'p99'> & { readonly name: string })[] = [];
  for (const [name, server] of servers) {
    const all = stretches.get(name) ?? [];
    const requests = sum(all.map((each) => each.requests));
    sums.push({
      name,
      idleMegabytes: server.idleMegabytes,
      loadedMegabytes: await server.residentMegabytes(),
      startMilliseconds: server.startMilliseconds,
      requestsPerSecond: requests / sum(all.map((each) => each.seconds)),
      cpuMicroseconds: sum(all.map((each) => each.cpuMicroseconds)) / requests,
      p99Milliseconds: median(all.map((each) => each.p99Milliseconds)),
    });
  }
  const [bare] = sums;
  if (bare === undefined) throw new Error('there is nothing to compare');
  return new Map(
    sums.map(({ name, ...own }) => [
      name,
      {
        ...own,
        rate: own.requestsPerSecond / bare.requestsPerSecond,
        cpu: bare.cpuMicroseconds / own.cpuMicroseconds,
        p99: own.p99Milliseconds / bare.p99Milliseconds,
      },
    ]),
  );
}

/** The medians over the runs, of the ratios too: each was taken within one run. */
function rowsOf(runs: readonly ReadonlyMap<string, Measurement>[]): readonly ServiceRow[] {
  return [...(runs[0]?.keys() ?? [])].map((name) => {
    const all = runs.map((run) => run.get(name)).filter((each) => each !== undefined);
    const of = (figure: keyof Measurement): number => median(all.map((each) => each[figure]));
    return {
      name,
      requestsPerSecond: of('requestsPerSecond'),
      cpuMicroseconds: of('cpuMicroseconds'),
      p99Milliseconds: of('p99Milliseconds'),
      rate: of('rate'),
      cpu: of('cpu'),
      p99: of('p99'),
      idleMegabytes: of('idleMegabytes'),
      loadedMegabytes: of('loadedMegabytes'),
      startMilliseconds: of('startMilliseconds'),
      spread: { rate: spreadOf(all.map((each) => each.rate)), cpu: spreadOf(all.map((each) => each.cpu)) },
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function raceOf(rows: readonly ServiceRow[]): Race {
  const figures = Object.fromEntries(rows.map(({ name, requestsPerSecond }) => [name, requestsPerSecond]));
  return { what: 'requests/s', better: 'more', figures };
}

function tableOf(rows: readonly ServiceRow[], skipped: readonly string[]): Table {
  const between = ({ least, most }: Spread): string => `${least.toFixed(2)}–${most.toFixed(2)}`;
  return {
    title: 'The service against other servers, one core each',
    columns: [
      'server',
      'requests/s',
      'of bare Node',
      'CPU µs a request',
      'of bare Node',
      'p99 ms',
      'idle / loaded MB',
      'first 200 ms',
    ],
    rows: rows.map((row) => [
      row.name,
      String(Math.round(row.requestsPerSecond)),
      `${row.rate.toFixed(2)} (${between(row.spread.rate)})`,
      row.cpuMicroseconds.toFixed(1),
      `${row.cpu.toFixed(2)} (${between(row.spread.cpu)})`,
      row.p99Milliseconds.toFixed(1),
      `${row.idleMegabytes.toFixed(0)} / ${row.loadedMegabytes.toFixed(0)}`,
      row.startMilliseconds.toFixed(0),
    ]),
    notes: [
      'More is better in both ratios. Medians of the runs, in brackets the least and the most of them. Everything on: a ' +
        'log line for each request, metrics, request ids, security headers, CORS, rate limit, load shedding. Fastify ' +
        'has its own logger on and no security headers, CORS, rate limit or metrics; Express has none of them and no ' +
        'log. Both start from their modules, the service from its bundle and with the flags of its image.',
      ...skipped.map((each) => `Skipped: ${each}.`),
    ],
  };
}

function fileIn(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
