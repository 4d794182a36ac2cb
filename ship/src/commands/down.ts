import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

interface Options {
  readonly keepData: boolean;
  readonly endpointUrl?: string;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .option('--keep-data', 'keep what the local AWS knows for the next ship up', false)
    .option('--endpoint-url <url>', 'which local stack (default: the one that runs here)')
    .addHelpText('after', '\nExample:\n  ship down --keep-data');
  return async (options) => {
    const [{ down }, { endpointOf }, { isLoopback }, { projectRoot }, { systemClock }, { Failure }] = await Promise.all(
      [
        import('../local/down.ts'),
        import('./context.ts'),
        import('../settings/connection.ts'),
        import('../settings/root.ts'),
        import('../clock.ts'),
        import('../failure.ts'),
      ],
    );
    const endpoint = await endpointOf(options, shell, projectRoot(shell.directory));
    if (endpoint !== undefined && !isLoopback(endpoint)) {
      throw new Failure({
        code: 'not-local',
        where: endpoint,
        what: 'is not on this machine: ship down ends local stacks only',
        remedy: 'unset AWS_ENDPOINT_URL or choose a local stack with --endpoint-url',
      });
    }
    const ended = endpoint === undefined ? undefined : await down(endpoint, options.keepData, systemClock);
    if (ended === undefined) {
      shell.output.write(`No local stack runs${endpoint === undefined ? ' here' : ` at ${endpoint}`}.\n`);
    } else {
      const data = options.keepData ? `its data is kept in ${ended.dataDirectory}` : 'its data is deleted';
      shell.output.write(`The local stack (process ${ended.pid}) has ended; ${data}.\n`);
    }
    return exitCode.ok;
  };
}
