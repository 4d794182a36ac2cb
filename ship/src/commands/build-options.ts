import type { Command } from 'commander';

export interface BuildOptions {
  readonly service: string;
  readonly appVersion?: string;
}

export function withBuildOptions(command: Command): Command {
  return command
    .option('--service <directory>', 'the service to build', 'service')
    .option(
      '--app-version <version>',
      'its version, which is also its tag (default: the commit, else from the bundle)',
    );
}
