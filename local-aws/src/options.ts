import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalFunction, parseFunction } from './functions/local-function.ts';

export interface Options {
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly dataDirectory: string;
  readonly pace: 'fast' | 'aws';
  readonly functions: ReadonlyMap<string, LocalFunction>;
}

/** What the command line asks for, or what is wrong with it in one line. */
export type Command =
  | { readonly kind: 'serve'; readonly options: Options }
  /** Forgets what is in the folder, or has a local-aws that runs on it forget it. */
  | { readonly kind: 'reset'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'misused'; readonly message: string };

export const usage: string = `local-aws: AWS's protocols and ECS's behaviour, on this machine

Usage: local-aws [options]          start, and end with Ctrl-C
       local-aws reset [options]    forget everything: of the one that runs, or of the data folder

Options:
  --port N         port of the AWS endpoint, 0 for any free one (default: 4566)
  --host ADDRESS   loopback address to listen on (default: 127.0.0.1)
  --data DIR       folder for its state, images and logs (default: .local-aws)
  --pace PACE      fast: seconds where AWS takes minutes; aws: AWS's own delays (default: fast)
  --function NAME=TARGET
                   stands for the Lambda function NAME of lifecycle hooks: a URL on this machine, which is sent the
                   payload by POST, or a command, which reads it from its standard input; either answers with JSON
                   such as {"hookStatus":"SUCCEEDED"}; may be given several times
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
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(argv);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return misused(`${message} (see local-aws --help)`);
  }
  const { values, positionals } = read;
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const port = Number(values.port);
  const { pace } = values;
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    return misused(`--port is "${values.port}", allowed is a whole number from 0 to 65535`);
  }
  if (pace !== 'fast' && pace !== 'aws') {
    return misused(`--pace is "${pace}", allowed is fast or aws`);
  }
  if (!isLoopback(values.host)) {
    return misused(`--host is "${values.host}", allowed is a loopback address: local-aws is for this machine alone`);
  }
  const functions = new Map<string, LocalFunction>();
  for (const text of values.function) {
    const parsed = parseFunction(text);
    if (parsed.kind === 'refused') return misused(`--function is "${text}", allowed is ${parsed.reason}`);
    functions.set(parsed.name, parsed.target);
  }
  const [verb, ...more] = positionals;
  if (more.length > 0 || (verb !== undefined && verb !== 'reset')) {
    return misused(
      `"${[...positionals].join(' ')}" is no command; there is reset, and nothing to start (see local-aws --help)`,
    );
  }
  const options: Options = { host: values.host, port, dataDirectory: resolve(values.data), pace, functions };
  return { kind: verb === 'reset' ? 'reset' : 'serve', options };
}

function readArguments(argv: readonly string[]): {
  readonly values: {
    readonly port: string;
    readonly host: string;
    readonly data: string;
    readonly pace: string;
    readonly function: readonly string[];
    readonly version: boolean;
    readonly help: boolean;
  };
  readonly positionals: readonly string[];
} {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4566' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.local-aws' },
      pace: { type: 'string', default: 'fast' },
      function: { type: 'string', multiple: true, default: [] },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
