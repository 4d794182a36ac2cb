/** What stands for a Lambda function on this machine: a URL that is asked, or a command that is run. */
export type LocalFunction =
  | { readonly kind: 'url'; readonly url: URL }
  | { readonly kind: 'command'; readonly program: string; readonly arguments: readonly string[] };

export type ParsedFunction =
  | { readonly kind: 'function'; readonly name: string; readonly target: LocalFunction }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads `NAME=http://127.0.0.1:9000/path` or `NAME=program argument …`. The name is the function's, as in its ARN; the
 * URL must be on this machine; a command's words are divided by spaces and run without a shell.
 */
export function parseFunction(text: string): ParsedFunction {
  const refused = (reason: string): ParsedFunction => ({ kind: 'refused', reason });
  const mark = text.indexOf('=');
  const name = text.slice(0, Math.max(mark, 0));
  const value = text.slice(mark + 1).trim();
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name) || value === '') {
    return refused('NAME=URL or NAME=COMMAND, a name of letters, digits, hyphens and underscores');
  }
  if (!/^https?:\/\//.test(value)) {
    const [program = '', ...rest] = value.split(/\s+/);
    return { kind: 'function', name, target: { kind: 'command', program, arguments: rest } };
  }
  const url = URL.parse(value);
  if (!url) return refused(`a URL that can be read, not ${value}`);
  const isHere = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
  return isHere ? { kind: 'function', name, target: { kind: 'url', url } } : refused('a URL on this machine');
}
