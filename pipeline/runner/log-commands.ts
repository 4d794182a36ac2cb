/** What a line of a step's output is to GitHub. */
export type LogLine =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'annotation';
      readonly level: 'error' | 'warning' | 'notice';
      readonly title: string | undefined;
      readonly message: string;
    }
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'end of group' }
  | { readonly kind: 'mask'; readonly value: string };

/**
 * Reads the lines of a step one after the other, and minds `::stop-commands::`.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function logReader(): (line: string) => LogLine {
  let resumedBy: string | undefined;
  return (line) => {
    const match = /^::([a-z-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line);
    if (match === null) {
      if (resumedBy !== undefined && line === `::${resumedBy}::`) resumedBy = undefined;
      return { kind: 'text', text: line };
    }
    const [, command = '', properties = '', value = ''] = match;
    if (resumedBy !== undefined) {
      if (command === resumedBy) resumedBy = undefined;
      return { kind: 'text', text: line };
    }
    switch (command) {
      case 'error':
      case 'warning':
      case 'notice':
        return { kind: 'annotation', level: command, title: titleIn(properties), message: unescaped(value) };
      case 'group':
        return { kind: 'group', title: value };
      case 'endgroup':
        return { kind: 'end of group' };
      case 'add-mask':
        return { kind: 'mask', value: unescaped(value) };
      case 'stop-commands':
        resumedBy = value;
        return { kind: 'text', text: line };
      default:
        return { kind: 'text', text: line };
    }
  };
}

function titleIn(properties: string): string | undefined {
  const title = properties.split(',').find((property) => property.trim().startsWith('title='));
  return title === undefined ? undefined : unescaped(title.trim().slice('title='.length));
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
