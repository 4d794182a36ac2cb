import { Argument, type Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export function define(command: Command, shell: Shell): Defined<unknown> {
  command
    .addArgument(new Argument('<shell>', 'the shell that completes').choices(shells))
    .addHelpText(
      'after',
      '\nExamples:\n  ship completion bash >> ~/.bash_completion\n  source <(ship completion zsh)\n  ship completion fish > ~/.config/fish/completions/ship.fish',
    );
  return async () => {
    const [{ commandDefinitions }, { completionFor }] = await Promise.all([
      import('./definitions.ts'),
      import('../completion/completion.ts'),
    ]);
    const wanted = shells.find((name) => name === command.args[0]) ?? 'bash';
    shell.output.write(completionFor(wanted, await commandDefinitions(shell)));
    return exitCode.ok;
  };
}
