import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly for: 'read' | 'deploy' | 'operate' | 'all';
  readonly account?: string;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .addOption(
      new Option(
        '--for <purpose>',
        'commands that only look, those that deploy, too, or those that people run beside them',
      )
        .choices(['read', 'deploy', 'operate', 'all'])
        .default('all'),
    )
    .option('--account <id>', 'the AWS account (default: any)')
    .option('--json', 'the IAM policy instead of a table', false)
    .addHelpText(
      'after',
      '\nIt asks AWS nothing. Names are those that the Terraform of this project gives.\n\nExamples:\n  ship permissions --for read\n  ship permissions --env prod --account 111122223333 --json > policy.json',
    );
  return async (options) => {
    const [{ readEnvironmentFile, requireEnvironmentFile }, { projectRoot }, { permissionsFor, placeOf, policyFor }] =
      await Promise.all([
        import('../settings/environment-file.ts'),
        import('../settings/root.ts'),
        import('../permissions/policy.ts'),
      ]);
    const root = projectRoot(shell.directory);
    const settings = await (options.app === undefined ? requireEnvironmentFile : readEnvironmentFile)(
      root,
      options.env,
    );
    if (options.json) {
      const place = placeOf(options.app ?? settings?.app ?? '', options.env, {
        account: options.account ?? '*',
        region: options.region ?? settings?.region ?? '*',
      });
      shell.output.write(`${JSON.stringify(policyFor(options.for, place), undefined, 2)}\n`);
      return exitCode.ok;
    }
    const [{ permissionLines }, { painter }] = await Promise.all([
      import('../report/permission-lines.ts'),
      import('../report/output.ts'),
    ]);
    shell.output.write(`${permissionLines(permissionsFor(options.for), painter(shell.output.hasColour)).join('\n')}\n`);
    return exitCode.ok;
  };
}
