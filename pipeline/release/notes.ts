/** A commit as its subject and body say by Conventional Commits 1.0. */
export interface Commit {
  readonly hash: string;
  readonly type: string;
  readonly scope: string | undefined;
  readonly description: string;
  /** What breaks; undefined where nothing does. */
  readonly breaking: string | undefined;
}

/** @see https://www.conventionalcommits.org/en/v1.0.0/ */
export function parseCommit(hash: string, message: string): Commit | undefined {
  const [subject = '', ...body] = message.split('\n');
  const match = /^([a-z]+)(?:\(([^)]+)\))?(!)?: (.+)$/.exec(subject);
  if (match === null) return undefined;
  const [, type = '', scope, isMarked, description = ''] = match;
  const footer = /^BREAKING[ -]CHANGE: (.+)$/m.exec(body.join('\n'))?.[1];
  return { hash, type, scope, description, breaking: footer ?? (isMarked === undefined ? undefined : description) };
}

const chapters = [
  ['feat', 'New'],
  ['fix', 'Mended'],
  ['perf', 'Faster'],
  ['docs', 'Documentation'],
] as const;

/** Release notes as Markdown: what breaks first, then by kind and room; kinds that users do not notice are left out. */
export function notesOf(commits: readonly Commit[]): string {
  const breaking = commits.flatMap((commit) =>
    commit.breaking === undefined ? [] : [`- ${scoped(commit)}${commit.breaking} (${short(commit)})`],
  );
  const sections = chapters.flatMap(([type, title]) => {
    const lines = commits
      .filter((commit) => commit.type === type)
      .toSorted((one, other) => (one.scope ?? '').localeCompare(other.scope ?? ''))
      .map((commit) => `- ${scoped(commit)}${commit.description} (${short(commit)})`);
    return lines.length === 0 ? [] : [`## ${title}\n\n${lines.join('\n')}`];
  });
  const all = [...(breaking.length === 0 ? [] : [`## What breaks\n\n${breaking.join('\n')}`]), ...sections];
  return all.length === 0 ? 'Nothing that users notice.\n' : `${all.join('\n\n')}\n`;
}

/** The version after `current` that Semantic Versioning asks for; undefined where nothing users notice has changed. */
export function nextVersion(current: string, commits: readonly Commit[]): string | undefined {
  const [major = 0, minor = 0, patch = 0] = current.replace(/^v/, '').split('.').map(Number);
  if (commits.some(({ breaking }) => breaking !== undefined)) {
    return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  }
  if (commits.some(({ type }) => type === 'feat')) return `${major}.${minor + 1}.0`;
  if (commits.some(({ type }) => type === 'fix' || type === 'perf')) return `${major}.${minor}.${patch + 1}`;
  return undefined;
}

function scoped({ scope }: Commit): string {
  return scope === undefined ? '' : `**${scope}:** `;
}

function short({ hash }: Commit): string {
  return hash.slice(0, 7);
}
