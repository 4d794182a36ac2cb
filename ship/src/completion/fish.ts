import type { CommandDefinition, OptionDefinition } from '../commands/definitions.ts';
import { argumentChoices, helpOption, valuesOf } from './values.ts';

/** Completion for fish: to be sourced, or as ~/.config/fish/completions/ship.fish. */
export function fishCompletion(commands: readonly CommandDefinition[]): string {
  return `# Completion of ship for fish: ship completion fish | source
function __ship_environments
    set -l folder $PWD
    while test -n "$folder"; and not test -d "$folder/terraform/environments"
        set folder (string replace -r '/[^/]*$' '' -- $folder)
    end
    for file in $folder/terraform/environments/*.tfvars.json
        string replace -r '.*/(.*)\\.tfvars\\.json$' '$1' -- $file
    end
end

complete -c ship -f
${commands.map(({ name, summary }) => `complete -c ship -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`).join('\n')}
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf(command: CommandDefinition): readonly string[] {
  const condition = `-n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
  const choices = argumentChoices(command);
  return [
    ...(choices.length === 0 ? [] : [`complete -c ship ${condition} -a ${quoted(choices.join(' '))}`]),
    ...[...command.options, helpOption].map((option) => optionLine(option, condition)),
  ];
}

function optionLine(option: OptionDefinition, condition: string): string {
  const short = option.short === undefined ? '' : ` -s ${option.short.slice(1)}`;
  const values = actionOf(valuesOf(option), option.takesValue);
  return `complete -c ship ${condition} -l ${option.name.slice(2)}${short}${values} -d ${quoted(option.description)}`;
}

function actionOf(values: ReturnType<typeof valuesOf>, takesValue: boolean): string {
  switch (values.kind) {
    case 'none':
      return takesValue ? ' -x' : '';
    case 'choices':
      return ` -x -a ${quoted(values.choices.join(' '))}`;
    case 'environments':
      return " -x -a '(__ship_environments)'";
    case 'files':
      return ' -r -F';
    case 'directories':
      return " -x -a '(__fish_complete_directories)'";
    default:
      return values satisfies never;
  }
}

/** A text between single quotes of fish, in which a backslash escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
