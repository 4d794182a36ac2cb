import { execFile } from 'node:child_process';

/** Runs git in a folder: what it printed, or undefined where it failed or is not installed. */
export type RunGit = (args: readonly string[], directory: string) => Promise<string | undefined>;

export const runGit: RunGit = (args, directory) =>
  new Promise((resolve) => {
    // Looking must not take the index's lock from someone who works in the same folder.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    execFile('git', args, { cwd: directory, env, maxBuffer: 16 * 1024 * 1024 }, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });

/** Where a service's source stands in its history. */
export interface SourceState {
  /** The full commit. */
  readonly commit: string;
  /** Whether the service, or the lockfile that decides on its dependencies, differs from the commit. */
  readonly isDirty: boolean;
}

/** Undefined where there is no git, no repository or no commit. */
export async function sourceState(serviceDirectory: string, git: RunGit): Promise<SourceState | undefined> {
  const commit = (await git(['rev-parse', '--verify', 'HEAD'], serviceDirectory))?.trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const paths = ['.', ':(top)package-lock.json'];
  const changes = await git(['status', '--porcelain', '--untracked-files=all', '--', ...paths], serviceDirectory);
  return { commit, isDirty: changes === undefined || changes.trim() !== '' };
}
