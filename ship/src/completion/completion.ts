import type { CommandDefinition } from '../commands/definitions.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

/** The completion script for a shell, from the commands' own definitions. */
export function completionFor(shell: 'bash' | 'zsh' | 'fish', commands: readonly CommandDefinition[]): string {
  switch (shell) {
    case 'bash':
      return bashCompletion(commands);
    case 'zsh':
      return zshCompletion(commands);
    case 'fish':
      return fishCompletion(commands);
    default:
      return shell satisfies never;
  }
}
