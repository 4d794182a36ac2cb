import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import { exitCodes } from './deploy.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, type WatchOptions, wholeNumber, withCommonOptions, withWatchOptions } from './options.ts';

interface Options extends CommonOptions, WatchOptions {
  readonly to?: number;
  readonly breakLock?: string;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withWatchOptions(withCommonOptions(command))
    .addOption(
      new Option('--to <revision>', 'a revision of the task definition (default: the last good one)').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .option('--break-lock <id>', 'take the lock of that id or owner, though its run may live')
    .addHelpText('after', exitCodes)
    .addHelpText('after', '\nExamples:\n  ship rollback\n  ship rollback --to 12');
  return async (options) => {
    const [{ carryOut, surroundingsOf }, { contractOf, openContext }, { rollBack }] = await Promise.all([
      import('./surroundings.ts'),
      import('./context.ts'),
      import('../deployment/rollback.ts'),
    ]);
    return carryOut(
      async ({ report }, signal) => {
        const context = await openContext(options, shell);
        const around = surroundingsOf(context, await contractOf(context), options, { report, signal });
        return rollBack(around, options.to);
      },
      options,
      shell,
      undefined,
      'rollback',
    );
  };
}
