import { Failure } from '../failure.ts';
import type { RunGit } from '../image/index.ts';
import type { TagRef, TagSource } from './tags.ts';

/**
 * What GitHub Actions says of its run, else what git says.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws Failure `no-commit` where neither knows a commit
 */
export async function tagSource(environment: NodeJS.ProcessEnv, directory: string, git: RunGit): Promise<TagSource> {
  const { GITHUB_SHA = '', GITHUB_RUN_NUMBER = '' } = environment;
  const isFull = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);
  const commit = isFull(GITHUB_SHA) ? GITHUB_SHA : ((await git(['rev-parse', 'HEAD'], directory)) ?? '').trim();
  if (!isFull(commit)) {
    throw new Failure({
      code: 'no-commit',
      what: 'there is no commit to name tags after',
      where: directory,
      remedy: 'commit first, or set GITHUB_SHA',
    });
  }
  return {
    ref: githubRef(environment) ?? (await gitRef(directory, git)),
    commit,
    runNumber: /^\d+$/.test(GITHUB_RUN_NUMBER) ? GITHUB_RUN_NUMBER : undefined,
    mainBranch: 'main',
  };
}

/** Undefined outside of GitHub Actions. */
function githubRef(environment: NodeJS.ProcessEnv): TagRef | undefined {
  const { GITHUB_REF = '', GITHUB_REF_NAME = '', GITHUB_REF_TYPE = '', GITHUB_HEAD_REF = '' } = environment;
  const pullRequest = /^(?:refs\/pull\/)?(\d+)\/(?:merge|head)$/.exec(GITHUB_REF === '' ? GITHUB_REF_NAME : GITHUB_REF);
  // Set for pull requests alone; the ref of pull_request_target is the target branch.
  if (GITHUB_HEAD_REF !== '') {
    return {
      kind: 'pull request',
      number: pullRequest === null ? undefined : Number(pullRequest[1]),
      head: GITHUB_HEAD_REF,
    };
  }
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(GITHUB_REF) ?? [];
  if (name !== undefined) return { kind: kind === 'tags' ? 'tag' : 'branch', name };
  if (GITHUB_REF_NAME === '' || pullRequest !== null) return undefined;
  return { kind: GITHUB_REF_TYPE === 'tag' ? 'tag' : 'branch', name: GITHUB_REF_NAME };
}

async function gitRef(directory: string, git: RunGit): Promise<TagRef> {
  const branch = ((await git(['branch', '--show-current'], directory)) ?? '').trim();
  return branch === '' ? { kind: 'detached' } : { kind: 'branch', name: branch };
}
