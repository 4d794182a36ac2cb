import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly rollback: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--rollback', 'go back instead of on', false)
    .addHelpText(
      'after',
      '\nExit codes:\n  0  ECS goes on, or back\n  2  bad usage, or no deployment waits\n\nExamples:\n  ship continue\n  ship continue --rollback --env prod',
    );
  return async (options) => {
    const [{ contractOf, openContext }, { continueDeployment }] = await Promise.all([
      import('./context.ts'),
      import('../aws/continue-deployment.ts'),
    ]);
    const context = await openContext(options, shell);
    const stage = await continueDeployment(
      context.clients,
      await contractOf(context),
      options.rollback ? 'ROLLBACK' : 'CONTINUE',
    );
    shell.output.write(
      `${options.rollback ? 'Going back' : 'Going on'} from ${stage}; see it with ship status --watch\n`,
    );
    return exitCode.ok;
  };
}
