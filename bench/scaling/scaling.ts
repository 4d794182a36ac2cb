/**
 * One local-aws with 1, 10, 100 and 1,000 services of ten tasks each, on a virtual clock: what a step of the clock and a
 * call cost as the account fills. `npm run bench -- scaling`.
 */
import { fixed } from '../spread.ts';
import type { Table } from '../table.ts';
import { cluster, type FullAccount, fullAccount, tasksOfAService } from './full-account.ts';

/** What an account of one size costs, in microseconds of processor time. */
export interface SizeRow {
  readonly services: number;
  readonly tasks: number;
  /** To make a service with its target group and listener. */
  readonly make: number;
  /** A step of the clock while tasks start. */
  readonly startStep: number;
  readonly startStepsPerTask: number;
  /** A step of the clock at rest: health checks and CloudWatch's minute. */
  readonly restStep: number;
  readonly restStepsPerTaskMinute: number;
  readonly megabytes: number;
  /** By what is asked. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface ScalingResult {
  readonly rows: readonly SizeRow[];
  readonly tables: readonly Table[];
}

const sizes = [1, 10, 100, 1_000] as const;
const restMinutes = 10;
/** At most so long for each kind of call. */
const callMilliseconds = 400;

export async function run(tell: (line: string) => void): Promise<ScalingResult> {
  // What is compiled meanwhile must not count for the small accounts, which are the first.
  await measure(10);
  await measure(10);
  const rows: SizeRow[] = [];
  for (const size of sizes) {
    const row = await measure(size);
    tell(`${size} services: ${row.startStep.toFixed(1)} µs a step while starting, ${row.restStep.toFixed(1)} at rest`);
    rows.push(row);
  }
  return { rows, tables: [tableOf(rows)] };
}

async function measure(services: number): Promise<SizeRow> {
  const began = processorTime();
  const full = await fullAccount(services);
  const made = processorTime();
  const startSteps = full.settle();
  const settled = processorTime();
  const { clock } = full.account;
  const end = clock.now() + restMinutes * 60_000;
  let restSteps = 0;
  while (clock.now() < end && clock.step()) restSteps += 1;
  const rested = processorTime();
  const tasks = services * tasksOfAService;
  const calls: Record<string, number> = {};
  for (const [name, ask] of Object.entries(callsOf(full))) calls[name] = await microseconds(ask);
  const row: SizeRow = {
    services,
    tasks,
    make: ((made - began) * 1_000) / services,
    startStep: ((settled - made) * 1_000) / startSteps,
    startStepsPerTask: startSteps / tasks,
    restStep: ((rested - settled) * 1_000) / restSteps,
    restStepsPerTaskMinute: restSteps / tasks / restMinutes,
    megabytes: process.memoryUsage().heapUsed / 1_000_000,
    calls,
  };
  await full.account.close();
  return row;
}

/** What `ship` asks of one service among the others. */
function callsOf({ services, json, query }: FullAccount): Readonly<Record<string, () => Promise<string>>> {
  const one = services.at(-1);
  if (one === undefined) return {};
  const { name, targetGroup } = one;
  return {
    DescribeServices: () => json('ecs', 'DescribeServices', { cluster, services: [name] }),
    'ListTasks of a service': () => json('ecs', 'ListTasks', { cluster, serviceName: name }),
    ListServiceDeployments: () => json('ecs', 'ListServiceDeployments', { cluster, service: name }),
    DescribeTargetHealth: () => query({ Action: 'DescribeTargetHealth', TargetGroupArn: targetGroup }),
    UpdateService: () => json('ecs', 'UpdateService', { cluster, service: name, desiredCount: tasksOfAService }),
    'DescribeTargetGroups of one': () =>
      query({ Action: 'DescribeTargetGroups', 'TargetGroupArns.member.1': targetGroup }),
    'DescribeClusters (counts all)': () => json('ecs', 'DescribeClusters', { clusters: [cluster] }),
  };
}

/** Of this process, in milliseconds: what other processes do meanwhile does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function microseconds(ask: () => Promise<string>): Promise<number> {
  for (let warmUp = 0; warmUp < 50; warmUp += 1) await ask();
  const began = processorTime();
  let asked = 0;
  for (; asked < 500 && processorTime() - began < callMilliseconds; asked += 1) await ask();
  return ((processorTime() - began) * 1_000) / asked;
}

function tableOf(rows: readonly SizeRow[]): Table {
  const line = (what: string, figure: (row: SizeRow) => number, digits = 0): readonly string[] => {
    const figures = rows.map(figure);
    const ratio = (figures.at(-1) ?? 0) / (figures[1] ?? 0);
    return [what, ...figures.map((each) => fixed(each, digits)), `× ${ratio.toFixed(1)}`];
  };
  return {
    title: 'One local-aws as it fills',
    columns: [
      'µs of processor time',
      ...rows.map(({ services, tasks }) => `${fixed(services)} services, ${fixed(tasks)} tasks`),
      '10 → 1,000 services',
    ],
    rows: [
      line('to make a service', (row) => row.make),
      line('a step of the clock, tasks starting', (row) => row.startStep, 1),
      line('steps for a task to start (a count)', (row) => row.startStepsPerTask, 1),
      line('a step of the clock at rest', (row) => row.restStep, 1),
      line('steps a task and minute at rest (a count)', (row) => row.restStepsPerTaskMinute, 1),
      ...Object.keys(rows[0]?.calls ?? {}).map((name) => line(name, (row) => row.calls[name] ?? Number.NaN)),
    ],
    notes: ['A cost that does not depend on the size of the account stays × 1; more than that is cache and garbage.'],
  };
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
