import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { LogLine } from '../logs/log-source.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, timeSpan, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly follow: boolean;
  /** Milliseconds. */
  readonly since: number;
  readonly task?: string;
  readonly filter?: string;
  /** Undefined: where people read. */
  readonly pretty?: boolean;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--follow', 'go on for new lines until Ctrl-C', false)
    .addOption(new Option('--since <span>', 'how far back').argParser(timeSpan).default(600_000, '10m'))
    .option('--task <id>', 'only the tasks whose id begins so')
    .option('--filter <pattern>', "only lines that match, in CloudWatch Logs' pattern syntax")
    .option('--pretty', 'lines of JSON for people (default: on a terminal)')
    .option('--no-pretty', 'lines as they were written (default: in a pipe)')
    .option('--json', 'a line of JSON for each', false)
    .addHelpText(
      'after',
      `\nExit codes:\n  0  shown, even where there is none\n  2  bad usage or configuration, or AWS cannot be asked\n\nExamples:\n  ship logs --follow --since 1h --task 1a2b3c4d\n  ship logs --filter '{ $.level = "error" }'\n  ship logs --since 1d --json | jq -r .message`,
    );
  return async ({ follow, since, task, filter, pretty, json, ...options }) => {
    const [
      { contractOf, openContext, pollingInterval },
      { logSource },
      { readLog },
      line,
      { painter },
      { systemClock },
    ] = await Promise.all([
      import('./context.ts'),
      import('../aws/log-events.ts'),
      import('../logs/read.ts'),
      import('../logs/line.ts'),
      import('../report/output.ts'),
      import('../clock.ts'),
    ]);
    const context = await openContext(options, shell);
    const { logGroup } = await contractOf(context);
    const signal = shell.interruption();
    const paint = painter(shell.output.hasColour);
    const reading = {
      since: Math.max(0, systemClock.now() - since),
      follow,
      interval: pollingInterval(context.connection),
      clock: systemClock,
      signal,
    };
    try {
      for await (const lines of readLog(logSource(context.clients, logGroup, { pattern: filter }), reading)) {
        const wanted = lines.filter(({ stream }) => task === undefined || line.taskOfStream(stream).startsWith(task));
        const render = (each: LogLine): string =>
          json ? line.logLineAsJson(each) : line.renderLogLine(each, paint, pretty ?? shell.output.isInteractive);
        shell.output.write(wanted.map((each) => `${render(each)}\n`).join(''));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return exitCode.ok;
  };
}
