import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import { type BuildOptions, withBuildOptions } from './build-options.ts';
import type { Defined } from './index.ts';

interface Options extends BuildOptions {
  readonly out?: string;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withBuildOptions(command)
    .option('--out <directory>', 'where the OCI layout goes (default: .shipshape/image)')
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText('after', '\nExample:\n  ship build --app-version 1.1.0 --out /tmp/image');
  return async (options) => {
    const { buildFor, layoutDirectory } = await import('./build-image.ts');
    const built = await buildFor(options, shell, layoutDirectory(options.out, shell));
    shell.output.write(
      options.json
        ? `${JSON.stringify(built)}\n`
        : `${built.digest}\nversion ${built.version}, ${built.sizeBytes} bytes, in ${built.layoutDirectory}\n`,
    );
    return exitCode.ok;
  };
}
