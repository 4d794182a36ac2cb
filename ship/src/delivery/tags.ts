import { isTag } from '../image/index.ts';

/** What a commit was built for. */
export type TagRef =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  /** A pull request is never its target branch, whatever its head is called. */
  | { readonly kind: 'pull request'; readonly number: number | undefined; readonly head: string }
  /** A commit that is on no branch. */
  | { readonly kind: 'detached' };

/** What tags are made of. */
export interface TagSource {
  readonly ref: TagRef;
  /** The full commit. */
  readonly commit: string;
  /** Of the pipeline's run; undefined outside of one. */
  readonly runNumber: string | undefined;
  /** The branch whose images are `latest`. */
  readonly mainBranch: string;
}

/** Longest tag less room for a hyphen and seven digits. */
const longestName = 120;

/**
 * An image's tags (row A23): `<branch>-<sha7>`, the short commit, the run's number, the branch, and `latest` on the main
 * branch alone; a git tag's name stands in the branch's place, a pull request has `pr-<number>` besides. The first two stay
 * with their image for good; the branch, `pr-<number>` and `latest` move on.
 */
export function tagsFor({ ref, commit, runNumber, mainBranch }: TagSource): readonly string[] {
  const short = commit.slice(0, 7);
  const name = nameOf(ref);
  const tags = [
    ...(name === undefined ? [] : [`${name}-${short}`]),
    short,
    ...(runNumber === undefined ? [] : [runNumber]),
    // No other branch may take what the main one alone stands for.
    ...(name === undefined || name === 'latest' || isMainOfAnother(ref, mainBranch) ? [] : [name]),
    ...(ref.kind === 'pull request' && ref.number !== undefined ? [`pr-${ref.number}`] : []),
    ...(ref.kind === 'branch' && ref.name === mainBranch ? ['latest'] : []),
  ];
  return [...new Set(tags)].filter(isTag);
}

function nameOf(ref: TagRef): string | undefined {
  switch (ref.kind) {
    case 'branch':
    case 'tag':
      return asTag(ref.name);
    case 'pull request':
      return asTag(ref.head);
    case 'detached':
      return undefined;
    default:
      return ref satisfies never;
  }
}

/** A fork's pull request often comes from its own main branch. */
function isMainOfAnother(ref: TagRef, mainBranch: string): boolean {
  return ref.kind !== 'branch' && nameOf(ref) === asTag(mainBranch);
}

/** `feature/Login!` becomes `feature-Login`. */
function asTag(text: string): string | undefined {
  const name = text
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, longestName)
    .replace(/[.-]+$/, '');
  return name === '' ? undefined : name;
}
