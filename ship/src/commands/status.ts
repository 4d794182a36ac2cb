import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText('after', '\nExample:\n  ship status --env staging');
  return async (options) => {
    const [{ contractOf, openContext }, { standingOf }, { statusLines }, { painter }] = await Promise.all([
      import('./context.ts'),
      import('../status/standing.ts'),
      import('../report/status-lines.ts'),
      import('../report/output.ts'),
    ]);
    const context = await openContext(options, shell);
    const standing = await standingOf(context.clients, await contractOf(context));
    shell.output.write(
      options.json
        ? `${JSON.stringify({ v: 1, type: 'status', ...standing })}\n`
        : `${statusLines(standing, painter(shell.output.hasColour)).join('\n')}\n`,
    );
    return exitCode.ok;
  };
}
