import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock, Milliseconds } from '../clock.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Guard } from './guard.ts';
import { lineSplitter } from './line-splitter.ts';
import { notExecutable, type ProcessCommand } from './process-command.ts';
import type { LogSink } from './runtime.ts';

/** A container that has been started as a process group. */
export interface ContainerProcess {
  readonly pid: number;
  /** Sends the signal to every process of the group that is left. */
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** The exit code, after every line of output was delivered. */
  readonly exited: Promise<number>;
}

interface Deps {
  readonly clock: Clock;
  readonly guard: Guard;
}

/** Output that is still in the pipe when the process ends arrives at once; this bounds the wait for a pipe that someone keeps open. */
const longestDrain: Milliseconds = 2_000;

/** Rejects with CannotStart when the system does not execute the program. */
export async function startContainerProcess(
  { program, file, arguments: rest, workingDirectory, environment }: ProcessCommand,
  log: LogSink | undefined,
  { clock, guard }: Deps,
): Promise<ContainerProcess> {
  const child = spawn(file, rest, {
    cwd: workingDirectory,
    // Node adds this one to every child unless it is named: under a coverage tool tasks would write into its folder.
    env: { NODE_V8_COVERAGE: undefined, ...environment },
    // A group of its own: Ctrl-C in the terminal is for local-aws, which then stops its tasks in order.
    detached: true,
    stdio: ['ignore', log === undefined ? 'ignore' : 'pipe', log === undefined ? 'ignore' : 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) guard.hold(pid);
  const output = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const delivered = Promise.all(output.map((stream) => deliver(stream, log)));
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
  await spawned(child, program);
  if (pid === undefined) throw new Error('a process without an id');
  return {
    pid,
    signal: (signal) => signalGroup(pid, signal),
    exited: ended.then(async (exitCode) => {
      // As the end of a container's first process ends all others in it.
      signalGroup(pid, 'SIGKILL');
      guard.release(pid);
      const timer = clock.after(longestDrain, () => {
        for (const stream of output) stream.destroy();
      });
      await delivered;
      timer.cancel();
      return exitCode;
    }),
  };
}

function spawned(child: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => reject(notExecutable(program, systemText(error))));
  });
}

/** The words of the system calls' manual for the errors of `execve`. */
function systemText({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'no such file or directory';
    case 'EACCES':
      return 'permission denied';
    case 'ENOEXEC':
      return 'exec format error';
    default:
      return message;
  }
}

function deliver(stream: Readable, log: LogSink | undefined): Promise<void> {
  const lines = lineSplitter((line) => log?.write(line));
  stream.on('data', (chunk: Buffer) => lines.write(chunk));
  return new Promise((resolve) => {
    stream.once('close', () => {
      lines.end();
      resolve();
    });
    stream.on('error', () => stream.destroy());
  });
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The group has ended already.
  }
}
