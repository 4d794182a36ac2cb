import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly json: boolean;
  readonly watch: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--json', 'one line of JSON instead of text', false)
    .option('--watch', 'show it anew until Ctrl-C', false)
    .addHelpText(
      'after',
      '\nTimes are UTC.\n\nExit codes:\n  0  shown\n  2  bad usage or configuration, or AWS cannot be asked\n\nExamples:\n  ship status --env staging\n  ship status --watch',
    );
  return async ({ json, watch, ...options }) => {
    const [
      { contractOf, openContext, pollingInterval },
      { standingOf },
      { statusLines },
      { painter },
      { watchStatus },
      { contractParameter },
      { systemClock },
    ] = await Promise.all([
      import('./context.ts'),
      import('../status/standing.ts'),
      import('../report/status-lines.ts'),
      import('../report/output.ts'),
      import('../status/watch-status.ts'),
      import('../contract/contract.ts'),
      import('../clock.ts'),
    ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const paint = painter(shell.output.hasColour);
    const look = async (): Promise<readonly string[]> => {
      const standing = await standingOf(context.clients, contract, contractParameter(context.app, context.environment));
      return json
        ? [JSON.stringify({ v: 1, type: 'status', ...standing })]
        : statusLines(standing, paint, systemClock.now());
    };
    if (watch) await watchStatus(look, shell, Math.max(1_000, pollingInterval(context.connection)));
    else shell.output.write(`${(await look()).join('\n')}\n`);
    return exitCode.ok;
  };
}
