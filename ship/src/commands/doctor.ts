import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly json: boolean;
}

/** For each check, in milliseconds. */
const limit = 15_000;

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command).option('--json', 'one line of JSON instead of text', false).addHelpText('after', help);
  return async ({ json, ...options }) => {
    const [
      { openContext },
      { examine },
      { nextStep },
      { httpGet },
      checks,
      lines,
      files,
      { projectRoot },
      { painter },
      { steadyClock },
    ] = await Promise.all([
      import('./context.ts'),
      import('../doctor/examine.ts'),
      import('../doctor/next-step.ts'),
      import('../aws/http-get.ts'),
      import('../checks/check.ts'),
      import('../checks/check-lines.ts'),
      import('../settings/environment-file.ts'),
      import('../settings/root.ts'),
      import('../report/output.ts'),
      import('../clock.ts'),
    ]);
    const root = projectRoot(shell.directory);
    const settings = await files.requireEnvironmentFile(root, options.env).catch(checks.findingOfError);
    // An application that is not known must not keep the rest from being looked at.
    const app = options.app ?? ('state' in settings ? '' : settings.app);
    const context = await openContext({ ...options, app }, shell);
    const results = await examine({
      clients: context.clients,
      connection: context.connection,
      app,
      environmentName: options.env,
      settings,
      environment: shell.environment,
      nodeVersion: process.version,
      request: httpGet,
      clock: steadyClock,
      limit,
    });
    const next = nextStep(results);
    shell.output.write(
      json
        ? `${lines.checksAsJson('doctor', results)}\n`
        : `${[...lines.checkLines(results, painter(shell.output.hasColour)), ...(next === undefined ? [] : [next])].join('\n')}\n`,
    );
    return checks.isWell(results) ? exitCode.ok : exitCode.usage;
  };
}

const help = `
Looks, side by side, at tools, credentials, permissions (a simulation by IAM, where that is allowed), the account's
limits, the environment's contract, the repository, DNS and /health. Changes nothing; needs nothing to be set up.

Exit codes:
  0  no problem; there may be warnings
  2  a problem, each with what to do, or bad usage

Examples:
  ship doctor
  ship doctor --env prod --json`;
