import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The commit that a run is of, and what is not committed yet. */
export interface Source {
  readonly commit: string;
  /** As `git diff --binary` prints it; empty where all is committed. */
  readonly uncommitted: string;
  readonly changedFiles: number;
}

/** Reads the working tree of a repository, files that git does not know yet included; changes nothing in it. */
export async function sourceOf(root: string): Promise<Source> {
  const git = async (...parameters: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', ['-C', root, ...parameters], { maxBuffer: 256 * 1024 * 1024 });
    return stdout;
  };
  const untracked = (await git('ls-files', '--others', '--exclude-standard', '-z')).split('\0').filter(Boolean);
  const tracked = await git('diff', '--binary', 'HEAD');
  // git diff --no-index ends with 1 where files differ, which they always do from nothing.
  const added = await Promise.all(untracked.map((file) => differenceFromNothing(root, file)));
  const changed = (await git('diff', '--name-only', 'HEAD')).split('\n').filter(Boolean);
  return {
    commit: (await git('rev-parse', 'HEAD')).trim(),
    uncommitted: [tracked, ...added].join(''),
    changedFiles: changed.length + untracked.length,
  };
}

async function differenceFromNothing(root: string, file: string): Promise<string> {
  try {
    await promisify(execFile)('git', ['-C', root, 'diff', '--binary', '--no-index', '/dev/null', file]);
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
