import type { Command, OptionValues } from 'commander';
import type { Shell } from '../shell.ts';

/** What stands on the command line beside the options. */
export interface Given {
  /** The arguments that are no options, as many as the command takes. */
  readonly operands: readonly string[];
  /** What follows `--`, for another program. */
  readonly command: readonly string[];
}

/** A command's action, with its options as commander has parsed them. Its number is the process's exit code. */
export type Defined<Options> = (options: Options, given: Given) => Promise<number>;

/** A command as `ship --help` shows it; what it takes and does is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Whether `-- program arguments…` may follow. */
  readonly takesCommand: boolean;
  /** Adds the options and the example to the command, and its action with what followed `--`. */
  readonly define: (command: Command, shell: Shell, handedOn: readonly string[]) => Promise<void>;
}

function entry<Options>(
  name: string,
  summary: string,
  load: () => Promise<{ define(command: Command, shell: Shell): Defined<Options> }>,
  finish: (code: number) => void,
  takesCommand = false,
): CommandEntry {
  return {
    name,
    summary,
    takesCommand,
    async define(command, shell, handedOn) {
      const { define } = await load();
      const act = define(command, shell);
      command.action(async () =>
        finish(await act(command.opts<Options & OptionValues>(), { operands: command.args, command: handedOn })),
      );
    },
  };
}

/** Every command of ship, in the order of a first day with it. */
export function commandEntries(finish: (code: number) => void): readonly CommandEntry[] {
  return [
    entry('up', 'run the service on a local AWS, until Ctrl-C', () => import('./up.ts'), finish),
    entry('down', 'end the local AWS and forget its data', () => import('./down.ts'), finish),
    entry('build', "build the service's OCI image, without Docker", () => import('./build.ts'), finish),
    entry('base', 'make a minimal base image with Node', () => import('./base.ts'), finish),
    entry('push', 'build the image and push it to ECR', () => import('./push.ts'), finish),
    entry('tags', "show the tags of this commit's image", () => import('./tags.ts'), finish),
    entry('scan', 'look the dependencies up in the advisories of npm', () => import('./scan.ts'), finish),
    entry('verify-image', "check an image's signature and papers", () => import('./verify-image.ts'), finish),
    entry('diff', 'show what a deployment would change', () => import('./diff.ts'), finish),
    entry('verify', 'check what a deployment needs, without one', () => import('./verify.ts'), finish),
    entry('deploy', 'roll an image out and answer for it', () => import('./deploy.ts'), finish),
    entry('rollback', 'go back to the last good revision', () => import('./rollback.ts'), finish),
    entry('continue', 'let a paused deployment go on, or back', () => import('./continue.ts'), finish),
    entry('unlock', 'break the lock of a run that is gone', () => import('./unlock.ts'), finish),
    entry('promote', "deploy one environment's image to the next", () => import('./promote.ts'), finish),
    entry('status', 'show the service, its deployments and tasks', () => import('./status.ts'), finish),
    entry('history', 'show who deployed what, when, and how it ended', () => import('./history.ts'), finish),
    entry('logs', "show all tasks' log lines", () => import('./logs.ts'), finish),
    entry('scale', 'run another number of tasks', () => import('./scale.ts'), finish),
    entry('run', 'run a command once in a task of its own', () => import('./run.ts'), finish, true),
    entry('exec', 'open a command in a running task (ECS Exec)', () => import('./exec.ts'), finish, true),
    entry('doctor', 'check this machine, the account and the service', () => import('./doctor.ts'), finish),
    entry('notify', 'show or test who is told of deployments', () => import('./notify.ts'), finish),
    entry('permissions', 'show what AWS has to allow ship', () => import('./permissions.ts'), finish),
    entry('completion', 'print the completion script of a shell', () => import('./completion.ts'), finish),
    entry('drill', 'break things under load, and see what holds', () => import('./drill.ts'), finish),
    entry('capacity', 'plan tasks, quotas and costs for a load', () => import('./capacity.ts'), finish),
  ];
}
