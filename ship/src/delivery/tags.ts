import { isTag } from '../image/index.ts';

/** What tags are made of. */
export interface TagSource {
  /** Undefined where the commit is on none (a detached head). */
  readonly branch: string | undefined;
  /** The full commit. */
  readonly commit: string;
  /** Of the pipeline's run; undefined outside of one. */
  readonly runNumber: string | undefined;
  /** The branch whose images are `latest`. */
  readonly mainBranch: string;
}

/** Longest tag less room for a hyphen and seven digits. */
const longestBranch = 120;

/**
 * An image's tags (row A23): `<branch>-<sha7>`, the short commit, the run's number, the branch, and `latest` on the main
 * branch. The first stays with its image for good; the branch and `latest` move on.
 */
export function tagsFor({ branch, commit, runNumber, mainBranch }: TagSource): readonly string[] {
  const short = commit.slice(0, 7);
  const name = branch === undefined ? undefined : tagOf(branch);
  const tags = [
    ...(name === undefined ? [] : [`${name}-${short}`]),
    short,
    ...(runNumber === undefined ? [] : [runNumber]),
    ...(name === undefined ? [] : [name]),
    ...(branch === mainBranch ? ['latest'] : []),
  ];
  return [...new Set(tags)].filter(isTag);
}

/** `feature/Login!` becomes `feature-Login`. */
function tagOf(branch: string): string | undefined {
  const name = branch
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, longestBranch)
    .replace(/[.-]+$/, '');
  return name === '' ? undefined : name;
}
