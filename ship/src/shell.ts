import { isGithubActions, type Workflow, workflowTo } from './report/github/workflow.ts';
import { type Output, outputTo } from './report/output.ts';

/** Everything of the process that a command may use. */
export interface Shell {
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly output: Output;
  readonly errors: Output;
  /** GitHub's runner, where there is one that reads what is written; on the stream of `output`, or of `errors`. */
  readonly workflow?: { readonly output: Workflow; readonly errors: Workflow };
  /**
   * Aborted by the first Ctrl-C, SIGTERM or closed terminal, from the first time this is asked for on; a second one
   * ends the process as if nobody listened.
   */
  interruption(): AbortSignal;
}

export function shellOf(process: NodeJS.Process): Shell {
  let controller: AbortController | undefined;
  return {
    environment: process.env,
    directory: process.cwd(),
    output: outputTo(process.stdout, process.env),
    errors: outputTo(process.stderr, process.env),
    ...(isGithubActions(process.env) && {
      workflow: {
        output: workflowTo((text) => process.stdout.write(text)),
        errors: workflowTo((text) => process.stderr.write(text)),
      },
    }),
    interruption() {
      if (controller !== undefined) return controller.signal;
      const interrupted = new AbortController();
      controller = interrupted;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort());
      return interrupted.signal;
    },
  };
}
