import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

interface Options {
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .option('--json', 'a JSON list instead of lines', false)
    .addHelpText(
      'after',
      '\n<branch>-<commit>, commit, run number, branch, and on main latest; from GitHub Actions, else from git.\n\nExample:\n  ship tags',
    );
  return async ({ json }) => {
    const [{ tagsFor }, { tagSource }, { runGit }] = await Promise.all([
      import('../delivery/tags.ts'),
      import('../delivery/tag-source.ts'),
      import('../image/index.ts'),
    ]);
    const tags = tagsFor(await tagSource(shell.environment, shell.directory, runGit));
    shell.output.write(json ? `${JSON.stringify(tags)}\n` : `${tags.join('\n')}\n`);
    return exitCode.ok;
  };
}
