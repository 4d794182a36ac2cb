import type { Clock } from '../clock.ts';
import type { ImageSource } from '../registry/image-source.ts';
import { processGuard } from './guard.ts';
import { imagePuller } from './image/pull.ts';
import { memoryWatch } from './memory-watch.ts';
import { ownAddresses, ownPorts, type Random } from './placement.ts';
import type { Machine } from './process-command.ts';
import { type ContainerDeps, type ProcessContainer, processContainer } from './process-container.ts';
import { processTable } from './process-groups.ts';
import type { RunningTask, Runtime, Usage } from './runtime.ts';

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

/**
 * Runs a task's containers as child processes. What a container shares with the machine here, and would not on AWS: the
 * kernel, the users, the file system (the image's files lie in a directory of their own, which all tasks of the image
 * share, and the process can leave it), the network, and Node, where the image has none (on systems other than Linux,
 * always). A program that the image lacks but the machine has is found. The first process is not number 1: SIGTERM ends
 * it even if it has no handler. Memory is limited as `memoryWatch` says, CPU is not. An image's user, health check and
 * volumes are not looked at.
 */
export function processRuntime(deps: ProcessRuntimeDeps): Runtime {
  const { images, clock, dataDirectory, random = Math.random, machine = thisMachine() } = deps;
  const placements = deps.hasLoopbackRange ? ownAddresses(random) : ownPorts(random);
  const table = processTable();
  const alive = new Set<ProcessContainer>();
  const guard = processGuard();
  const containerDeps: ContainerDeps = {
    clock,
    guard,
    machine,
    memory: memoryWatch(clock, table),
    pull: imagePuller({
      images,
      dataDirectory,
      platform: { os: 'linux', architecture: architectureOf(process.arch) },
      isInUse: (root) => alive.values().some((container) => container.root === root),
    }),
  };

  function usageOf(pid: number | undefined): Usage | undefined {
    const group = pid === undefined ? undefined : table?.groups().get(pid);
    if (!group) return undefined;
    const { pids, memoryBytes, cpuNanoseconds, processes } = group;
    const memory = table?.proportionalMemory(pids) ?? memoryBytes;
    return { at: clock.now(), memoryBytes: memory, cpuNanoseconds, processes };
  }

  return {
    place: (containerPorts) => placements.take(containerPorts),

    prepare(task, onEvent): RunningTask {
      const containers = new Map<string, ProcessContainer>();
      for (const launch of task.containers) {
        const container = processContainer(task, launch, containerDeps, onEvent);
        containers.set(launch.name, container);
        alive.add(container);
        container.ended.then(() => alive.delete(container));
      }
      return {
        start: (name) => containers.get(name)?.start(),
        signal: (name, signal) => containers.get(name)?.signal(signal),
        check: (name, check) => containers.get(name)?.check(check),
        usage: (name) => usageOf(containers.get(name)?.pid),
        release() {
          for (const container of containers.values()) container.forget();
          placements.giveBack(task.placement);
        },
      };
    },

    async close() {
      const ended = [...alive].map((container) => {
        container.signal('SIGKILL');
        return container.ended;
      });
      await Promise.allSettled(ended);
      await guard.close();
    },
  };
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
