import { type Command, InvalidArgumentError, Option } from 'commander';
import { type NotifyOptions, withNotifyOptions } from './notify-options.ts';

/** What every command that talks to AWS takes. */
export interface CommonOptions {
  readonly app?: string;
  readonly env: string;
  readonly region?: string;
  readonly endpointUrl?: string;
}

const namePattern = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;

/** A parser of environments' and applications' names. */
export function environmentName(value: string): string {
  if (namePattern.test(value)) return value;
  throw new InvalidArgumentError('Allowed are 2 to 32 lower-case letters, digits and hyphens.');
}

/** A parser of whole numbers from `least` to `most`. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Allowed are whole numbers from ${least} to ${most}.`);
  };
}

export const portNumber: (value: string) => number = wholeNumber(1, 65_535);

/** A parser of spans such as `90s`, `10m`, `2h` or `1d`, into milliseconds. */
export function timeSpan(value: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(value);
  const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 }[match?.[2] ?? ''];
  if (match === null || seconds === undefined) {
    throw new InvalidArgumentError('Allowed are spans such as 90s, 10m, 2h or 1d.');
  }
  return Number(match[1]) * seconds * 1000;
}

function regionName(value: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(value)) return value;
  throw new InvalidArgumentError('Allowed are regions such as us-east-1.');
}

export function withCommonOptions(command: Command, scope?: 'without an environment'): Command {
  command.addOption(
    new Option('--app <name>', 'the application (default: app_name of the environment)').argParser(environmentName),
  );
  if (scope === undefined) {
    command.addOption(new Option('--env <name>', 'the environment').argParser(environmentName).default('dev'));
  }
  return command
    .addOption(
      new Option('--region <name>', 'AWS region (default: aws_region of the environment)').argParser(regionName),
    )
    .option(
      '--endpoint-url <url>',
      'where AWS answers (default: AWS_ENDPOINT_URL, else the local stack that runs here, else AWS)',
    );
}

/** What a deployment and a rollback take. */
export interface WatchOptions extends NotifyOptions {
  readonly timeout: number;
  readonly json: boolean;
}

export function withWatchOptions(command: Command): Command {
  return withNotifyOptions(command)
    .addOption(new Option('--timeout <seconds>', 'how long it may take').argParser(wholeNumber(1, 86_400)).default(600))
    .option('--json', 'JSON lines instead of text', false);
}
