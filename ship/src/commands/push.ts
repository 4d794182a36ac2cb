import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import { type BuildOptions, withBuildOptions } from './build-options.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';
import { type SigningOptions, withSigningOptions } from './signing-options.ts';

export interface PushOptions extends BuildOptions, CommonOptions, SigningOptions {
  readonly tag: readonly string[];
  readonly ciTags: boolean;
  readonly papers: boolean;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<PushOptions> {
  withSigningOptions(withCommonOptions(withBuildOptions(command)))
    .option('--tag <tag...>', 'more tags besides the version', [])
    .option('--ci-tags', "and the pipeline's tags, those that ship tags shows", false)
    .option('--no-papers', 'without SBOM and provenance')
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nIn GitHub Actions its outputs are image, digest, version, tags and repository.\n\nExamples:\n  ship push --app-version 1.1.0 --tag latest\n  ship push --ci-tags --sign',
    );
  return async (options) => {
    const [{ pushFor }, { size }] = await Promise.all([import('./push-image.ts'), import('../report/output.ts')]);
    const pushed = await pushFor(options, shell);
    shell.output.write(
      options.json
        ? `${JSON.stringify(pushed)}\n`
        : `${pushed.reference}\nversion ${pushed.version}, ${size(pushed.sentBytes)} sent\n`,
    );
    return exitCode.ok;
  };
}
