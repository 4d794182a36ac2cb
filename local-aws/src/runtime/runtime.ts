import type { Milliseconds } from '../clock.ts';

/** Where a container's lines go: one log stream. Lines come without their line end. */
export interface LogSink {
  write(line: string): void;
  /** No more lines come. */
  end?(): void;
}

export interface ContainerLaunch {
  readonly name: string;
  readonly image: string;
  /** Undefined: as the image says. */
  readonly entryPoint: readonly string[] | undefined;
  readonly command: readonly string[] | undefined;
  readonly workingDirectory: string | undefined;
  /** What the task definition sets; it goes over what the image sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The hard limit in bytes; undefined: the task's. */
  readonly memoryLimit: number | undefined;
  /** Undefined: nobody reads the container's output. */
  readonly log: LogSink | undefined;
}

export interface TaskLaunch {
  readonly taskArn: string;
  readonly placement: Placement;
  /** Of all containers together, in bytes; undefined: none. */
  readonly memoryLimit: number | undefined;
  readonly containers: readonly ContainerLaunch[];
}

/**
 * Where a task is reached. On systems with the whole loopback range a task has an address of its own and its ports are
 * the containers' own; elsewhere it shares 127.0.0.1 and a container's port stands at another.
 */
export interface Placement {
  readonly address: string;
  /** Container port → the port where it is reached. */
  readonly ports: Readonly<Record<number, number>>;
}

/** What happens to a task's containers, in order of happening. `exited` is the last word about a container that started. */
export type RuntimeEvent =
  /** The image is there: the container can be started. */
  | { readonly kind: 'pulled'; readonly container: string; readonly imageDigest: string }
  | { readonly kind: 'started'; readonly container: string; readonly runtimeId: string }
  | {
      /** A container could not be started; nothing more comes of it. */
      readonly kind: 'failed';
      readonly container: string;
      /** With AWS's code in front, e.g. `CannotPullContainerError: …`. */
      readonly reason: string;
    }
  /** A health check has ended. None comes for a container that has exited. */
  | { readonly kind: 'checked'; readonly container: string; readonly passed: boolean }
  | { readonly kind: 'exited'; readonly container: string; readonly exitCode: number; readonly outOfMemory: boolean };

/** A container's health check: `CMD` and a program with its arguments, or `CMD-SHELL` and a line for its shell. */
export interface HealthCommand {
  readonly command: readonly string[];
  readonly timeout: Milliseconds;
}

/** What a container has used, and uses now. */
export interface Usage {
  /** When it was measured, in milliseconds since the epoch. */
  readonly at: Milliseconds;
  /** Since the container's start, of its processes that still run. */
  readonly cpuNanoseconds: number;
  readonly memoryBytes: number;
  readonly processes: number;
}

/** A task whose images are being pulled, or whose containers run. */
export interface RunningTask {
  /** Starts a container, as soon as its image is there. Called once for each container at most. */
  start(container: string): void;
  /** A container that has not started yet fails instead. Nothing happens to one that has ended. */
  signal(container: string, signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Runs a health check inside the container, where it runs; the answer is an event. */
  check(container: string, check: HealthCommand): void;
  /** Undefined where the container does not run, or the system does not say. */
  usage(container: string): Usage | undefined;
  /** Gives back the placement. Called once, when every container that was started has failed or exited. */
  release(): void;
}

/** What tasks run on. Calls return at once; events come later, never from inside a call. */
export interface Runtime {
  place(containerPorts: readonly number[]): Placement;
  /** Pulls the images of a task's containers; none is started yet. */
  prepare(task: TaskLaunch, onEvent: (event: RuntimeEvent) => void): RunningTask;
  /** Ends everything that still runs, at once, and resolves when it has ended. */
  close(): Promise<void>;
}
