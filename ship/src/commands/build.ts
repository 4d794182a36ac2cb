import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import { type BuildOptions, withBuildOptions } from './build-options.ts';
import type { Defined } from './index.ts';

interface Options extends BuildOptions {
  readonly out?: string;
  readonly unpacked?: string;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withBuildOptions(command)
    .option('--out <directory>', 'where the OCI layout goes (default: .shipshape/image)')
    .option('--unpacked <directory>', "lay out only the application's files, as they lie in the image's /app")
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nExamples:\n  ship build --app-version 1.1.0 --out /tmp/image\n  ship build --base dockerfile --platform linux/amd64,linux/arm64',
    );
  return async (options) => {
    const [{ buildFor, layoutDirectory, unpackFor }, { papersOf, writePapers }, { size }] = await Promise.all([
      import('./build-image.ts'),
      import('../delivery/papers-for.ts'),
      import('../report/output.ts'),
    ]);
    if (options.unpacked !== undefined) {
      shell.output.write(`${await unpackFor(options, shell, options.unpacked)}\n`);
      return exitCode.ok;
    }
    const built = await buildFor(options, shell, layoutDirectory(options.out, shell));
    await writePapers(built, await papersOf(built, shell));
    if (options.json) {
      shell.output.write(`${JSON.stringify(built)}\n`);
      return exitCode.ok;
    }
    const application = built.images[0]?.layers.at(-1)?.size ?? 0;
    const platforms = built.images.map(({ platform }) => platform).join(', ');
    shell.output.write(
      `${built.digest}\n` +
        `version ${built.version}, ${platforms}, ${size(built.sizeBytes)} (application ${size(application)}) ` +
        `on ${built.base?.name ?? 'scratch'}, in ${built.layoutDirectory}\n`,
    );
    return exitCode.ok;
  };
}
