/** `npm run pipeline`: the workflow that deploys, on this machine. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breakable, layBreakage } from './local/breakage.ts';
import { type LocalAccount, openLocalAccount, withoutAws } from './local/local-account.ts';
import { sourceOf } from './local/source.ts';
import { impossibleWithout, withoutTerraform } from './local/terraform.ts';
import { eventOf, help, type Options, parseOptions, UsageError } from './options.ts';
import { renderer, seconds } from './render.ts';
import { actionsOn } from './runner/actions.ts';
import type { Tell } from './runner/report.ts';
import { type FinishedRun, resultOf, runWorkflow } from './runner/run-workflow.ts';
import { githubContext, isStartedBy } from './workflow/event.ts';
import type { Contexts } from './workflow/expression.ts';
import { InvalidWorkflow, parseWorkflow, type Workflow } from './workflow/workflow.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UsageError) && !(error instanceof InvalidWorkflow)) throw error;
  process.stderr.write(`pipeline: ${error.message}\n`);
  return 2;
});

async function main(given: readonly string[]): Promise<number> {
  const options = parseOptions(given);
  if (options === 'help') {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const workflow = checkedJobs(
    parseWorkflow(options.workflow, await readFile(join(root, options.workflow), 'utf8')),
    options,
  );
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  const began = Date.now();
  const directory = join(root, '.shipshape', 'pipeline');
  // Caches stay from run to run, as on GitHub.
  for (const folder of ['jobs', 'artifacts', 'aws', 'overlay']) {
    await rm(join(directory, folder), { recursive: true, force: true });
  }
  await mkdir(join(directory, 'artifacts'), { recursive: true });
  const run = await runIn(directory, workflow, options, interruption.signal);
  return conclude(run, directory, options, Date.now() - began);
}

/** @throws UsageError for jobs that are not there */
function checkedJobs(workflow: Workflow, { only, failAt }: Options): Workflow {
  const ids = workflow.jobs.map(({ id }) => id);
  const unknown = [...only, ...(failAt === undefined ? [] : [failAt])].find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(`there is no job ${unknown}; there are ${ids.join(', ')}`);
  if (failAt !== undefined && !breakable.includes(failAt)) {
    throw new UsageError(`--fail-at knows how to break ${breakable.join(', ')}`);
  }
  return workflow;
}

async function runIn(
  directory: string,
  workflow: Workflow,
  options: Options,
  signal: AbortSignal,
): Promise<FinishedRun> {
  const source = await sourceOf(root);
  const event = eventOf(options, source.commit);
  if (!isStartedBy(workflow, event)) throw new UsageError(`${workflow.file} is not started by that event`);
  const { tell, say } = screenFor(options);
  const changes = source.changedFiles === 0 ? '' : `, with ${source.changedFiles} files that are not committed`;
  say(
    `${workflow.name} for ${options.isPullRequest ? 'a pull request of' : 'a push to'} ${options.branch} at ${source.commit.slice(0, 7)}${changes}`,
  );
  const account = await openLocalAccount(root, directory, signal);
  say(`In place of AWS: ${account.environment.AWS_ENDPOINT_URL}, where the service runs at ${account.url}`);
  try {
    const contexts = await contextsOf(event, directory);
    const situation = { ...source, options, account, signal, tell, payload: contexts.event };
    return await runWorkflow(workflow, contexts.known, await surroundings(directory, situation));
  } finally {
    await account.close();
  }
}

async function contextsOf(event: Parameters<typeof githubContext>[0], directory: string) {
  const github = githubContext(event, {
    repository: 'local/shipshape',
    runNumber: await nextRunNumber(directory),
    runId: 1,
  });
  const known: Contexts = {
    github: { ...github, workspace: directory },
    runner: { os: 'Linux', arch: 'X64', temp: directory },
    secrets: { GITHUB_TOKEN: '' },
    vars: {},
    inputs: {},
    matrix: {},
  };
  return { known, event: github.event };
}

async function nextRunNumber(directory: string): Promise<number> {
  const file = join(directory, 'run-number');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  await writeFile(file, String(last + 1));
  return last + 1;
}

interface Situation {
  readonly commit: string;
  readonly uncommitted: string;
  readonly options: Options;
  readonly account: LocalAccount;
  readonly signal: AbortSignal;
  readonly tell: Tell;
  /** The event as GitHub would describe it. */
  readonly payload: unknown;
}

async function surroundings(directory: string, situation: Situation): Promise<Parameters<typeof runWorkflow>[2]> {
  const { options, account, signal, tell, commit, uncommitted, payload } = situation;
  const overlay = join(directory, 'overlay');
  const broken = options.failAt === undefined ? undefined : await layBreakage(options.failAt, root, overlay);
  const missing = await withoutTerraform(process.env, join(directory, 'terraform-probe'));
  const keys = await signingKeys(directory);
  const eventFile = join(directory, 'event.json');
  await writeFile(eventFile, JSON.stringify(payload));
  return {
    directory,
    environment: {
      ...withoutAws(process.env),
      ...keys,
      GITHUB_EVENT_PATH: eventFile,
      ...githubVariables(options, commit, await readFile(join(directory, 'run-number'), 'utf8')),
    },
    actions: actionsOn({
      repository: root,
      commit,
      uncommitted,
      branch: options.isPullRequest ? undefined : options.branch,
      overlayFor: (job) => (job === broken ? overlay : undefined),
      artifacts: join(directory, 'artifacts'),
      caches: join(directory, 'caches'),
      aws: account.environment,
      withoutTerraform: missing,
    }),
    impossible: impossibleWithout(missing),
    masked: [],
    only: options.only,
    tell,
    now: Date.now,
    signal,
  };
}

/** Nobody vouches for this machine to Sigstore: images are signed with a key that lives as long as the run. */
async function signingKeys(directory: string): Promise<Record<string, string>> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [signing, verifying] = [join(directory, 'signing.key'), join(directory, 'signing.pub')];
  await writeFile(signing, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(verifying, publicKey.export({ type: 'spki', format: 'pem' }));
  return { SHIP_SIGN_KEY: signing, SHIP_VERIFY_KEY: verifying };
}

function githubVariables(
  { isPullRequest, branch }: Options,
  commit: string,
  runNumber: string,
): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SHA: commit,
    GITHUB_REF: isPullRequest ? 'refs/pull/1/merge' : `refs/heads/${branch}`,
    GITHUB_REF_NAME: isPullRequest ? '1/merge' : branch,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_HEAD_REF: isPullRequest ? branch : '',
    GITHUB_BASE_REF: isPullRequest ? 'main' : '',
    GITHUB_EVENT_NAME: isPullRequest ? 'pull_request' : 'push',
    GITHUB_REPOSITORY: 'local/shipshape',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: runNumber,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
  };
}

function screenFor({ json, verbose }: Options): { readonly tell: Tell; readonly say: (line: string) => void } {
  if (json) {
    const write = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
    return { tell: write, say: (line) => write({ kind: 'said', line }) };
  }
  const isLive = process.stdout.isTTY === true;
  const hasColour = isLive && (process.env.NO_COLOR ?? '') === '';
  return {
    tell: renderer(
      { write: (text) => void process.stdout.write(text), columns: process.stdout.columns ?? 80, isLive, hasColour },
      { verbose },
    ),
    say: (line) => void process.stdout.write(`${line}\n`),
  };
}

async function conclude(
  run: FinishedRun,
  directory: string,
  { json, only }: Options,
  elapsed: number,
): Promise<number> {
  const summary = [...run.values()].map((job) => job.summary).join('\n');
  await writeFile(join(directory, 'summary.md'), summary);
  const result = resultOf(run);
  if (!json) {
    const ran = [...run].filter(([id]) => only.length === 0 || only.includes(id));
    const jobs = ran.map(([id, job]) => `${id} ${job.result}`).join(', ');
    process.stdout.write(`\n${result === 'success' ? '✔ green' : '✖ red'} after ${seconds(elapsed)}: ${jobs}\n`);
    const image = run.get('build-and-push')?.outputs;
    if (image?.image) process.stdout.write(`  image     ${image.image}\n  tags      ${image.tags ?? ''}\n`);
    process.stdout.write(
      '  summary   .shipshape/pipeline/summary.md\n  artefacts .shipshape/pipeline/artifacts\n  logs      .shipshape/pipeline/jobs/<job>/files/<step>.log\n',
    );
  }
  return result === 'success' ? 0 : 1;
}
