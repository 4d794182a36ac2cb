import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

export interface DrillOptions {
  readonly list: boolean;
  readonly only: readonly string[];
  /** Commander's name for `--without-defence`. */
  readonly withoutDefence: boolean;
  readonly html?: string;
  readonly json: boolean;
  readonly env: string;
}

export function define(command: Command, shell: Shell): Defined<DrillOptions> {
  command
    .option('--list', 'what there is, with what each expects and what keeps its promise', false)
    .option('--only <names...>', 'some of them', [])
    .option('--without-defence', 'the controls: each without what keeps its promise, and red', false)
    .option('--html <file>', 'a page with a chart of each')
    .option('--env <name>', 'whose settings the local stack has', 'dev')
    .option('--json', 'one line of JSON a drill instead of text', false)
    .addHelpText(
      'after',
      '\nEach drill has a local AWS of its own, with the service under load.\n\nExit codes:\n  0  every promise was kept\n  1  one was not\n  2  bad usage\n\nExamples:\n  ship drill\n  ship drill --only task-killed zone-lost --html drills.html\n  ship drill --only task-killed --without-defence',
    );
  return async (options) => {
    const { runDrills } = await import('../drill/run-drills.ts');
    return runDrills(options, shell);
  };
}
