/** `npm run github -- summary|comment|issue|release`: what the workflows write on GitHub, each thing once and kept up to date. */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GitHubRefusal, githubApi } from './api.ts';
import { keepComment, keepIssue, makeRelease } from './kept-up-to-date.ts';

const usage = `Usage: npm run github -- summary --file <markdown>                      on the page of the run
       npm run github -- comment --about <what> --file <markdown>      on the pull request of the event
       npm run github -- issue --about <what> --file <markdown> [--over true]
       npm run github -- release --tag <tag> --file <markdown> [--attach <folder>]

Needs GITHUB_TOKEN, GITHUB_REPOSITORY, and for a comment GITHUB_EVENT_PATH; GitHub Actions sets the last two.`;

class UsageError extends Error {}

try {
  process.stdout.write(`${await carryOut()}\n`);
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof GitHubRefusal)) throw error;
  process.stderr.write(`github: ${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function carryOut(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      about: { type: 'string', default: '' },
      file: { type: 'string', default: '' },
      over: { type: 'string', default: 'false' },
      tag: { type: 'string', default: '' },
      attach: { type: 'string' },
    },
  });
  const [act = ''] = positionals;
  if (values.file === '') throw new UsageError(`--file is missing\n${usage}`);
  if (!existsSync(values.file)) throw new UsageError(`there is no ${values.file}: the step that writes it has failed`);
  const text = readFileSync(values.file, 'utf8');
  switch (act) {
    case 'summary': {
      const { GITHUB_STEP_SUMMARY: page = '' } = process.env;
      if (page !== '') appendFileSync(page, `${text}\n`);
      return page === '' ? text : `on the run's page: ${values.file}`;
    }
    case 'comment': {
      const number = pullRequest();
      return `comment ${await keepComment(api(), number, values.about, text)} on pull request ${number}`;
    }
    case 'issue': {
      // An empty report of something that is not over: whoever was to write it has failed.
      const report = values.over === 'true' ? '' : text.trim() || 'It could not be told: see the run.';
      return `issue about ${values.about}: ${await keepIssue(api(), values.about, report)}`;
    }
    case 'release':
      return `released: ${await makeRelease(api(), values.tag, text, filesIn(values.attach))}`;
    default:
      throw new UsageError(`there is no ${JSON.stringify(act)}\n${usage}`);
  }
}

function api() {
  const { GITHUB_TOKEN: token = '', GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: url } = process.env;
  if (token === '' || repository === '') throw new UsageError(`GITHUB_TOKEN or GITHUB_REPOSITORY is not set\n${usage}`);
  return githubApi({ url: url ?? 'https://api.github.com', token, repository });
}

function pullRequest(): number {
  const { GITHUB_EVENT_PATH: path = '' } = process.env;
  const event: unknown = path === '' ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  const number = typeof event === 'object' && event !== null && 'number' in event ? event.number : undefined;
  if (typeof number !== 'number') throw new UsageError('the event is no pull request (GITHUB_EVENT_PATH)');
  return number;
}

function filesIn(folder: string | undefined): ReadonlyMap<string, Uint8Array> {
  if (folder === undefined) return new Map();
  return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}
