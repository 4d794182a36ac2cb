import type { CommandDefinition } from '../commands/definitions.ts';
import { argumentChoices, helpOption, quoted, valuesOf } from './values.ts';

/** Completion for bash, also the 3.2 of macOS. */
export function bashCompletion(commands: readonly CommandDefinition[]): string {
  return `# Completion of ship for bash: source <(ship completion bash)
_ship_environments() {
  local folder=$PWD file
  while [ -n "$folder" ] && [ ! -d "$folder/terraform/environments" ]; do folder=\${folder%/*}; done
  for file in "$folder"/terraform/environments/*.tfvars.json; do
    [ -e "$file" ] && file=\${file##*/} && printf '%s\\n' "\${file%.tfvars.json}"
  done
}

_ship() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' word at
  COMPREPLY=()
  # Bash counts the = of --env=dev as a word of its own.
  if [ "$current" = '=' ]; then current=''; elif [ "$previous" = '=' ]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    case $word in -*) ;; *) command=$word; break ;; esac
  done
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), 'help', '--help', '--debug'].join(' '))} -- "$current"))
    return
  fi
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case $command in
${commands.map(optionCase).join('\n')}
    help) COMPREPLY=($(compgen -W ${quoted(commands.map(({ name }) => name).join(' '))} -- "$current")) ;;
  esac
}

complete -F _ship ship
`;
}

function valueCases({ name, options }: CommandDefinition): readonly string[] {
  return options.flatMap((option) => {
    if (!option.takesValue) return [];
    const names = [option.name, ...(option.short === undefined ? [] : [option.short])];
    const pattern = names.map((each) => quoted(`${name} ${each}`)).join(' | ');
    return [`    ${pattern}) ${generatorOf(valuesOf(option))}return ;;`];
  });
}

function generatorOf(values: ReturnType<typeof valuesOf>): string {
  const reply = (generate: string): string => `COMPREPLY=($(compgen ${generate} -- "$current")); `;
  switch (values.kind) {
    case 'none':
      return '';
    case 'choices':
      return reply(`-W ${quoted(values.choices.join(' '))}`);
    case 'environments':
      return reply('-W "$(_ship_environments)"');
    case 'files':
      return reply('-f');
    case 'directories':
      return reply('-d');
    default:
      return values satisfies never;
  }
}

function optionCase(command: CommandDefinition): string {
  const words = [...argumentChoices(command), ...[...command.options, helpOption].map(({ name }) => name)];
  return `    ${command.name}) COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$current")) ;;`;
}
