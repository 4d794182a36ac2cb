import type { Clock } from '../clock.ts';
import { githubReporter } from '../report/github/reporter.ts';
import { type Reporter, reporterFor, together } from '../report/reporter.ts';
import type { Shell } from '../shell.ts';
import { notifierFor } from './notify-targets.ts';
import type { CommonOptions, WatchOptions } from './options.ts';

/**
 * Everybody who follows a deployment: the reader of stdout, GitHub Actions where ship runs there, and the targets that
 * are to be told.
 *
 * @throws Failure `invalid-target`
 */
export async function reportersFor(
  command: 'deploy' | 'rollback',
  options: CommonOptions & WatchOptions,
  shell: Shell,
  clock: Clock,
): Promise<Reporter> {
  const notifier = await notifierFor(command, options, shell);
  // JSON is read from stdout by whoever asked for it; the runner reads stderr as well.
  const workflow = options.json ? shell.workflow?.errors : shell.workflow?.output;
  return together([
    reporterFor(shell.output, { json: options.json, workflow: options.json ? undefined : workflow }, clock),
    ...(workflow === undefined ? [] : [githubReporter(shell.environment, workflow, clock)]),
    ...(notifier === undefined ? [] : [notifier]),
  ]);
}
