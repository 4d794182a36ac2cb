import { type Command, InvalidArgumentError, Option } from 'commander';

export interface BuildOptions {
  readonly service: string;
  readonly appVersion?: string;
  readonly base: string;
  readonly platform: readonly ImagePlatform[];
  readonly codeCache: boolean;
}

/** Platforms that images are made for. */
export interface ImagePlatform {
  readonly os: 'linux';
  readonly architecture: 'amd64' | 'arm64';
}

function platforms(value: string): readonly ImagePlatform[] {
  const found = value.split(',').map((text) => {
    if (text !== 'linux/amd64' && text !== 'linux/arm64') {
      throw new InvalidArgumentError('Allowed are linux/amd64, linux/arm64, or both with a comma between.');
    }
    return { os: 'linux', architecture: text === 'linux/amd64' ? 'amd64' : 'arm64' } as const;
  });
  return found.filter(({ architecture }, at) => found.findIndex((each) => each.architecture === architecture) === at);
}

export function withBuildOptions(command: Command): Command {
  return command
    .option('--service <directory>', 'the service to build', 'service')
    .option('--app-version <version>', 'its version, which is also its tag (default: the commit, else from the bundle)')
    .addOption(
      new Option(
        '--base <image>',
        "what the image is built on: scratch (only for local-aws), dockerfile (as the Dockerfile's last stage), oci:FOLDER, or REGISTRY/REPOSITORY@sha256:…; auto: scratch on this machine, dockerfile elsewhere",
      ).default('auto'),
    )
    .addOption(platformOption())
    .option('--no-code-cache', "leave out V8's code cache, with which the service starts sooner");
}

export function platformOption(): Option {
  return new Option('--platform <list>', 'linux/amd64, linux/arm64, or both with a comma between')
    .argParser(platforms)
    .default([{ os: 'linux', architecture: 'amd64' }], 'linux/amd64');
}
