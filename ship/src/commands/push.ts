import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import { type BuildOptions, withBuildOptions } from './build-options.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends BuildOptions, CommonOptions {
  readonly tag: readonly string[];
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(withBuildOptions(command))
    .option('--tag <tag...>', 'more tags besides the version', [])
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText('after', '\nExample:\n  ship push --app-version 1.1.0 --tag latest');
  return async (options) => {
    const [{ withBuilt }, { contractOf, openContext }, { pushBuilt }] = await Promise.all([
      import('./build-image.ts'),
      import('./context.ts'),
      import('../delivery/push-built.ts'),
    ]);
    const context = await openContext(options, shell);
    const { repository } = await contractOf(context);
    const pushed = await withBuilt(options, shell, async (built) => ({
      ...(await pushBuilt(context.clients, built, repository.uri, options.tag)),
      version: built.version,
    }));
    shell.output.write(
      options.json
        ? `${JSON.stringify(pushed)}\n`
        : `${pushed.reference}\nversion ${pushed.version}, ${pushed.sentBytes} bytes sent\n`,
    );
    return exitCode.ok;
  };
}
