import type { Clock } from '../clock.ts';
import { type ImageSource, ImageUnavailable } from '../registry/image-source.ts';
import { type ContainerProcess, startContainerProcess } from './container-process.ts';
import { processGuard } from './guard.ts';
import { imagePuller, type LocalImage, type PullImage } from './image/pull.ts';
import { ownAddresses, ownPorts, type Random } from './placement.ts';
import { CannotStart, type Machine, processCommand } from './process-command.ts';
import type { ContainerLaunch, Placement, RunningTask, Runtime, RuntimeEvent } from './runtime.ts';

export interface ProcessRuntimeDeps {
  readonly images: ImageSource;
  readonly clock: Clock;
  /** Unpacked images are kept in `unpacked/` below it. */
  readonly dataDirectory: string;
  /** What `hasLoopbackRange` says: tasks get addresses of their own, or ports of their own on 127.0.0.1. */
  readonly hasLoopbackRange: boolean;
  readonly random?: Random;
  /** This machine by default. */
  readonly machine?: Machine;
}

/** A container between its launch and its end. */
interface Container {
  readonly launch: ContainerLaunch;
  process: ContainerProcess | undefined;
  isCancelled: boolean;
}

/**
 * Runs a task's containers as child processes. What a container shares with the machine here, and would not on AWS: the
 * kernel, the users, the file system (the image's files lie in a directory of their own, which all tasks of the image
 * share, and the process can leave it), the network, and Node, where the image has none (on systems other than Linux,
 * always). A program that the image lacks but the machine has is found. The first process is not number 1: SIGTERM ends
 * it even if it has no handler. An image's user, health check and volumes are not looked at.
 */
export function processRuntime(deps: ProcessRuntimeDeps): Runtime {
  const { images, clock, dataDirectory, random = Math.random, machine = thisMachine() } = deps;
  const placements = deps.hasLoopbackRange ? ownAddresses(random) : ownPorts(random);
  const guard = processGuard();
  const rootsInUse = new Map<Container, string>();
  const running = new Map<Container, Promise<void>>();
  const pull = imagePuller({
    images,
    dataDirectory,
    platform: { os: 'linux', architecture: architectureOf(process.arch) },
    isInUse: (root) => rootsInUse.values().some((used) => used === root),
  });

  async function run(
    container: Container,
    placement: Placement,
    onEvent: (event: RuntimeEvent) => void,
  ): Promise<void> {
    const { launch } = container;
    const name = launch.name;
    try {
      const image = await pulled(pull, launch.image);
      rootsInUse.set(container, image.root);
      onEvent({ kind: 'pulled', container: name, imageDigest: image.digest });
      const started = await start(container, image, placement);
      onEvent({ kind: 'started', container: name, runtimeId: `${started.pid}` });
      const exitCode = await started.exited;
      onEvent({ kind: 'exited', container: name, exitCode, outOfMemory: false });
    } catch (error) {
      onEvent({ kind: 'failed', container: name, reason: reasonOf(error) });
    } finally {
      rootsInUse.delete(container);
    }
  }

  async function start(container: Container, image: LocalImage, placement: Placement): Promise<ContainerProcess> {
    const { launch } = container;
    requireWanted(container);
    const command = await processCommand(launch, image.config, image.root, placement, machine);
    requireWanted(container);
    const started = await startContainerProcess(command, launch.log, { clock, guard });
    container.process = started;
    // Cancelled while the system was starting it: it has run, so it ends as a process that was killed.
    if (container.isCancelled) started.signal('SIGKILL');
    return started;
  }

  return {
    place: (containerPorts) => placements.take(containerPorts),

    launch(task, onEvent): RunningTask {
      const containers = new Map<string, Container>();
      for (const launch of task.containers) {
        const container: Container = { launch, process: undefined, isCancelled: false };
        containers.set(launch.name, container);
        const life = run(container, task.placement, onEvent).finally(() => running.delete(container));
        running.set(container, life);
      }
      return {
        signal(name, signal) {
          const container = containers.get(name);
          if (container !== undefined) stop(container, signal);
        },
        release: () => placements.giveBack(task.placement),
      };
    },

    async close() {
      for (const container of running.keys()) stop(container, 'SIGKILL');
      await Promise.allSettled(running.values());
      await guard.close();
    },
  };
}

function stop(container: Container, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (container.process === undefined) container.isCancelled = true;
  else container.process.signal(signal);
}

function requireWanted({ isCancelled }: Container): void {
  if (isCancelled) throw new CannotStart('the task was stopped before the container started');
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

/** Go's names of the architectures, which images use, from Node's. */
function architectureOf(arch: NodeJS.Architecture): string {
  switch (arch) {
    case 'x64':
      return 'amd64';
    case 'ia32':
      return '386';
    default:
      return arch;
  }
}

function thisMachine(): Machine {
  return {
    node: process.execPath,
    path: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    runsLinuxPrograms: process.platform === 'linux',
  };
}
