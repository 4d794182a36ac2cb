import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { ContainerLaunch, RunningTask, Runtime, RuntimeEvent, TaskLaunch } from './runtime.ts';

/** What containers of an image do, by the clock. Times count from the launch, `exits` and `listens` from the start. */
export type Behaviour =
  | {
      readonly kind: 'cannot start';
      /** E.g. `CannotPullContainerError: …`. */
      readonly reason: string;
      readonly after?: Milliseconds;
    }
  | {
      readonly kind: 'runs';
      readonly pulledAfter?: Milliseconds;
      readonly startsAfter?: Milliseconds;
      /** Answers at its ports from then on; never where it is undefined. */
      readonly listensAfter?: Milliseconds;
      readonly exits?: { readonly after: Milliseconds; readonly exitCode: number; readonly outOfMemory?: boolean };
      /** What SIGTERM does; undefined: nothing, it takes SIGKILL. */
      readonly onTerm?: { readonly after: Milliseconds; readonly exitCode: number };
      readonly output?: readonly string[];
    };

export interface VirtualRuntime extends Runtime {
  /** Whether something answers there now: what a simulated health check asks. */
  isListening(address: string, port: number): boolean;
  /** Ends a container at once, as a crash or the out-of-memory killer does. */
  crash(taskArn: string, container: string, exitCode: number, outOfMemory?: boolean): void;
  /** ARNs of the tasks with a container that has neither failed nor exited. */
  liveTasks(): readonly string[];
}

interface Deps {
  readonly clock: Clock;
  readonly behaviourOf: (image: string) => Behaviour;
}

interface VirtualContainer {
  readonly task: TaskLaunch;
  readonly launch: ContainerLaunch;
  state: 'starting' | 'running' | 'ended';
  listensSince: Milliseconds | undefined;
  readonly timers: Set<Timer>;
  end(event: RuntimeEvent): void;
}

/** A runtime without processes: everything happens at the clock's times, in the same order every time. */
export function virtualRuntime({ clock, behaviourOf }: Deps): VirtualRuntime {
  const containers = new Set<VirtualContainer>();
  let placed = 0;

  function begin(task: TaskLaunch, launch: ContainerLaunch, onEvent: (event: RuntimeEvent) => void): VirtualContainer {
    const { name } = launch;
    const behaviour = behaviourOf(launch.image);
    const container: VirtualContainer = {
      task,
      launch,
      state: 'starting',
      listensSince: undefined,
      timers: new Set(),
      end(event) {
        if (container.state === 'ended') return;
        container.state = 'ended';
        for (const timer of container.timers) timer.cancel();
        containers.delete(container);
        onEvent(event);
      },
    };
    containers.add(container);
    const at = (delay: Milliseconds, act: () => void): unknown => container.timers.add(clock.after(delay, act));
    switch (behaviour.kind) {
      case 'cannot start':
        at(behaviour.after ?? 0, () => container.end({ kind: 'failed', container: name, reason: behaviour.reason }));
        break;
      case 'runs': {
        const { pulledAfter = 0, startsAfter = pulledAfter, listensAfter, exits, output = [] } = behaviour;
        at(pulledAfter, () => onEvent({ kind: 'pulled', container: name, imageDigest: digestFor(launch.image) }));
        at(startsAfter, () => {
          container.state = 'running';
          onEvent({ kind: 'started', container: name, runtimeId: `${task.taskArn}/${name}` });
          for (const line of output) launch.log?.write(line);
          if (listensAfter !== undefined) container.listensSince = clock.now() + listensAfter;
          if (exits !== undefined)
            at(exits.after, () => container.end(exited(name, exits.exitCode, exits.outOfMemory)));
        });
        break;
      }
      default:
        behaviour satisfies never;
    }
    return container;
  }

  function signal(container: VirtualContainer, sent: 'SIGTERM' | 'SIGKILL'): void {
    const { name, image } = container.launch;
    const behaviour = behaviourOf(image);
    if (container.state === 'ended') return;
    if (container.state === 'starting') {
      const reason = 'CannotStartContainerError: the task was stopped before the container started';
      container.timers.add(clock.after(0, () => container.end({ kind: 'failed', container: name, reason })));
    } else if (sent === 'SIGKILL') {
      container.timers.add(clock.after(0, () => container.end(exited(name, 137))));
    } else if (behaviour.kind === 'runs' && behaviour.onTerm !== undefined) {
      const { after, exitCode } = behaviour.onTerm;
      container.timers.add(clock.after(after, () => container.end(exited(name, exitCode))));
    }
  }

  return {
    place(containerPorts) {
      placed += 1;
      const address = `10.${(placed >> 16) & 255}.${(placed >> 8) & 255}.${placed & 255}`;
      return { address, ports: Object.fromEntries(containerPorts.map((port) => [port, port])) };
    },
    launch(task, onEvent): RunningTask {
      const own = new Map(task.containers.map((launch) => [launch.name, begin(task, launch, onEvent)]));
      return {
        signal(name, sent) {
          const container = own.get(name);
          if (container !== undefined) signal(container, sent);
        },
        release: () => undefined,
      };
    },
    async close() {
      for (const container of [...containers]) container.end(exited(container.launch.name, 137));
    },
    isListening(address, port) {
      return containers.values().some(({ task: { placement }, listensSince }) => {
        const isThere = placement.address === address && Object.values(placement.ports).includes(port);
        return isThere && listensSince !== undefined && listensSince <= clock.now();
      });
    },
    crash(taskArn, name, exitCode, outOfMemory) {
      const found = containers.values().find(({ task, launch }) => task.taskArn === taskArn && launch.name === name);
      if (found?.state === 'running') found.end(exited(name, exitCode, outOfMemory));
    },
    liveTasks: () => [...new Set(containers.values().map(({ task }) => task.taskArn))],
  };
}

function exited(container: string, exitCode: number, outOfMemory = false): RuntimeEvent {
  return { kind: 'exited', container, exitCode, outOfMemory };
}

/** The digest in the reference, or one that stands for it: the same for the same reference. */
function digestFor(image: string): string {
  const digest = image.split('@')[1];
  if (digest !== undefined) return digest;
  let hash = 0;
  for (const character of image) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `sha256:${hash.toString(16).padStart(64, '0')}`;
}
