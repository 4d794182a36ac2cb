import type { CommandDefinition, OptionDefinition } from '../commands/definitions.ts';
import { exitCodes } from '../exit-codes.ts';

/** docs/reference/ship-commands.md, made of the commands' own definitions. */
export function commandsPage(commands: readonly CommandDefinition[]): string {
  return `# Commands of ship

Made from the code by \`npm run reference -w ship\`; a test fails when it is out of date. \`--debug\` before or after any
command shows the stack trace of a failure. Colours follow the terminal, \`NO_COLOR\` and \`FORCE_COLOR\`.

| command | what it does |
| --- | --- |
${commands.map(({ name, summary }) => `| [\`ship ${name}\`](#ship-${name}) | ${summary} |`).join('\n')}

## Exit codes

| code | meaning |
| --- | --- |
${exitCodes.map(({ code, meaning }) => `| ${code} | ${meaning} |`).join('\n')}

Commands that neither deploy nor roll back end with 0, 2, or what their own help says.
${commands.map(section).join('')}`;
}

function section({ name, summary, arguments: given, options, notes }: CommandDefinition): string {
  const usage = ['ship', name, ...given.map(({ term }) => term), ...(options.length > 0 ? ['[options]'] : [])].join(
    ' ',
  );
  const rows = [
    ...given.map(({ term, description, choices }) => row(term, description, undefined, choices)),
    ...options.map((option) => row(option.flags, option.description, option.default, option.choices)),
  ];
  const table = rows.length === 0 ? '' : `\n| option | meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
  return `\n## ship ${name}\n\n${sentence(summary)}\n\n\`\`\`sh\n${usage}\n\`\`\`\n${table}${notes === '' ? '' : `\n\`\`\`text\n${notes}\n\`\`\`\n`}`;
}

function row(
  term: string,
  description: string,
  value: OptionDefinition['default'],
  choices: readonly string[],
): string {
  const allowed = choices.length === 0 ? '' : ` One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
  const preset = value === undefined ? '' : ` Default: \`${value}\`.`;
  return `| \`${term.replaceAll('|', '\\|')}\` | ${inCell(sentence(description))}${allowed}${preset} |`;
}

function sentence(text: string): string {
  const started = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.)]$/.test(started) ? started : `${started}.`;
}

/** In a table a bar would end the cell, and `<name>` would be taken for HTML. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
