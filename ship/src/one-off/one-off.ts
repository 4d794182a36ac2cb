import type { Milliseconds } from '../clock.ts';
import type { TaskState } from '../deployment/state.ts';
import type { LogSource } from '../logs/log-source.ts';

/** What is run once. */
export interface OneOffRequest {
  readonly command: readonly string[];
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** A revision of the service's task definition; undefined: the one that runs. */
  readonly revision: number | undefined;
  /** The command becomes the arguments of the image's ENTRYPOINT, and nothing is registered for it. */
  readonly keepsEntrypoint: boolean;
}

/** A task that was started for one command. */
export interface OneOffTask {
  readonly id: string;
  readonly arn: string;
  /** `family:revision` of what it runs. */
  readonly taskDefinition: string;
  readonly createdAt: Milliseconds;
  look(): Promise<TaskState | undefined>;
  stop(reason: string): Promise<void>;
  /** Its lines alone. */
  readonly log: LogSource;
}

/** How a one-off task ended. */
export interface OneOffEnd {
  readonly kind: 'ended' | 'timed out' | 'interrupted' | 'never started';
  /** The container's; undefined where it never ran. */
  readonly exitCode: number | undefined;
  /** AWS's words. */
  readonly reason: string;
  readonly elapsed: Milliseconds;
}

/**
 * What `ship run` tells the shell: the container's exit code, 124 where the time was up (as timeout(1)), 125 where the
 * task never ran (as docker run), 130 after Ctrl-C.
 */
export function exitCodeOfRun({ kind, exitCode }: OneOffEnd): number {
  switch (kind) {
    case 'ended':
      return exitCode ?? 125;
    case 'timed out':
      return 124;
    case 'never started':
      return 125;
    case 'interrupted':
      return 130;
    default:
      return kind satisfies never;
  }
}
