import type { CommandDefinition, OptionDefinition } from '../commands/definitions.ts';
import { argumentChoices, helpOption, quoted, valuesOf } from './values.ts';

/** Completion for zsh: to be sourced, or as a file _ship in a folder of fpath. */
export function zshCompletion(commands: readonly CommandDefinition[]): string {
  return `#compdef ship
# Completion of ship for zsh: source <(ship completion zsh)
_ship_environments() {
  local folder=$PWD
  while [[ -n $folder && ! -d $folder/terraform/environments ]]; do folder=\${folder%/*}; done
  local -a environments
  environments=($folder/terraform/environments/*.tfvars.json(N:t))
  compadd -- \${environments%.tfvars.json}
}

_ship() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}

if [[ $funcstack[1] == _ship ]]; then _ship "$@"; else compdef _ship ship; fi
`;
}

function commandCase(command: CommandDefinition): string {
  const choices = argumentChoices(command);
  const specs = [
    ...[...command.options, helpOption].map(optionSpec),
    ...(choices.length === 0 ? [] : [quoted(`1:value:(${choices.join(' ')})`)]),
  ];
  return `    ${command.name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpec(option: OptionDefinition): string {
  const words = option.description.replaceAll(/[[\]\\:]/g, '\\$&');
  return quoted(`${option.name}[${words}]${option.takesValue ? `:value:${actionOf(valuesOf(option))}` : ''}`);
}

function actionOf(values: ReturnType<typeof valuesOf>): string {
  switch (values.kind) {
    case 'none':
      return ' ';
    case 'choices':
      return `(${values.choices.join(' ')})`;
    case 'environments':
      return '_ship_environments';
    case 'files':
      return '_files';
    case 'directories':
      return '_files -/';
    default:
      return values satisfies never;
  }
}
