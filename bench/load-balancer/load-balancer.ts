/**
 * The load balancer of local-aws against nginx as a reverse proxy, both in one process on one target, in turns.
 * `npm run bench -- load-balancer`, or `node bench/load-balancer/load-balancer.ts`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Race } from '../ranks.ts';
import { type Spread, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';
import { type LoadPlan, load, type Measured } from './load.ts';
import { isNginxHere, startNginx } from './nginx.ts';

export interface LoadBalancerResult {
  readonly name: 'load-balancer';
  readonly plan: LoadPlan & { readonly runs: number };
  /** Medians over the runs. */
  readonly localAws: Measured;
  /** Undefined where there is no nginx. */
  readonly nginx: Measured | undefined;
  /** Requests a second of local-aws for one of nginx's, and its processor time for one µs of nginx's. */
  readonly ratios: { readonly requestsPerSecond: number; readonly cpu: number | undefined } | undefined;
  readonly tables: readonly Table[];
  readonly races: readonly Race[];
}

const plan = { connections: 32, seconds: 4, runs: 3 } as const;
const warmUp: LoadPlan = { connections: 32, seconds: 2 };

export async function run(tell: (line: string) => void): Promise<LoadBalancerResult> {
  const target = await started('target.ts', []);
  const balancer = await started('balancer.ts', [String(target.port)]);
  const nginx = isNginxHere() ? await startNginx(target.port) : undefined;
  if (nginx === undefined) tell('skipped: nginx (not installed; Debian: apt-get install nginx-light)');
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  try {
    await load(balancer.port, undefined, warmUp);
    for (let index = 1; index <= plan.runs; index += 1) {
      ours.push(await measured(`local-aws, run ${index}`, balancer.port, balancer.process.pid, tell));
      if (nginx) theirs.push(await measured(`nginx, run ${index}`, nginx.port, nginx.process.pid, tell));
    }
  } finally {
    await nginx?.stop();
    for (const { process: child } of [balancer, target]) child.disconnect();
  }
  const localAws = medians(ours);
  const nginxs = nginx === undefined ? undefined : medians(theirs);
  const ratios = nginxs && ratiosOf(localAws, nginxs);
  const races = nginxs === undefined ? [] : [raceOf(localAws, nginxs)];
  return { name: 'load-balancer', plan, localAws, nginx: nginxs, ratios, tables: [tableOf(ours, theirs)], races };
}

async function started(file: string, args: readonly string[]): Promise<{ process: ChildProcess; port: number }> {
  const child = fork(new URL(file, import.meta.url), args);
  const [port]: unknown[] = await once(child, 'message');
  return { process: child, port: Number(port) };
}

async function measured(
  label: string,
  port: number,
  processId: number | undefined,
  tell: (line: string) => void,
): Promise<Measured> {
  const result = await load(port, processId, plan);
  const cpu = result.cpuMicroseconds === undefined ? '' : `, ${result.cpuMicroseconds} µs CPU a request`;
  tell(`${label}: ${result.requestsPerSecond} requests/s, p99 ${result.p99Milliseconds} ms${cpu}`);
  if (result.failures > 0) throw new Error(`${label}: ${result.failures} requests failed; the figures mean nothing.`);
  return result;
}

function medians(runs: readonly Measured[]): Measured {
  const of = (figure: (run: Measured) => number): number => {
    const sorted = runs.map(figure).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const hasCpu = runs.every(({ cpuMicroseconds }) => cpuMicroseconds !== undefined);
  return {
    requestsPerSecond: of((run) => run.requestsPerSecond),
    p50Milliseconds: of((run) => run.p50Milliseconds),
    p99Milliseconds: of((run) => run.p99Milliseconds),
    cpuMicroseconds: hasCpu ? of((run) => run.cpuMicroseconds ?? 0) : undefined,
    failures: of((run) => run.failures),
  };
}

function ratiosOf(ours: Measured, theirs: Measured): LoadBalancerResult['ratios'] {
  const rounded = (ratio: number): number => Math.round(ratio * 100) / 100;
  const isKnown = ours.cpuMicroseconds !== undefined && theirs.cpuMicroseconds !== undefined;
  return {
    requestsPerSecond: rounded(ours.requestsPerSecond / theirs.requestsPerSecond),
    cpu: isKnown ? rounded((ours.cpuMicroseconds ?? 0) / (theirs.cpuMicroseconds ?? 1)) : undefined,
  };
}

function raceOf(ours: Measured, theirs: Measured): Race {
  const figures = { 'local-aws': ours.requestsPerSecond, nginx: theirs.requestsPerSecond };
  return { what: 'requests/s', better: 'more', figures };
}

function tableOf(ours: readonly Measured[], theirs: readonly Measured[]): Table {
  const row = (what: string, figure: (run: Measured) => number | undefined, digits: number): readonly string[] => {
    const spread = (runs: readonly Measured[]): Spread => spreadOf(runs.map((run) => figure(run) ?? Number.NaN));
    const words = (runs: readonly Measured[]): string =>
      runs.length === 0 || Number.isNaN(spread(runs).median) ? '-' : spreadInWords(spread(runs), digits);
    const ratio = spread(ours).median / spread(theirs).median;
    return [what, words(ours), words(theirs), Number.isFinite(ratio) ? ratio.toFixed(2) : '-'];
  };
  return {
    title: "local-aws's load balancer against nginx as a reverse proxy",
    columns: ['one process each', 'local-aws', 'nginx', 'ratio'],
    rows: [
      row('requests/s', (run) => run.requestsPerSecond, 0),
      row('p50 ms', (run) => run.p50Milliseconds, 1),
      row('p99 ms', (run) => run.p99Milliseconds, 1),
      row('CPU µs a request', (run) => run.cpuMicroseconds, 1),
    ],
    notes: theirs.length === 0 ? ['Skipped: nginx (not installed; Debian: apt-get install nginx-light).'] : [],
  };
}

if (import.meta.main) {
  const result = await run((line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}
