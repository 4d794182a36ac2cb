/**
 * Commands to the runner of GitHub Actions, which it reads from a step's lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export interface Workflow {
  /** Marks the run with an error, or a warning, of one title and one message. */
  annotate(level: 'error' | 'warning' | 'notice', title: string, message: string): void;
  /** What is written from here on is folded away under a title, until the group ends. */
  group(title: string): void;
  endGroup(): void;
}

export function workflowTo(write: (text: string) => void): Workflow {
  return {
    annotate: (level, title, message) => write(`::${level} title=${property(title)}::${data(message)}\n`),
    group: (title) => write(`::group::${data(title)}\n`),
    endGroup: () => write('::endgroup::\n'),
  };
}

/** Whether this is a step of GitHub Actions. */
export function isGithubActions({ GITHUB_ACTIONS }: NodeJS.ProcessEnv): boolean {
  return GITHUB_ACTIONS === 'true';
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Text in which the runner finds no command, whatever it quotes: neither `::error::` at the beginning of a line nor the
 * older `##[error]`, which counts anywhere in one. Lines of JSON keep their meaning.
 */
export function withoutCommands(text: string): string {
  return text
    .replaceAll(/^(\s*):(?=:)/gm, '$1: ')
    .replaceAll('##[', (found, at: number) => (isInJson(text, at) ? '#\\u0023[' : found.replace('##', '# #')));
}

function isInJson(text: string, at: number): boolean {
  return text.startsWith('{', text.lastIndexOf('\n', at) + 1);
}
