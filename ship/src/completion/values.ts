import type { CommandDefinition, OptionDefinition } from '../commands/definitions.ts';

/** What may follow an option, for a shell that completes it. */
export type Values =
  | { readonly kind: 'none' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'environments' }
  | { readonly kind: 'files' }
  | { readonly kind: 'directories' };

export function valuesOf({ name, flags, choices, takesValue }: OptionDefinition): Values {
  if (!takesValue) return { kind: 'none' };
  if (choices.length > 0) return { kind: 'choices', choices };
  if (name === '--env' || flags.includes('<environment>')) return { kind: 'environments' };
  if (flags.includes('<file>')) return { kind: 'files' };
  return flags.includes('<directory>') ? { kind: 'directories' } : { kind: 'none' };
}

/** What a command's first argument may be; empty where it takes none, or anything. */
export function argumentChoices({ arguments: [first] }: CommandDefinition): readonly string[] {
  return first?.choices ?? [];
}

/** Help is an option of every command, and of ship itself. */
export const helpOption: OptionDefinition = {
  name: '--help',
  short: '-h',
  flags: '-h, --help',
  description: 'show the help',
  default: undefined,
  takesValue: false,
  choices: [],
};

/** A text between single quotes of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
