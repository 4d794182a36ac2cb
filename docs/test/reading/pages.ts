import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../..', import.meta.url));

export interface Page {
  /** From the repository's root on. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** Every Markdown file that is in the repository, or will be with the next commit. */
export const pages: readonly Page[] = execFileSync(
  'git',
  ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```/gms)].map(([, indent = '', language = '', block = '']) => ({
    language,
    text: block
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n'),
  }));
}

/** What stands in backticks in the prose. */
export function inlineCodeOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^( *)```.*?^\1```/gms, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'));
}
