import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, wholeNumber, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly limit: number;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .addOption(new Option('--limit <count>', 'how many at most').argParser(wholeNumber(1, 500)).default(20))
    .option('--json', 'a line of JSON for each instead of text', false)
    .addHelpText(
      'after',
      '\nTimes are UTC; * marks the revision that the service has now. ECS keeps 90 days.\n\nExit codes:\n  0  shown, even where there is none\n  2  bad usage or configuration, or AWS cannot be asked\n\nExample:\n  ship history --limit 5',
    );
  return async ({ limit, json, ...options }) => {
    const [{ contractOf, openContext }, { pastDeployments }, { historyLines }, { painter }] = await Promise.all([
      import('./context.ts'),
      import('../aws/past-deployments.ts'),
      import('../history/history-lines.ts'),
      import('../report/output.ts'),
    ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const records = await pastDeployments(context.clients, contract, limit);
    const lines = json
      ? records.map(({ startedAt, finishedAt, ...record }) =>
          JSON.stringify({
            v: 1,
            type: 'deployment',
            startedAt: new Date(startedAt).toISOString(),
            finishedAt: finishedAt === undefined ? null : new Date(finishedAt).toISOString(),
            durationSeconds: finishedAt === undefined ? null : (finishedAt - startedAt) / 1000,
            ...record,
          }),
        )
      : historyLines(contract.service, records, painter(shell.output.hasColour));
    shell.output.write(lines.map((line) => `${line}\n`).join(''));
    return exitCode.ok;
  };
}
