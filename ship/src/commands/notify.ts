import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type NotifyOptions, withNotifyOptions } from './notify-options.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions, NotifyOptions {
  readonly test: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withNotifyOptions(withCommonOptions(command))
    .option('--test', 'send each target a message, and say whether it took it', false)
    .addHelpText(
      'after',
      '\nExit codes:\n  0  every target took the message, or they are only listed\n  2  bad usage, or a target that did not take it\n\nExamples:\n  ship notify\n  ship notify --test --notify slack:SLACK_WEBHOOK_URL\n  ship notify --test --notify webhook:ssm:/app/dev/hook --notify-key secret:hook-key',
    );
  return async (options) => {
    const { showTargets, testTargets } = await import('./notify-targets.ts');
    const isGood = options.test ? await testTargets(options, shell) : await showTargets(options, shell);
    return isGood ? exitCode.ok : exitCode.usage;
  };
}
