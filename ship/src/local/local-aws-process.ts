import { type ChildProcess, fork } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.ts';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { localHealth } from './control.ts';
import { claimDataDirectory } from './data-directory.ts';

export interface LocalAwsOptions {
  readonly port: number;
  readonly dataDirectory: string;
  readonly pace: 'fast' | 'aws';
}

/** A local-aws that ship started. */
export interface LocalAws {
  readonly endpoint: string;
  readonly pid: number;
  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Ends it in order (its tasks get SIGTERM); by force after 45 s. Resolves when it has ended. */
  stop(): Promise<void>;
  /** The last lines that it wrote. */
  lastLines(): Promise<readonly string[]>;
}

const startTimeout = 15_000;
const stopTimeout = 45_000;

/**
 * Starts local-aws in a process of its own and resolves when it answers. It has its own process group, so that Ctrl-C
 * reaches ship alone, and an IPC channel, by whose closing it knows that ship is gone.
 */
export async function startLocalAws(options: LocalAwsOptions, clock: Clock): Promise<LocalAws> {
  const { port, dataDirectory, pace } = options;
  await claimDataDirectory(dataDirectory);
  const logFile = join(dataDirectory, 'local-aws.log');
  const log = await open(logFile, 'w');
  const child = fork(
    localAwsProgram(),
    ['--port', String(port), '--host', '127.0.0.1', '--data', dataDirectory, '--pace', pace],
    { detached: true, stdio: ['ignore', log.fd, log.fd, 'ipc'] },
  );
  const ended = endOf(child);
  await log.close();

  const endpoint = `http://127.0.0.1:${port}`;
  const localAws: LocalAws = {
    endpoint,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const hurry = new AbortController();
      const force = clock.wait(stopTimeout, hurry.signal).then(
        () => void child.kill('SIGKILL'),
        () => {},
      );
      await ended;
      hurry.abort();
      await force;
    },
    lastLines: async () => (await readFile(logFile, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-15),
  };
  try {
    await untilReady(localAws, clock);
  } catch (error) {
    await localAws.stop();
    throw error;
  }
  return localAws;
}

function localAwsProgram(): string {
  const face = fileURLToPath(import.meta.resolve('@shipshape/local-aws'));
  return join(dirname(dirname(face)), 'bin', 'local-aws.js');
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
    child.once('error', () => resolve(exitCode.failed));
  });
}

async function untilReady({ endpoint, ended, pid, lastLines }: LocalAws, clock: Clock): Promise<void> {
  let end: number | NodeJS.Signals | undefined;
  void ended.then((code) => {
    end = code;
  });
  const deadline = clock.now() + startTimeout;
  while (end === undefined && clock.now() < deadline) {
    if ((await localHealth(endpoint))?.pid === pid) return;
    await clock.wait(20);
  }
  const what = end === undefined ? `did not answer within ${startTimeout / 1000} s` : `ended at its start (${end})`;
  throw new Failure({
    code: 'local-aws-failed',
    where: 'local-aws',
    what: `${what}: ${(await lastLines()).join(' | ')}`,
    exit: exitCode.failed,
  });
}
