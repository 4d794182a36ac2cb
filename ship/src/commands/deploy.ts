import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { type BuildOptions, withBuildOptions } from './build-options.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, type WatchOptions, withCommonOptions, withWatchOptions } from './options.ts';
import { type ReleaseOptions, withReleaseOptions } from './release-options.ts';
import { type SigningOptions, type TrustOptions, withSigningOptions, withTrustOptions } from './signing-options.ts';

export interface DeployOptions
  extends BuildOptions,
    CommonOptions,
    WatchOptions,
    SigningOptions,
    TrustOptions,
    ReleaseOptions {
  readonly image?: string;
  readonly requireSigned: boolean;
}

export function define(command: Command, shell: Shell): Defined<DeployOptions> {
  withReleaseOptions(
    withTrustOptions(withSigningOptions(withWatchOptions(withCommonOptions(withBuildOptions(command))))),
  )
    .option(
      '--image <image>',
      "a reference, or a tag or digest of the application's repository (default: build and push)",
    )
    .option('--require-signed', 'refuse an image that is not signed, with its papers, by whom you trust', false)
    .addHelpText('after', exitCodes)
    .addHelpText(
      'after',
      '\nExamples:\n  ship deploy\n  ship deploy --dry-run\n  ship deploy --image 1.1.0 --env staging --yes --json\n  ship deploy --strategy canary --canary-percent 5 --step-bake 10m --bake 5m',
    );
  return async (options) => {
    const [{ carryOut }, { deployImage }] = await Promise.all([
      import('./surroundings.ts'),
      import('./deploy-image.ts'),
    ]);
    return carryOut((reporter, signal) => deployImage(options, shell, reporter, signal), options, shell);
  };
}

/** What `deploy` and `rollback` end with. */
export const exitCodes: string = `
Exit codes:
  0  it serves traffic
  1  it failed, and the revision before serves again
  2  bad usage or configuration; nothing was changed
  3  it failed and was not rolled back
  4  another deployment took its place
  5  the outcome is unknown (interrupted, cut off): see ship status`;
