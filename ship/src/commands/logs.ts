import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, timeSpan, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly follow: boolean;
  /** Milliseconds. */
  readonly since: number;
  readonly task?: string;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--follow', 'go on for new lines until Ctrl-C', false)
    .addOption(new Option('--since <span>', 'how far back').argParser(timeSpan).default(600_000, '10m'))
    .option('--task <id>', 'only the tasks whose id begins so')
    .addHelpText('after', '\nExample:\n  ship logs --follow --since 1h --task 1a2b3c4d');
  return async ({ follow, since, task, ...options }) => {
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
      for await (const lines of readLog(logSource(context.clients, logGroup), reading)) {
        const wanted = lines.filter(({ stream }) => task === undefined || line.taskOfStream(stream).startsWith(task));
        shell.output.write(wanted.map((each) => `${line.renderLogLine(each, paint)}\n`).join(''));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return exitCode.ok;
  };
}
