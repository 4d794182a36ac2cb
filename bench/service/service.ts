/**
 * The service with everything on against bare `node:http`, in one run, each on one core with the load on another.
 * `npm run bench -- service`, or `node bench/service/service.ts`; `SECONDS=1 RUNS=1` for a quick look, whose figures are too high for lack of warmth.
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
import { type Contender, type LoadPlan, type Measurement, measure } from './server-under-load.ts';

export interface ServiceRow extends Measurement {
  readonly name: string;
  /** Requests a second for each one of bare Node's. */
  readonly rate: number;
  /** Bare Node's processor time a request for the server's: the steadier of the two. */
  readonly cpu: number;
  /** The 99th percentile for bare Node's. */
  readonly p99: number;
}

export interface ServiceResult {
  readonly name: 'service';
  readonly plan: LoadPlan & { readonly runs: number };
  /** Medians over the runs; bare Node is the first. */
  readonly rows: readonly ServiceRow[];
  readonly skipped: readonly string[];
}

const seconds = Number(process.env.SECONDS ?? 4);
const runs = Number(process.env.RUNS ?? 3);
const plan: LoadPlan = { connections: 50, warmUpSeconds: Number(process.env.WARM_UP_SECONDS ?? 4), seconds };

/** Everything that costs something: a log line for each request, metrics, limits; the rate is one that load does not reach. */
const everythingOn = {
  RATE_LIMIT_REQUESTS: '1000000',
  RATE_LIMIT_WINDOW_SECONDS: '1',
  EMBEDDED_METRICS_SECONDS: '60',
  CORS_ORIGINS: 'https://app.example.com',
};

export async function run(tell: (line: string) => void): Promise<ServiceResult> {
  const application = await mkdtemp(join(tmpdir(), 'bench-service-'));
  const collectorPort = await freePort();
  const collector = spawn(process.execPath, [fileIn('collector.ts')], { env: { PORT: String(collectorPort) } });
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

    const measured = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
    for (let round = 1; round <= runs; round += 1) {
      for (const contender of contenders) {
        const measurement = await measure(contender, plan);
        measured.get(contender.name)?.push(measurement);
        const { requestsPerSecond, cpuMicroseconds } = measurement;
        tell(`run ${round}, ${contender.name}: ${Math.round(requestsPerSecond)}/s, ${cpuMicroseconds.toFixed(1)} µs`);
      }
    }
    const rows = rowsOf(measured);
    for (const line of tableOf(rows)) tell(line);
    return { name: 'service', plan: { ...plan, runs }, rows, skipped };
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
  const traced = (ratio: string) => ({
    ...everythingOn,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collectorPort}`,
    OTEL_TRACES_SAMPLER_ARG: ratio,
  });
  const contenders = [
    node('node:http, the same bytes', 'bare-node.mjs'),
    node('node:http, body only', 'bare-node.mjs', { BODY_ONLY: '1' }),
    node('the features by hand over node:http', 'thin-layer.mjs'),
    node('the service, everything on', 'main.js', everythingOn),
    node('… and every request traced', 'main.js', traced('1')),
    node('… and 5 % of the requests traced', 'main.js', traced('0.05')),
  ];
  const hasFastApi = await promisify(execFile)('python3', ['-c', 'import fastapi, uvicorn']).then(
    () => true,
    () => false,
  );
  if (!hasFastApi) return { contenders, skipped: ['FastAPI on uvicorn (this Python has neither)'] };
  const fastApi: Contender = {
    name: 'FastAPI on uvicorn, access log',
    command: ['python3', fileIn('fastapi_app.py')],
    environment: {},
    path,
  };
  return { contenders: [...contenders, fastApi], skipped: [] };
}

function rowsOf(measured: ReadonlyMap<string, readonly Measurement[]>): readonly ServiceRow[] {
  const rows = [...measured].map(([name, all]) => ({ name, ...medians(all) }));
  const [bare] = rows;
  if (bare === undefined) return [];
  return rows.map((row) => ({
    ...row,
    rate: row.requestsPerSecond / bare.requestsPerSecond,
    cpu: bare.cpuMicroseconds / row.cpuMicroseconds,
    p99: row.p99Milliseconds / bare.p99Milliseconds,
  }));
}

function medians(all: readonly Measurement[]): Measurement {
  const of = (pick: (measurement: Measurement) => number): number => {
    const sorted = all.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    requestsPerSecond: of((each) => each.requestsPerSecond),
    cpuMicroseconds: of((each) => each.cpuMicroseconds),
    p50Milliseconds: of((each) => each.p50Milliseconds),
    p99Milliseconds: of((each) => each.p99Milliseconds),
    idleMegabytes: of((each) => each.idleMegabytes),
    loadedMegabytes: of((each) => each.loadedMegabytes),
    startMilliseconds: of((each) => each.startMilliseconds),
  };
}

function tableOf(rows: readonly ServiceRow[]): readonly string[] {
  return [
    '| server | requests/s | of bare Node | CPU µs a request | of bare Node | p99 ms | of bare Node | idle / loaded MB | first 200 ms |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => {
      const memory = `${row.idleMegabytes.toFixed(0)} / ${row.loadedMegabytes.toFixed(0)}`;
      return (
        `| ${row.name} | ${Math.round(row.requestsPerSecond)} | ${row.rate.toFixed(2)} | ${row.cpuMicroseconds.toFixed(1)} | ` +
        `${row.cpu.toFixed(2)} | ${row.p99Milliseconds.toFixed(1)} | ${row.p99.toFixed(2)} | ${memory} | ${row.startMilliseconds.toFixed(0)} |`
      );
    }),
  ];
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
