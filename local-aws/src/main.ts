/**
 * The process `local-aws`. Exit codes: 0 ended when told to (SIGINT, SIGTERM, `POST /_local/shutdown`, or the end of the
 * process that forked it) · 1 could not start, or failed · 2 bad usage.
 */
import { mkdirSync } from 'node:fs';
import { type LocalAws, startLocalAws } from './local-aws.ts';
import { type Options, parseCommand, usage } from './options.ts';
import { reset } from './reset.ts';
import { StoreError } from './store/store-error.ts';
import { version } from './version.ts';

export async function run(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'version':
      process.stdout.write(`${version}\n`);
      return;
    case 'misused':
      process.stderr.write(`local-aws: ${command.message}\n`);
      process.exitCode = 2;
      return;
    case 'reset':
      try {
        process.stdout.write(`${await reset(command.options)}\n`);
      } catch (error) {
        process.stderr.write(`local-aws: ${startFailure(error, command.options)}\n`);
        process.exitCode = 1;
      }
      return;
    case 'serve':
      await serve(command.options);
      return;
    default:
      command satisfies never;
  }
}

async function serve(options: Options): Promise<void> {
  let localAws: LocalAws | undefined;
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    try {
      await localAws?.close();
      process.exit(0);
    } catch (error) {
      fail(error);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // Forked by `ship up`: when that process is gone, however it ended, nobody would end this one.
  process.on('disconnect', end);

  async function start(port: number): Promise<void> {
    mkdirSync(options.dataDirectory, { recursive: true });
    localAws = await startLocalAws({ ...options, port, shutDown: () => void end(), reset: () => void startAfresh() });
  }

  async function startAfresh(): Promise<void> {
    const before = localAws;
    if (isEnding || !before) return;
    localAws = undefined;
    try {
      await before.close();
      before.forget();
      await start(Number(new URL(before.endpoint).port));
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    process.stderr.write(`local-aws: ${startFailure(error, options)}\n`);
    process.exit(1);
  }

  await start(options.port).catch(fail);
  const told = `(pace ${options.pace}, data in ${options.dataDirectory})`;
  if (localAws) process.stdout.write(`local-aws ${version} at ${localAws.endpoint} ${told}\n`);
}

function startFailure(error: unknown, { host, port, dataDirectory }: Options): string {
  if (error instanceof StoreError) return `${error.message}. ${error.remedy}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken by another process; choose another with --port N, 0 for any free one`;
    case 'EACCES':
      return `port ${port} or the folder ${dataDirectory} may not be used by this user; choose others with --port and --data`;
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EROFS':
      return `the folder ${dataDirectory} cannot be made (${code}); choose another with --data DIR`;
    case 'EADDRNOTAVAIL':
      return `${host} is not an address of this machine; choose another with --host`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
