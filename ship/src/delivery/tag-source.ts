import { Failure } from '../failure.ts';
import type { RunGit } from '../image/index.ts';
import type { TagSource } from './tags.ts';

/**
 * What GitHub Actions says of its run, else what git says.
 *
 * @throws Failure `no-commit` where neither knows a commit
 */
export async function tagSource(environment: NodeJS.ProcessEnv, directory: string, git: RunGit): Promise<TagSource> {
  const { GITHUB_SHA = '', GITHUB_REF_NAME = '', GITHUB_HEAD_REF = '', GITHUB_RUN_NUMBER = '' } = environment;
  const isFull = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);
  const commit = isFull(GITHUB_SHA) ? GITHUB_SHA : ((await git(['rev-parse', 'HEAD'], directory)) ?? '').trim();
  if (!isFull(commit)) {
    throw new Failure({ code: 'no-commit', what: 'there is no commit to name tags after', where: directory });
  }
  // On a pull request the ref is `7/merge`; the branch is its head.
  const named = GITHUB_HEAD_REF === '' ? GITHUB_REF_NAME : GITHUB_HEAD_REF;
  const current = named === '' ? ((await git(['branch', '--show-current'], directory)) ?? '').trim() : named;
  return {
    branch: current === '' ? undefined : current,
    commit,
    runNumber: GITHUB_RUN_NUMBER === '' ? undefined : GITHUB_RUN_NUMBER,
    mainBranch: 'main',
  };
}
