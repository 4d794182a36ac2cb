import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';

/** A command's action, with its options as commander has parsed them. */
export type Defined<Options> = (options: Options) => Promise<ExitCode>;

/** A command as `ship --help` shows it; what it takes and does is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Adds the options and the example to the command, and its action. */
  readonly define: (command: Command, shell: Shell) => Promise<void>;
}

function entry<Options>(
  name: string,
  summary: string,
  load: () => Promise<{ define(command: Command, shell: Shell): Defined<Options> }>,
  finish: (code: ExitCode) => void,
): CommandEntry {
  return {
    name,
    summary,
    async define(command, shell) {
      const { define } = await load();
      const act = define(command, shell);
      command.action(async (options: Options) => finish(await act(options)));
    },
  };
}

/** Every command of ship, in the order of a first day with it. */
export function commandEntries(finish: (code: ExitCode) => void): readonly CommandEntry[] {
  return [
    entry('up', 'run the service on a local AWS, until Ctrl-C', () => import('./up.ts'), finish),
    entry('down', 'end the local AWS and forget its data', () => import('./down.ts'), finish),
    entry('build', "build the service's OCI image, without Docker", () => import('./build.ts'), finish),
    entry('base', 'make a minimal base image with Node', () => import('./base.ts'), finish),
    entry('push', 'build the image and push it to ECR', () => import('./push.ts'), finish),
    entry('tags', "show the tags of this commit's image", () => import('./tags.ts'), finish),
    entry('scan', 'look the dependencies up in the advisories of npm', () => import('./scan.ts'), finish),
    entry('verify-image', "check an image's signature and papers", () => import('./verify-image.ts'), finish),
    entry('deploy', 'roll an image out and answer for it', () => import('./deploy.ts'), finish),
    entry('rollback', 'go back to the last good revision', () => import('./rollback.ts'), finish),
    entry('status', 'show the service, its deployments and tasks', () => import('./status.ts'), finish),
    entry('logs', "show all tasks' log lines", () => import('./logs.ts'), finish),
    entry('drill', 'break things under load, and see what holds', () => import('./drill.ts'), finish),
  ];
}
