import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly image?: string;
  readonly json: boolean;
}

/** For each check, in milliseconds. */
const limit = 15_000;

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .option('--image <image>', 'what would be deployed: a tag, digest or reference (default: the image that runs)')
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText('after', help);
  return async ({ image, json, ...options }) => {
    const [
      { contractOf, openContext },
      { verify },
      { httpGet },
      { isWell },
      { checkLines, checksAsJson },
      { painter },
    ] = await Promise.all([
      import('./context.ts'),
      import('../verification/verify.ts'),
      import('../aws/http-get.ts'),
      import('../checks/check.ts'),
      import('../checks/check-lines.ts'),
      import('../report/output.ts'),
    ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const results = await verify({ clients: context.clients, contract, image, request: httpGet, limit });
    shell.output.write(
      json
        ? `${checksAsJson('verify', results)}\n`
        : `${checkLines(results, painter(shell.output.hasColour)).join('\n')}\n`,
    );
    return isWell(results) ? exitCode.ok : exitCode.usage;
  };
}

const help = `
Looks, side by side, at what a deployment needs, and changes nothing: the service and its rollback target, images and
their platform, secrets (that they exist; no value is read), roles and whom they trust, log groups, target groups and the
health check's path, alarms.

Exit codes:
  0  nothing stands in the way of a deployment; there may be warnings
  2  something does, or bad usage or configuration

Examples:
  ship verify --image 1.1.0
  ship verify --env staging --json`;
