import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

export function define(command: Command, shell: Shell): Defined<CommonOptions> {
  withCommonOptions(command)
    .argument('<id>', 'the lock, by its id or owner, as ship status names it')
    .addHelpText(
      'after',
      '\nA run that is gone needs no unlocking: the next ship deploy takes its lock over within a minute.\n\nExit codes:\n  0  the lock is broken\n  2  bad usage, or there is no such lock\n\nExample:\n  ship unlock 1f0c8a2e',
    );
  return async (options, { operands: [wanted = ''] }) => {
    const [{ openContext }, { lockStore }, { contractParameter }] = await Promise.all([
      import('./context.ts'),
      import('../aws/lock-store.ts'),
      import('../contract/contract.ts'),
    ]);
    const { clients, app, environment } = await openContext(options, shell);
    const store = lockStore(clients, contractParameter(app, environment));
    const held = await store.read();
    if (held === undefined) {
      throw new Failure({ code: 'no-lock', where: `${app} in ${environment}`, what: 'nobody holds a lock' });
    }
    const { id, owner, journal } = held.record;
    if (wanted !== id && wanted !== owner) {
      throw new Failure({
        code: 'other-lock',
        where: wanted,
        what: `is not the lock that is held: that is ${id}, of ${owner}`,
      });
    }
    await store.remove();
    shell.output.write(`Broken: the lock of ${owner} for a ${journal.command}\n`);
    return exitCode.ok;
  };
}
