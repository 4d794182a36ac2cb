import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly dataDirectory: string;
  readonly pace: 'fast' | 'aws';
}

/** What the command line asks for, or what is wrong with it in one line. */
export type Command =
  | { readonly kind: 'serve'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'misused'; readonly message: string };

export const usage: string = `local-aws: AWS's protocols and ECS's behaviour, on this machine

Usage: local-aws [options]

Options:
  --port N         port of the AWS endpoint, 0 for any free one (default: 4566)
  --host ADDRESS   loopback address to listen on (default: 127.0.0.1)
  --data DIR       folder for its state, images and logs (default: .local-aws)
  --pace PACE      fast: seconds where AWS takes minutes; aws: AWS's own delays (default: fast)
  --version        print the version
  --help           print this

Example:
  local-aws --port 4566 &
  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  aws ecs create-cluster --cluster-name demo
`;

export function parseCommand(argv: readonly string[]): Command {
  const misused = (message: string): Command => ({ kind: 'misused', message });
  let values: ReturnType<typeof read>;
  try {
    values = read(argv);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return misused(`${message} (see local-aws --help)`);
  }
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    return misused(`--port is "${values.port}", allowed is a whole number from 0 to 65535`);
  }
  if (values.pace !== 'fast' && values.pace !== 'aws') {
    return misused(`--pace is "${values.pace}", allowed is fast or aws`);
  }
  if (!isLoopback(values.host)) {
    return misused(`--host is "${values.host}", allowed is a loopback address: local-aws is for this machine alone`);
  }
  return {
    kind: 'serve',
    options: { host: values.host, port, dataDirectory: resolve(values.data), pace: values.pace },
  };
}

function read(argv: readonly string[]): {
  port: string;
  host: string;
  data: string;
  pace: string;
  version: boolean;
  help: boolean;
} {
  return parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4566' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.local-aws' },
      pace: { type: 'string', default: 'fast' },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
