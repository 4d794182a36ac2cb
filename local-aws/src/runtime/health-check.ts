import type { Clock, Milliseconds } from '../clock.ts';
import { type ContainerProcess, startContainerProcess } from './container-process.ts';
import type { Guard } from './guard.ts';
import { argumentIn, type Machine, type ProcessCommand, programIn } from './process-command.ts';
import type { Placement } from './runtime.ts';

/**
 * A health check as a process in its container: with the container's environment and directory, below its root. A
 * task's containers reach each other, and themselves, at `localhost`; here the task has an address of its own, so that
 * `localhost` in the command's text stands for it (not in scripts that the command runs: they have `HOST` and `PORT`).
 */
export async function healthCommand(
  [kind, ...words]: readonly string[],
  container: ProcessCommand,
  root: string,
  placement: Placement,
  machine: Machine,
): Promise<ProcessCommand> {
  const own = words.map((word) => withTaskAddress(word, placement));
  const isShell = kind === 'CMD-SHELL';
  const program = isShell ? '/bin/sh' : (own[0] ?? '');
  const rest = isShell ? ['-c', await lineIn(root, own.join(' '))] : await argumentsIn(root, own.slice(1));
  const { workingDirectory, environment } = container;
  return {
    program,
    file: await programIn(root, program, environment.PATH ?? '', workingDirectory, machine),
    arguments: rest,
    workingDirectory,
    environment,
  };
}

function withTaskAddress(text: string, { address, ports }: Placement): string {
  return text.replaceAll(
    /(?<![\w.-])(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d+))?(?![\w.-])/g,
    (_, port?: string) => (port === undefined ? address : `${address}:${ports[Number(port)] ?? port}`),
  );
}

function argumentsIn(root: string, words: readonly string[]): Promise<string[]> {
  return Promise.all(words.map((word) => argumentIn(root, word)));
}

/** Absolute paths in a line for the shell that the image holds, put below its root. */
async function lineIn(root: string, line: string): Promise<string> {
  const parts = line.split(/((?<=^|[\s'"=<>])\/[\w./@+-]+)/);
  return (await argumentsIn(root, parts)).join('');
}

interface Deps {
  readonly clock: Clock;
  readonly guard: Guard;
  /** Told of the check's process once it runs. */
  readonly onStart: (process: ContainerProcess) => void;
}

/** Whether the command ends with 0 in time. It is killed when its time is over. */
export async function passes(command: ProcessCommand, timeout: Milliseconds, deps: Deps): Promise<boolean> {
  const check = await startContainerProcess(command, undefined, deps);
  deps.onStart(check);
  let isLate = false;
  const timer = deps.clock.after(timeout, () => {
    isLate = true;
    check.signal('SIGKILL');
  });
  const exitCode = await check.exited;
  timer.cancel();
  return exitCode === 0 && !isLate;
}
