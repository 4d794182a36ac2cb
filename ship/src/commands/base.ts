import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import { type ImagePlatform, platformOption } from './build-options.ts';
import type { Defined } from './index.ts';

interface Options {
  readonly out?: string;
  readonly platform: readonly ImagePlatform[];
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .addOption(platformOption())
    .option('--out <directory>', 'where the OCI layout goes (default: .shipshape/base)')
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nNode and the libraries of Debian 13 that it loads, nothing else. Needs npm, apt-get, dpkg-deb and a network.\n\nExample:\n  ship base --platform linux/amd64,linux/arm64 && ship build --base oci:.shipshape/base',
    );
  return async ({ out, platform, json }) => {
    const [{ makeNodeBase }, { projectRoot }, { join, resolve }, { size }] = await Promise.all([
      import('../image/index.ts'),
      import('../settings/root.ts'),
      import('node:path'),
      import('../report/output.ts'),
    ]);
    const directory =
      out === undefined ? join(projectRoot(shell.directory), '.shipshape', 'base') : resolve(shell.directory, out);
    const base = await makeNodeBase(directory, platform, process.versions.node);
    shell.output.write(
      json
        ? `${JSON.stringify({ ...base, directory })}\n`
        : `${base.digest}\n${base.contents.join(', ')}; ${size(base.sizeBytes)}, in ${directory}\n`,
    );
    return exitCode.ok;
  };
}
