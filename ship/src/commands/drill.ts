import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

export interface DrillOptions extends CommonOptions {
  readonly list: boolean;
  readonly only: readonly string[];
  /** Commander's name for `--without-defence`. */
  readonly withoutDefence: boolean;
  readonly html?: string;
  readonly json: boolean;
  readonly target: 'local' | 'aws';
  readonly yes: boolean;
}

export function define(command: Command, shell: Shell): Defined<DrillOptions> {
  withCommonOptions(command)
    .option('--list', 'what there is, with what each expects and what keeps its promise', false)
    .addOption(new Option('--only <names...>', 'some of them').default([], 'all'))
    .option('--without-defence', 'the controls: each without what keeps its promise, and red', false)
    .option('--html <file>', 'a page with a chart of each')
    .addOption(
      new Option('--target <where>', 'a local stack of its own, or the environment itself: the safe ones, after asking')
        .choices(['local', 'aws'])
        .default('local'),
    )
    .option('--yes', 'do not ask before the environment itself is drilled', false)
    .option('--json', 'one line of JSON a drill instead of text', false)
    .addHelpText(
      'after',
      '\nEach drill has a local AWS of its own, with the service under load.\n\nExit codes:\n  0  every promise was kept\n  1  one was not\n  2  bad usage\n\nExamples:\n  ship drill\n  ship drill --only task-killed zone-lost --html drills.html\n  ship drill --only task-killed --without-defence\n  ship drill --target aws --env staging',
    );
  return async (options) => {
    const { runDrills } = await import('../drill/run-drills.ts');
    return runDrills(options, shell);
  };
}
