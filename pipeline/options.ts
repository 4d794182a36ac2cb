import { parseArgs } from 'node:util';
import type { Event } from './workflow/event.ts';

export interface Options {
  readonly workflow: string;
  /** The branch that is pushed to, or that a pull request wants to merge into main. */
  readonly branch: string;
  readonly isPullRequest: boolean;
  readonly failAt: string | undefined;
  readonly only: readonly string[];
  readonly json: boolean;
  readonly verbose: boolean;
}

/** What was asked for is not there; told in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `Usage: npm run pipeline -- [options]

Runs the jobs of .github/workflows/ci-cd.yml in order on this machine: the same steps, with a local AWS in AWS's place
and GitHub's files, variables and artefacts emulated. What it leaves is in .shipshape/pipeline.

Options:
  --branch <name>    as if that branch were pushed to (default: main)
  --pull-request     as if a pull request of that branch into main were opened
  --only <job>       only this job, as if those before it had succeeded; may be given again
  --fail-at <job>    breaks what that job works on, to see what a failure does
  --verbose          every line of every step
  --json             what happens as lines of JSON
  --help             this text

Exit codes: 0 green, 1 red, 2 bad usage

Examples:
  npm run pipeline
  npm run pipeline -- --fail-at deploy
  npm run pipeline -- --pull-request --branch feature/login`;

const ciCd = '.github/workflows/ci-cd.yml';

/** @throws UsageError for what it does not know */
export function parseOptions(given: readonly string[]): Options | 'help' {
  let values: ReturnType<typeof read>;
  try {
    values = read(given);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('. ')[0] : error}; see --help`);
  }
  if (values.help) return 'help';
  return {
    workflow: ciCd,
    branch: values.branch ?? (values['pull-request'] ? 'feature/change' : 'main'),
    isPullRequest: values['pull-request'],
    failAt: values['fail-at'],
    only: values.only,
    json: values.json,
    verbose: values.verbose,
  };
}

function read(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    options: {
      branch: { type: 'string' },
      'pull-request': { type: 'boolean', default: false },
      'fail-at': { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

/** The event that the options stand for. */
export function eventOf({ isPullRequest, branch }: Options, sha: string): Event {
  return isPullRequest
    ? { name: 'pull_request', number: 1, head: branch, base: 'main', sha }
    : { name: 'push', ref: `refs/heads/${branch}`, sha };
}
