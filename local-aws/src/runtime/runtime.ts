/** Where a container's lines go: one log stream. Lines come without their line end. */
export interface LogSink {
  write(line: string): void;
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
  /** Undefined: nobody reads the container's output. */
  readonly log: LogSink | undefined;
}

export interface TaskLaunch {
  readonly taskArn: string;
  readonly placement: Placement;
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
  | { readonly kind: 'pulled'; readonly container: string; readonly imageDigest: string }
  | { readonly kind: 'started'; readonly container: string; readonly runtimeId: string }
  | {
      /** A container could not be started; nothing more comes of it. */
      readonly kind: 'failed';
      readonly container: string;
      /** With AWS's code in front, e.g. `CannotPullContainerError: …`. */
      readonly reason: string;
    }
  | { readonly kind: 'exited'; readonly container: string; readonly exitCode: number; readonly outOfMemory: boolean };

/** A launched task. Signals to containers that have ended, or have not started yet, end them before they start. */
export interface RunningTask {
  signal(container: string, signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Gives back the placement. Called once, when every container has failed or exited. */
  release(): void;
}

/** What tasks run on. Calls return at once; events come later, never from inside a call. */
export interface Runtime {
  place(containerPorts: readonly number[]): Placement;
  launch(task: TaskLaunch, onEvent: (event: RuntimeEvent) => void): RunningTask;
  /** Ends everything that still runs, at once, and resolves when it has ended. */
  close(): Promise<void>;
}
