import type { Clock } from '../clock.ts';
import { ImageUnavailable } from '../registry/image-source.ts';
import { type ContainerProcess, startContainerProcess } from './container-process.ts';
import type { Guard } from './guard.ts';
import { healthCommand, passes } from './health-check.ts';
import type { LocalImage, PullImage } from './image/pull.ts';
import type { MemoryWatch, WatchedContainer } from './memory-watch.ts';
import { CannotStart, type Machine, type ProcessCommand, processCommand } from './process-command.ts';
import type { ContainerLaunch, HealthCommand, RuntimeEvent, TaskLaunch } from './runtime.ts';

/** A container as processes of this machine, from the pull of its image to its end. */
export interface ProcessContainer {
  readonly pid: number | undefined;
  /** The image's files that it lies in, from the pull to its end. */
  readonly root: string | undefined;
  readonly ended: Promise<void>;
  start(): void;
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  check(check: HealthCommand): void;
  /** Gives up a container that was never started. */
  forget(): void;
}

export interface ContainerDeps {
  readonly clock: Clock;
  readonly guard: Guard;
  readonly machine: Machine;
  readonly pull: PullImage;
  readonly memory: MemoryWatch;
}

export function processContainer(
  task: TaskLaunch,
  launch: ContainerLaunch,
  deps: ContainerDeps,
  onEvent: (event: RuntimeEvent) => void,
): ProcessContainer {
  const container = launch.name;
  const told = Promise.withResolvers<'start' | 'cancel' | 'forget'>();
  const checks = new Set<ContainerProcess>();
  let running: { readonly process: ContainerProcess; readonly command: ProcessCommand } | undefined;
  let root: string | undefined;
  let isCancelled = false;
  let isForgotten = false;
  let ranOutOfMemory = false;

  async function live(): Promise<void> {
    try {
      const image = await pulled(deps.pull, launch.image);
      root = image.root;
      if (!isForgotten) onEvent({ kind: 'pulled', container, imageDigest: image.digest });
      if ((await told.promise) === 'forget') return;
      const started = await start(image);
      onEvent({ kind: 'started', container, runtimeId: `${started.pid}` });
      const exitCode = await watched(started);
      onEvent({ kind: 'exited', container, exitCode, outOfMemory: ranOutOfMemory });
    } catch (error) {
      if (!isForgotten) onEvent({ kind: 'failed', container, reason: reasonOf(error) });
    } finally {
      root = undefined;
      launch.log?.end?.();
    }
  }

  async function start(image: LocalImage): Promise<ContainerProcess> {
    requireWanted();
    const command = await processCommand(launch, image.config, image.root, task.placement, deps.machine);
    requireWanted();
    const process = await startContainerProcess(command, launch.log, deps);
    running = { process, command };
    // Cancelled while the system was starting it: it has run, so it ends as a process that was killed.
    if (isCancelled) process.signal('SIGKILL');
    return process;
  }

  function requireWanted(): void {
    if (isCancelled) throw new CannotStart('the task was stopped before the container started');
  }

  async function watched(process: ContainerProcess): Promise<number> {
    const limits: WatchedContainer = {
      pid: process.pid,
      task: task.taskArn,
      limit: launch.memoryLimit,
      taskLimit: task.memoryLimit,
      kill() {
        ranOutOfMemory = true;
        process.signal('SIGKILL');
      },
    };
    deps.memory.add(limits);
    const exitCode = await process.exited;
    deps.memory.remove(limits);
    running = undefined;
    for (const check of checks) check.signal('SIGKILL');
    return exitCode;
  }

  /** Undefined when the container has ended meanwhile. */
  async function checked({ command, timeout }: HealthCommand): Promise<boolean | undefined> {
    if (running === undefined || root === undefined) return undefined;
    let own: ContainerProcess | undefined;
    const onStart = (check: ContainerProcess): void => {
      own = check;
      checks.add(check);
      if (running === undefined) check.signal('SIGKILL');
    };
    try {
      const check = await healthCommand(command, running.command, root, task.placement, deps.machine);
      const passed = await passes(check, timeout, { ...deps, onStart });
      return running === undefined ? undefined : passed;
    } catch (error) {
      if (error instanceof CannotStart) return running === undefined ? undefined : false;
      throw error;
    } finally {
      if (own) checks.delete(own);
    }
  }

  const ended = live();
  return {
    get pid() {
      return running?.process.pid;
    },
    get root() {
      return root;
    },
    ended,
    start: () => told.resolve('start'),
    signal(signal) {
      if (running) {
        running.process.signal(signal);
        return;
      }
      isCancelled = true;
      told.resolve('cancel');
    },
    check(check) {
      checked(check).then(
        (passed) => {
          if (passed !== undefined) onEvent({ kind: 'checked', container, passed });
        },
        () => onEvent({ kind: 'checked', container, passed: false }),
      );
    },
    forget() {
      isForgotten = true;
      told.resolve('forget');
    },
  };
}

async function pulled(pull: PullImage, reference: string): Promise<LocalImage> {
  try {
    return await pull(reference);
  } catch (error) {
    if (error instanceof ImageUnavailable) throw error;
    throw new ImageUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof ImageUnavailable
    ? `CannotPullContainerError: ${message}`
    : `CannotStartContainerError: ${message}`;
}
