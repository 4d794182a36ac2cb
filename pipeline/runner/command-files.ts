/**
 * The name-and-value files through which a step hands on to later ones: GITHUB_OUTPUT, GITHUB_ENV.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 * @throws Error where a line is neither `name=value` nor the start of a `name<<DELIMITER` block that ends
 */
export function parseCommandFile(content: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lines = content.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block !== null) {
      const [, name = '', delimiter = ''] = block;
      const end = lines.indexOf(delimiter, at + 1);
      if (end === -1) throw new Error(`the value of ${name} has no end: there is no line ${delimiter}`);
      values.set(name, lines.slice(at + 1, end).join('\n'));
      at = end;
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) throw new Error(`not a name and a value: ${line}`);
    values.set(line.slice(0, equals), line.slice(equals + 1));
  }
  return values;
}
