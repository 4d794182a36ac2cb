import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';
import { exitCodes } from './deploy.ts';
import type { Defined } from './index.ts';
import {
  type CommonOptions,
  environmentName,
  type WatchOptions,
  withCommonOptions,
  withWatchOptions,
} from './options.ts';
import { type ReleaseOptions, withReleaseOptions } from './release-options.ts';
import { type TrustOptions, withTrustOptions } from './signing-options.ts';

export interface PromoteOptions extends Omit<CommonOptions, 'env'>, WatchOptions, TrustOptions, ReleaseOptions {
  readonly from?: string;
  readonly to?: string;
  readonly fromProfile?: string;
  readonly requireSigned: boolean;
}

export function define(command: Command, shell: Shell): Defined<PromoteOptions> {
  withReleaseOptions(withTrustOptions(withWatchOptions(withCommonOptions(command, 'without an environment'))))
    .argument('[from]', 'the environment whose image it is', environmentName)
    .argument('[to]', 'the environment that gets it', environmentName)
    .addOption(new Option('--from <name>', 'as the first argument').argParser(environmentName))
    .addOption(new Option('--to <name>', 'as the second argument').argParser(environmentName))
    .option('--from-profile <name>', "an AWS profile for the first environment's account (default: as for the second)")
    .option('--require-signed', 'refuse an image that is not signed, with its papers, by whom you trust', false)
    .addHelpText('after', promoteHelp)
    .addHelpText('after', exitCodes)
    .addHelpText('after', '\nExamples:\n  ship promote dev staging\n  ship promote --from staging --to prod --json');
  return async (options, { operands }) => {
    const [from, to] = environmentsOf(options, operands);
    const [{ carryOut }, { promoteImage }] = await Promise.all([
      import('./surroundings.ts'),
      import('./promote-image.ts'),
    ]);
    return carryOut(
      (reporter, signal) => promoteImage({ ...options, from, to }, shell, reporter, signal),
      { ...options, env: to },
      shell,
    );
  };
}

const promoteHelp = `
Deploys the very image that serves in one environment to another: by its digest, copied first where the repositories
differ, with its signatures and papers. Refuses while the first environment's own deployment has not completed.
`;

function environmentsOf({ from, to }: PromoteOptions, operands: readonly string[]): readonly [string, string] {
  const [first, second] = from === undefined ? operands : [from, ...operands];
  const names = [first, to ?? second] as const;
  if (names[0] === undefined || names[1] === undefined || (to !== undefined && second !== undefined)) {
    throw new Failure({
      code: 'bad-usage',
      what: 'a promotion goes from one environment to another',
      remedy: 'for example ship promote dev staging',
    });
  }
  if (names[0] === names[1]) {
    throw new Failure({ code: 'bad-usage', where: names[0], what: 'is where the image is already' });
  }
  return [names[0], names[1]];
}
