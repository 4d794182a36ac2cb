import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contexts, holds, interpolate, type Standing } from '../workflow/expression.ts';
import type { ActionStep, Job, RunStep, Step } from '../workflow/workflow.ts';
import type { Now } from './clock.ts';
import { parseCommandFile } from './command-files.ts';
import { type Emulation, nameOfAction } from './emulation.ts';
import { hashFilesIn } from './hash-files.ts';
import { logReader } from './log-commands.ts';
import type { JobResult, StepResult, Tell } from './report.ts';
import { runScript } from './shell.ts';

/** Everything that running jobs takes from outside. */
export interface RunnerSurroundings {
  /** An empty folder for this run; jobs get folders in it. */
  readonly directory: string;
  /** What each step's environment starts from: PATH and the like. */
  readonly environment: Readonly<Record<string, string>>;
  readonly actions: ReadonlyMap<string, Emulation>;
  /** Why a step cannot run on this machine; undefined where it can. */
  readonly impossible: (step: Step, job: Job) => string | undefined;
  /** Values that must never be shown. */
  readonly masked: readonly string[];
  /** Only these jobs are run, as if the others had succeeded; none named: all. */
  readonly only: readonly string[];
  readonly tell: Tell;
  readonly now: Now;
  readonly signal: AbortSignal;
}

export interface FinishedJob {
  readonly result: JobResult;
  readonly outputs: Readonly<Record<string, string>>;
  /** The Markdown that its steps wrote to GITHUB_STEP_SUMMARY. */
  readonly summary: string;
}

const keptLines = 60;

/** Runs a job's steps, one after the other; its condition has been looked at already. */
export async function runJob(job: Job, contexts: Contexts, around: RunnerSurroundings): Promise<FinishedJob> {
  const began = around.now();
  around.tell({ kind: 'job started', job: job.id, name: job.name });
  const directory = join(around.directory, 'jobs', job.id);
  const workspace = join(directory, 'work');
  await mkdir(workspace, { recursive: true });
  const run = jobRun(job, contexts, { ...around, workspace, files: join(directory, 'files') });
  await mkdir(join(directory, 'files'));
  for (const [index, step] of job.steps.entries()) await run.step(step, index);
  const finished = await run.finish();
  around.tell({
    kind: 'job ended',
    job: job.id,
    result: finished.result,
    outputs: finished.outputs,
    elapsed: around.now() - began,
  });
  return finished;
}

interface JobSurroundings extends RunnerSurroundings {
  readonly workspace: string;
  readonly files: string;
}

function jobRun(job: Job, contexts: Contexts, around: JobSurroundings) {
  const { workspace, files, tell, now, signal } = around;
  const steps: Record<string, { outputs: Record<string, string>; outcome: string; conclusion: string }> = {};
  const environment: Record<string, string> = {};
  const path: string[] = [];
  const afterJob: (() => Promise<void>)[] = [];
  const masks = [...around.masked];
  let standing: Standing = 'success';
  let summary = '';

  const contextsNow = (): Contexts => ({
    ...contexts,
    steps,
    env: { ...interpolated(job.env, contexts), ...environment },
    job: { status: standing },
  });
  const hidden = (line: string): string =>
    masks.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), line);

  async function step(each: Step, index: number): Promise<void> {
    const name = nameOf(each);
    if (signal.aborted) standing = 'cancelled';
    const at = now();
    const lastLines: string[] = [];
    const read = logReader();
    const log = createWriteStream(join(files, `${index + 1}.log`));
    const onLine = (text: string): void => {
      log.write(`${hidden(text)}\n`);
      const line = read(hidden(text));
      if (line.kind === 'mask') masks.push(line.value);
      lastLines.push(hidden(text));
      if (lastLines.length > keptLines) lastLines.shift();
      tell({ kind: 'line', job: job.id, step: name, line });
    };
    const result = await resultOf(each, index, onLine);
    await new Promise<void>((done) => log.end(done));
    if (result.kind === 'failure' && !each.continueOnError && standing === 'success') standing = 'failure';
    tell({ kind: 'step ended', job: job.id, step: name, result, elapsed: now() - at, lastLines });
  }

  async function resultOf(each: Step, index: number, onLine: (text: string) => void): Promise<StepResult> {
    const id = each.id ?? `step-${index + 1}`;
    const known = contextsNow();
    if (!holds(each.if, known, standing)) {
      return conclude(id, {
        kind: 'skipped',
        reason: standing === 'success' ? 'its condition' : 'a step before failed',
      });
    }
    const reason = around.impossible(each, job);
    if (reason !== undefined) return conclude(id, { kind: 'skipped', reason });
    tell({ kind: 'step started', job: job.id, step: nameOf(each) });
    try {
      const { result, outputs } =
        each.kind === 'run' ? await script(each, index, known, onLine) : await action(each, known, onLine);
      return conclude(id, result, outputs);
    } catch (error) {
      return conclude(id, { kind: 'failure', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  function conclude(id: string, result: StepResult, outputs: Record<string, string> = {}): StepResult {
    steps[id] = { outputs, outcome: result.kind, conclusion: result.kind };
    return result;
  }

  async function script(each: RunStep, index: number, known: Contexts, onLine: (text: string) => void) {
    const fileOf = (kind: string): string => join(files, `${index}-${kind}`);
    const kinds = ['output', 'env', 'path', 'summary'];
    await Promise.all(kinds.map((kind) => writeFile(fileOf(kind), '')));
    const code = await runScript({
      script: interpolate(each.run, known, standing),
      directory: join(workspace, each.workingDirectory ?? ''),
      environment: {
        ...around.environment,
        ...interpolated(job.env, known),
        ...environment,
        ...interpolated(each.env, known),
        PATH: [...path, around.environment.PATH ?? ''].join(':'),
        GITHUB_WORKSPACE: workspace,
        GITHUB_JOB: job.id,
        GITHUB_OUTPUT: fileOf('output'),
        GITHUB_ENV: fileOf('env'),
        GITHUB_PATH: fileOf('path'),
        GITHUB_STEP_SUMMARY: fileOf('summary'),
      },
      signal,
      onLine,
    });
    const [output = '', env = '', paths = '', told = ''] = await Promise.all(
      kinds.map((kind) => readFile(fileOf(kind), 'utf8')),
    );
    Object.assign(environment, Object.fromEntries(parseCommandFile(env)));
    path.unshift(...paths.split('\n').filter((line) => line !== ''));
    summary += told;
    const result: StepResult = code === 0 ? { kind: 'success' } : { kind: 'failure', reason: `exit code ${code}` };
    return { result, outputs: Object.fromEntries(parseCommandFile(output)) };
  }

  async function action(each: ActionStep, known: Contexts, onLine: (text: string) => void) {
    const name = nameOfAction(each.uses);
    const emulation = around.actions.get(name);
    if (emulation === undefined) throw new Error(`nothing here stands in for ${name}`);
    const hashFiles = hashFilesIn(workspace);
    const inputs = Object.fromEntries(
      Object.entries(each.with).map(([key, value]) => [key, interpolate(value, known, standing, hashFiles)]),
    );
    const done = await emulation({ inputs, workspace, job: job.id, say: onLine });
    if (done.kind === 'skipped') return { result: done, outputs: {} };
    Object.assign(environment, done.environment);
    if (done.afterJob !== undefined) afterJob.push(done.afterJob);
    const result: StepResult = { kind: 'success' };
    return { result, outputs: { ...done.outputs } };
  }

  return {
    step,
    async finish(): Promise<FinishedJob> {
      for (const act of afterJob.toReversed()) await act();
      return { result: standing, outputs: interpolated(job.outputs, contextsNow()), summary };
    },
  };
}

function interpolated(texts: Readonly<Record<string, string>>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, interpolate(value, contexts)]));
}

/** A step as GitHub's page calls it. */
export function nameOf(step: Step): string {
  return step.name ?? (step.kind === 'run' ? (step.run.split('\n')[0] ?? '') : step.uses);
}
