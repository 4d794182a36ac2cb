import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { wholeNumber } from './options.ts';

interface Options {
  readonly rps: number;
  readonly p99: number;
  readonly work: number;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .addOption(
      new Option('--rps <requests>', 'requests a second, up to 1,000,000')
        .argParser(wholeNumber(1, 1_000_000))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--p99 <milliseconds>', 'within which 99 of 100 are answered')
        .argParser(wholeNumber(1, 60_000))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--work <microseconds>', 'what the handler itself takes of a vCPU for one request')
        .argParser(wholeNumber(0, 10_000_000))
        .default(0),
    )
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nComputed here from what a request was measured to cost; AWS is not asked.\n\nExit codes:\n  0  there is a plan\n  2  bad usage, or no task answers so soon\n\nExamples:\n  ship capacity --rps 1000 --p99 200\n  ship capacity --rps 50000 --p99 50 --work 2000 --json',
    );
  return async ({ rps, p99, work, json }) => {
    const [{ planFor }, { planLines }] = await Promise.all([
      import('../capacity/plan.ts'),
      import('../capacity/words.ts'),
    ]);
    const plan = planFor({ requestsPerSecond: rps, p99Milliseconds: p99, workMicroseconds: work });
    shell.output.write(json ? `${JSON.stringify(plan)}\n` : `${planLines(plan).join('\n')}\n`);
    return exitCode.ok;
  };
}
