import { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { commandEntries } from './index.ts';

/** An option as its command defines it. */
export interface OptionDefinition {
  /** `--env`; every option has a long name. */
  readonly name: string;
  readonly short: string | undefined;
  /** As the help shows it: `--env <name>`. */
  readonly flags: string;
  readonly description: string;
  /** Of `--no-papers`: nothing; undefined where there is no default that needs saying. */
  readonly default: string | undefined;
  readonly takesValue: boolean;
  /** The only values there are; empty where anything may be given. */
  readonly choices: readonly string[];
}

export interface ArgumentDefinition {
  /** `<shell>` or `[command...]`. */
  readonly term: string;
  readonly description: string;
  readonly choices: readonly string[];
}

/** A command with everything that its help says. */
export interface CommandDefinition {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  /** What the help says below the options: exit codes, examples. */
  readonly notes: string;
}

/** Every command of ship with its options, from the definitions that parse the command line. */
export function commandDefinitions(shell: Shell): Promise<readonly CommandDefinition[]> {
  return Promise.all(
    commandEntries(() => {}).map(async (entry) => {
      const command = new Command(entry.name).description(entry.summary);
      let help = '';
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      await entry.define(command, shell, []);
      command.outputHelp();
      return {
        name: entry.name,
        summary: entry.summary,
        arguments: command.registeredArguments.map((argument) => ({
          term: argument.required ? `<${argument.name()}${dots(argument)}>` : `[${argument.name()}${dots(argument)}]`,
          description: argument.description,
          choices: argument.argChoices ?? [],
        })),
        options: command.options.map((option) => ({
          name: option.long ?? option.flags,
          short: option.short,
          flags: option.flags,
          description: option.description,
          default: defaultOf(option.defaultValue, option.defaultValueDescription),
          takesValue: option.required || option.optional,
          choices: option.argChoices ?? [],
        })),
        notes: help.slice(command.helpInformation().length).trim(),
      };
    }),
  );
}

function dots({ variadic }: { readonly variadic: boolean }): string {
  return variadic ? '...' : '';
}

/** That a switch is off and a list empty unless they are given needs no saying. */
function defaultOf(value: unknown, description: string | undefined): string | undefined {
  if (description !== undefined) return description;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return undefined;
}
