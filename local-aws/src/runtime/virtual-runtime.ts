import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { ContainerLaunch, RunningTask, Runtime, RuntimeEvent, TaskLaunch } from './runtime.ts';

/**
 * What containers of an image do, by the clock. `pulledAfter` and `cannot start` count from the preparation of their
 * task, `startsAfter` from the request to start, the others from the start.
 */
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
      /** Passes its own health checks from then on; from the start where it is undefined. */
      readonly healthyAfter?: Milliseconds;
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
  /** Has a container's own health checks fail from now on. */
  sicken(taskArn: string, container: string): void;
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
  readonly behaviour: Behaviour;
  readonly onEvent: (event: RuntimeEvent) => void;
  readonly timers: Set<Timer>;
  state: 'pulling' | 'pulled' | 'starting' | 'running' | 'ended';
  /** Asked to start before its image was there. */
  isWanted: boolean;
  listensSince: Milliseconds | undefined;
  healthySince: Milliseconds | undefined;
}

/** A runtime without processes: everything happens at the clock's times, in the same order every time. */
export function virtualRuntime({ clock, behaviourOf }: Deps): VirtualRuntime {
  const containers = new Set<VirtualContainer>();
  let placed = 0;

  function at(container: VirtualContainer, delay: Milliseconds, act: () => void): void {
    const timer = clock.after(delay, () => {
      container.timers.delete(timer);
      act();
    });
    container.timers.add(timer);
  }

  function end(container: VirtualContainer, event: RuntimeEvent | undefined): void {
    if (container.state === 'ended') return;
    container.state = 'ended';
    for (const timer of container.timers) timer.cancel();
    containers.delete(container);
    if (!event) return;
    container.launch.log?.end?.();
    container.onEvent(event);
  }

  function prepare(
    task: TaskLaunch,
    launch: ContainerLaunch,
    onEvent: (event: RuntimeEvent) => void,
  ): VirtualContainer {
    const behaviour = behaviourOf(launch.image);
    const container: VirtualContainer = {
      task,
      launch,
      behaviour,
      onEvent,
      timers: new Set(),
      state: 'pulling',
      isWanted: false,
      listensSince: undefined,
      healthySince: undefined,
    };
    containers.add(container);
    const { name, image } = launch;
    switch (behaviour.kind) {
      case 'cannot start': {
        const { reason, after = 0 } = behaviour;
        at(container, after, () => end(container, { kind: 'failed', container: name, reason }));
        break;
      }
      case 'runs':
        at(container, behaviour.pulledAfter ?? 0, () => {
          container.state = 'pulled';
          onEvent({ kind: 'pulled', container: name, imageDigest: digestFor(image) });
          if (container.isWanted) start(container);
        });
        break;
      default:
        behaviour satisfies never;
    }
    return container;
  }

  function start(container: VirtualContainer): void {
    const { behaviour, launch, onEvent, task } = container;
    container.isWanted = true;
    if (behaviour.kind !== 'runs' || container.state !== 'pulled') return;
    container.state = 'starting';
    const { startsAfter = 0, listensAfter, healthyAfter = 0, exits, output = [] } = behaviour;
    at(container, startsAfter, () => {
      container.state = 'running';
      onEvent({ kind: 'started', container: launch.name, runtimeId: `${task.taskArn}/${launch.name}` });
      for (const line of output) launch.log?.write(line);
      if (listensAfter !== undefined) container.listensSince = clock.now() + listensAfter;
      container.healthySince = clock.now() + healthyAfter;
      if (exits === undefined) return;
      at(container, exits.after, () => end(container, exited(launch.name, exits.exitCode, exits.outOfMemory)));
    });
  }

  function signal(container: VirtualContainer, sent: 'SIGTERM' | 'SIGKILL'): void {
    const { behaviour, launch, state } = container;
    switch (state) {
      case 'ended':
        return;
      case 'running':
        if (sent === 'SIGKILL') {
          at(container, 0, () => end(container, exited(launch.name, 137)));
        } else if (behaviour.kind === 'runs' && behaviour.onTerm !== undefined) {
          const { after, exitCode } = behaviour.onTerm;
          at(container, after, () => end(container, exited(launch.name, exitCode)));
        }
        return;
      case 'pulling':
      case 'pulled':
      case 'starting': {
        const reason = 'CannotStartContainerError: the task was stopped before the container started';
        at(container, 0, () => end(container, { kind: 'failed', container: launch.name, reason }));
        return;
      }
      default:
        state satisfies never;
    }
  }

  function check(container: VirtualContainer): void {
    at(container, 0, () => {
      const { healthySince, launch, onEvent } = container;
      const passed = healthySince !== undefined && healthySince <= clock.now();
      onEvent({ kind: 'checked', container: launch.name, passed });
    });
  }

  function find(taskArn: string, name: string): VirtualContainer | undefined {
    return containers.values().find(({ task, launch }) => task.taskArn === taskArn && launch.name === name);
  }

  return {
    place(containerPorts) {
      placed += 1;
      const address = `10.${(placed >> 16) & 255}.${(placed >> 8) & 255}.${placed & 255}`;
      return { address, ports: Object.fromEntries(containerPorts.map((port) => [port, port])) };
    },
    prepare(task, onEvent): RunningTask {
      const own = new Map(task.containers.map((launch) => [launch.name, prepare(task, launch, onEvent)]));
      const withOwn = (name: string, act: (container: VirtualContainer) => void): void => {
        const container = own.get(name);
        if (container !== undefined) act(container);
      };
      return {
        start: (name) => withOwn(name, start),
        signal: (name, sent) => withOwn(name, (container) => signal(container, sent)),
        check: (name) =>
          withOwn(name, (container) => {
            if (container.state === 'running') check(container);
          }),
        usage: () => undefined,
        release() {
          for (const container of own.values()) end(container, undefined);
        },
      };
    },
    async close() {
      for (const container of [...containers]) end(container, exited(container.launch.name, 137));
    },
    isListening(address, port) {
      return containers.values().some(({ task: { placement }, listensSince }) => {
        const isThere = placement.address === address && Object.values(placement.ports).includes(port);
        return isThere && listensSince !== undefined && listensSince <= clock.now();
      });
    },
    crash(taskArn, name, exitCode, outOfMemory) {
      const found = find(taskArn, name);
      if (found?.state === 'running') end(found, exited(name, exitCode, outOfMemory));
    },
    sicken(taskArn, name) {
      const found = find(taskArn, name);
      if (found) found.healthySince = undefined;
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
