import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, wholeNumber, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly timeout: number;
  readonly json: boolean;
}

const tasks = wholeNumber(0, 5_000);

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .argument('<tasks>', 'how many tasks the service runs', tasks)
    .addOption(new Option('--timeout <seconds>', 'how long it may take').argParser(wholeNumber(1, 86_400)).default(300))
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nWaits until so many run and are healthy, and none more. Autoscaling may move the number again.\n\nExit codes:\n  0  so many serve\n  2  bad usage or configuration, or outside of what autoscaling allows; nothing was changed\n  3  the number is set, but so many did not serve in time\n  4  another hand changed the number meanwhile\n  5  interrupted; the number is set\n\nExample:\n  ship scale 4',
    );
  return async ({ timeout, json, ...options }, { operands: [count = ''] }) => {
    const wanted = tasks(count);
    const [{ contractOf, openContext, pollingInterval }, { carryOutScaling }] = await Promise.all([
      import('./context.ts'),
      import('../scaling/carry-out.ts'),
    ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const scaled = await carryOutScaling(
      { clients: context.clients, contract, wanted, interval: pollingInterval(context.connection), timeout, json },
      shell,
    );
    switch (scaled) {
      case 'reached':
        return exitCode.ok;
      case 'timed out':
        return exitCode.failed;
      case 'superseded':
        return exitCode.superseded;
      case 'interrupted':
        return exitCode.unknown;
      default:
        return scaled satisfies never;
    }
  };
}
