/** `npm run release:notes -- [--tag v1.2.3] [--out FILE]`: notes from the commits since the tag before; `--next` the version that they ask for. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Commit, nextVersion, notesOf, parseCommit } from './notes.ts';

const { values } = parseArgs({
  options: { tag: { type: 'string' }, out: { type: 'string' }, next: { type: 'boolean', default: false } },
});
const until = values.tag ?? 'HEAD';
const before = tagBefore(until);
const commits = commitsIn(before === undefined ? until : `${before}..${until}`);

if (values.next) {
  const next = nextVersion(before ?? '0.0.0', commits);
  process.stdout.write(next === undefined ? 'nothing to release\n' : `v${next}\n`);
} else if (values.out === undefined) {
  process.stdout.write(notesOf(commits));
} else {
  writeFileSync(values.out, notesOf(commits));
  process.stdout.write(`${commits.length} commits since ${before ?? 'the beginning'}: ${values.out}\n`);
}

function tagBefore(place: string): string | undefined {
  try {
    return git('describe', '--tags', '--abbrev=0', '--match', 'v*', `${place}^`).trim();
  } catch {
    return undefined;
  }
}

function commitsIn(range: string): readonly Commit[] {
  return git('log', '--no-merges', '--format=%H%x00%B%x01', range)
    .split('\u0001')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const [hash = '', message = ''] = entry.split('\0');
      const commit = parseCommit(hash, message.trim());
      return commit === undefined ? [] : [commit];
    });
}

function git(...parameters: readonly string[]): string {
  return execFileSync('git', parameters, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
