import { access, constants, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ImageConfig } from './image/image-config.ts';
import { followWithin, PathOutsideRoot } from './image/root-path.ts';
import type { ContainerLaunch, Placement } from './runtime.ts';

/** A container as a process of this machine. */
export interface ProcessCommand {
  /** As the image or the task definition names it. */
  readonly program: string;
  readonly file: string;
  readonly arguments: readonly string[];
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The machine that the process will run on. */
export interface Machine {
  /** Its own Node, for images that have none. */
  readonly node: string;
  /** Used where the image sets no PATH. */
  readonly path: string;
  /** Whether programs in an image can run here: they are made for Linux. */
  readonly runsLinuxPrograms: boolean;
}

/** A container cannot be started; the message is what stands behind `CannotStartContainerError: `. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** What Fargate says when a program cannot be executed (aws/amazon-ecs-agent issues 2954 and 3526). */
export function notExecutable(program: string, why: string): CannotStart {
  return new CannotStart(
    `ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: ${JSON.stringify(program)}: ${why}: unknown`,
  );
}

const nodeCommands: readonly string[] = ['node', '/usr/bin/node', '/usr/local/bin/node'];

/**
 * The image's entry point and command as the task definition changes them (an entry point of the task definition drops
 * the image's command, as with Docker), every absolute path that the image holds put below its root.
 * Throws CannotStart.
 */
export async function processCommand(
  launch: ContainerLaunch,
  config: ImageConfig,
  root: string,
  placement: Placement,
  machine: Machine,
): Promise<ProcessCommand> {
  const entryPoint = launch.entryPoint ?? config.entrypoint;
  const command = launch.command ?? (launch.entryPoint === undefined ? config.command : []);
  const [program, ...rest] = [...entryPoint, ...command];
  if (program === undefined || program === '') throw new CannotStart('no command specified');
  const environment = environmentOf(launch, config, placement, machine);
  const workingDirectory = await directoryIn(root, launch.workingDirectory ?? config.workingDirectory);
  return {
    program,
    file: await programIn(root, program, environment.PATH ?? '', workingDirectory, machine),
    arguments: await Promise.all(rest.map((argument) => argumentIn(root, argument))),
    workingDirectory,
    environment,
  };
}

/**
 * The image's variables, over them the task definition's, over them what makes a process listen at its task's address:
 * HOST, and PORT where the task's port is not the container's own or nobody has set one.
 */
function environmentOf(
  { environment }: ContainerLaunch,
  config: ImageConfig,
  { address, ports }: Placement,
  machine: Machine,
): Record<string, string> {
  const merged: Record<string, string> = { PATH: machine.path, HOME: '/', ...config.environment, ...environment };
  const [first] = Object.keys(ports);
  const wanted = merged.PORT ?? first;
  const reached = wanted === undefined ? undefined : (ports[Number(wanted)] ?? wanted);
  return { ...merged, HOST: address, ...(reached === undefined ? {} : { PORT: String(reached) }) };
}

async function directoryIn(root: string, path: string): Promise<string> {
  const directory = await inside(root, path);
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    throw new CannotStart(`the working directory ${JSON.stringify(path)} is not a directory`, { cause });
  }
  return directory;
}

/**
 * The file of a program: the image's own, else the machine's.
 * @throws {CannotStart} where neither has it
 */
export async function programIn(
  root: string,
  program: string,
  path: string,
  workingDirectory: string,
  machine: Machine,
): Promise<string> {
  const isNode = nodeCommands.includes(program);
  if (isNode && !machine.runsLinuxPrograms) return machine.node;
  const candidates = await candidatesFor(root, program, path, workingDirectory);
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  if (isNode) return machine.node;
  throw notExecutable(
    program,
    program.includes('/') ? `stat ${program}: no such file or directory` : 'executable file not found in $PATH',
  );
}

/** Below the root first, then on the machine. */
async function candidatesFor(
  root: string,
  program: string,
  path: string,
  workingDirectory: string,
): Promise<readonly string[]> {
  if (program.startsWith('/')) return [await inside(root, program), program];
  if (program.includes('/')) return [join(workingDirectory, program)];
  const directories = path.split(delimiter).filter((directory) => directory.startsWith('/'));
  const own = await Promise.all(directories.map((directory) => inside(root, join(directory, program))));
  return [...own, ...directories.map((directory) => join(directory, program))];
}

/** An absolute path that the image holds, put below its root; any other argument as it is. */
export async function argumentIn(root: string, argument: string): Promise<string> {
  if (!argument.startsWith('/') || argument === '/') return argument;
  const path = await inside(root, argument).catch(() => argument);
  return (await exists(path)) ? path : argument;
}

async function inside(root: string, path: string): Promise<string> {
  try {
    return followWithin(root, path.split('/'));
  } catch (cause) {
    if (cause instanceof PathOutsideRoot) throw new CannotStart(cause.message, { cause });
    throw cause;
  }
}

function exists(path: string): Promise<boolean> {
  return may(path, constants.F_OK);
}

function isExecutable(path: string): Promise<boolean> {
  return may(path, constants.X_OK);
}

function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
