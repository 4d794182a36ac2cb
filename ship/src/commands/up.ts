import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { portNumber, wholeNumber } from './options.ts';

interface Options {
  readonly env: string;
  readonly port: number;
  readonly endpointPort: number;
  readonly data?: string;
  readonly service: string;
  readonly pace: 'fast' | 'aws';
  readonly timeout: number;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .option('--env <name>', 'the environment whose variables are used', 'dev')
    .addOption(new Option('--port <number>', 'where the load balancer answers').argParser(portNumber).default(8080))
    .addOption(new Option('--endpoint-port <number>', "where AWS's APIs answer").argParser(portNumber).default(4566))
    .option('--data <directory>', 'where the local AWS keeps its state (default: .shipshape/local-aws)')
    .option('--service <directory>', 'the service to build', 'service')
    .addOption(new Option('--pace <pace>', "waits of seconds, or AWS's own").choices(['fast', 'aws']).default('fast'))
    .addOption(
      new Option('--timeout <seconds>', 'how long the first deployment may take')
        .argParser(wholeNumber(1, 86_400))
        .default(600),
    )
    .addHelpText('after', '\nExample:\n  ship up --port 8081 --endpoint-port 4567 --data /tmp/second');
  return async (options) => {
    const [{ up }, { defaultDataDirectory }, { requireEnvironmentFile }, { projectRoot }, { serviceDirectory }] =
      await Promise.all([
        import('../local/up.ts'),
        import('../local/stack-file.ts'),
        import('../settings/environment-file.ts'),
        import('../settings/root.ts'),
        import('./service-directory.ts'),
      ]);
    const root = projectRoot(shell.directory);
    return up(
      {
        root,
        settings: await requireEnvironmentFile(root, options.env),
        serviceDirectory: await serviceDirectory(options.service, shell, root),
        dataDirectory: options.data ?? defaultDataDirectory(root),
        port: options.port,
        endpointPort: options.endpointPort,
        pace: options.pace,
        timeoutSeconds: options.timeout,
      },
      shell,
    );
  };
}
