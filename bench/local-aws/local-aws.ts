/**
 * local-aws against moto's server: how soon each is ready, and how many API calls it answers in a second, in turns.
 * `npm run bench -- local-aws`, or `node bench/local-aws/local-aws.ts`. No call starts a task: moto runs none.
 */
import { readFileSync } from 'node:fs';
import type { Race } from '../ranks.ts';
import { fixed, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';
import { prepared } from './calls.ts';
import { type Emulator, isMotoHere, startEmulator } from './emulator.ts';
import { type LoadPlan, rate } from './rate.ts';

/** Medians over the rounds. */
interface Figures {
  readonly readyMilliseconds: number;
  /** Resident memory after the load; undefined where the system does not tell (not Linux). */
  readonly megabytes: number | undefined;
  readonly callsPerSecond: Readonly<Record<string, number>>;
}

export interface LocalAwsResult {
  readonly name: 'local-aws';
  readonly plan: LoadPlan & { readonly rounds: number };
  readonly localAws: Figures;
  /** Undefined where there is no moto. */
  readonly moto: Figures | undefined;
  /** Calls a second of local-aws for one of moto's, and milliseconds of moto's for one of local-aws's. */
  readonly ratios: { readonly ready: number; readonly calls: Readonly<Record<string, number>> } | undefined;
  readonly tables: readonly Table[];
  readonly races: readonly Race[];
}

const plan = { rounds: 3, seconds: 1, connections: 8 } as const;

export async function run(tell: (line: string) => void): Promise<LocalAwsResult> {
  const hasMoto = isMotoHere();
  if (!hasMoto) tell('skipped: moto (not installed; pip install "moto[server]")');
  const ours: Figures[] = [];
  const theirs: Figures[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    ours.push(await measured('local-aws', `round ${round}`, tell));
    if (hasMoto) theirs.push(await measured('moto', `round ${round}`, tell));
  }
  const localAws = medians(ours);
  const moto = hasMoto ? medians(theirs) : undefined;
  const ratios = moto && ratiosOf(localAws, moto);
  const races = moto === undefined ? [] : racesOf(localAws, moto);
  return { name: 'local-aws', plan, localAws, moto, ratios, tables: [tableOf(ours, theirs)], races };
}

async function measured(name: Emulator['name'], round: string, tell: (line: string) => void): Promise<Figures> {
  const emulator = await startEmulator(name);
  try {
    const callsPerSecond: Record<string, number> = {};
    for (const [operation, call] of Object.entries(await prepared(emulator.port))) {
      callsPerSecond[operation] = await rate(emulator.port, call, plan);
    }
    const rates = Object.entries(callsPerSecond).map(([operation, calls]) => `${operation} ${calls}/s`);
    tell(`${round}, ${name}: ready in ${emulator.readyMilliseconds} ms, ${rates.join(', ')}`);
    return {
      readyMilliseconds: emulator.readyMilliseconds,
      megabytes: megabytesOf(emulator.process.pid),
      callsPerSecond,
    };
  } finally {
    await emulator.stop();
  }
}

function megabytesOf(processId: number | undefined): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Math.round(Number(kibibytes) / 1024);
  } catch {
    return undefined;
  }
}

function medians(runs: readonly Figures[]): Figures {
  const of = (figure: (run: Figures) => number): number => {
    const sorted = runs.map(figure).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const operations = Object.keys(runs[0]?.callsPerSecond ?? {});
  const memory = of(({ megabytes }) => megabytes ?? Number.NaN);
  return {
    readyMilliseconds: of((run) => run.readyMilliseconds),
    megabytes: Number.isNaN(memory) ? undefined : memory,
    callsPerSecond: Object.fromEntries(operations.map((each) => [each, of((run) => run.callsPerSecond[each] ?? 0)])),
  };
}

function ratiosOf(ours: Figures, theirs: Figures): LocalAwsResult['ratios'] {
  const rounded = (ratio: number): number => Math.round(ratio * 10) / 10;
  return {
    ready: rounded(theirs.readyMilliseconds / ours.readyMilliseconds),
    calls: Object.fromEntries(
      Object.entries(ours.callsPerSecond).map(([operation, calls]) => [
        operation,
        rounded(calls / (theirs.callsPerSecond[operation] ?? Number.NaN)),
      ]),
    ),
  };
}

function racesOf(ours: Figures, theirs: Figures): readonly Race[] {
  const ready = { 'local-aws': ours.readyMilliseconds, moto: theirs.readyMilliseconds };
  return [
    { what: 'ms until ready', better: 'less', figures: ready },
    ...Object.entries(ours.callsPerSecond).map(
      ([operation, calls]): Race => ({
        what: `${operation}, calls/s`,
        better: 'more',
        figures: { 'local-aws': calls, moto: theirs.callsPerSecond[operation] ?? 0 },
      }),
    ),
  ];
}

function tableOf(ours: readonly Figures[], theirs: readonly Figures[]): Table {
  const row = (
    what: string,
    figure: (run: Figures) => number | undefined,
    ratio: (ours: number, theirs: number) => number,
  ): readonly string[] => {
    const spread = (runs: readonly Figures[]) => spreadOf(runs.map((run) => figure(run) ?? Number.NaN));
    const words = (runs: readonly Figures[]): string =>
      runs.length === 0 || Number.isNaN(spread(runs).median) ? '-' : spreadInWords(spread(runs));
    const times = ratio(spread(ours).median, spread(theirs).median);
    return [what, words(ours), words(theirs), Number.isNaN(times) ? '-' : `${fixed(times, 1)} ×`];
  };
  const less = (own: number, other: number): number => other / own;
  const more = (own: number, other: number): number => own / other;
  return {
    title: "local-aws's API against moto's server",
    columns: ['', 'local-aws', 'moto', 'better by'],
    rows: [
      row('ms until ready', (run) => run.readyMilliseconds, less),
      row('MB after the load', (run) => run.megabytes, less),
      ...Object.keys(ours[0]?.callsPerSecond ?? {}).map((operation) =>
        row(`${operation}, calls/s`, (run) => run.callsPerSecond[operation], more),
      ),
    ],
    notes: theirs.length === 0 ? ['Skipped: moto (not installed; pip install "moto[server]").'] : [],
  };
}

if (import.meta.main) {
  const result = await run((line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}
