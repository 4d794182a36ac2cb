import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Terraform in the folder of one configuration. Runs to its end, whatever its exit code; throws a Failure where it cannot be started. */
export interface Terraform {
  run(...parameters: readonly string[]): Promise<Finished>;
  /** What it says is seen as it says it. */
  runVisibly(...parameters: readonly string[]): Promise<number>;
}

/** The command that the variable TERRAFORM names (it may carry parameters), or `terraform`. */
export function terraformIn(directory: string, environment: NodeJS.ProcessEnv): Terraform {
  const [program = 'terraform', ...first] = (environment.TERRAFORM ?? 'terraform').split(/\s+/).filter(Boolean);

  function start(parameters: readonly string[], stdio: StdioOptions): Started {
    const child = spawn(program, [...first, ...parameters], {
      cwd: directory,
      env: { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
      stdio,
    });
    const failed = once(child, 'error').then(([error]) => {
      throw new Failure({
        code: 'terraform-missing',
        where: program,
        what: `cannot be started (${error instanceof Error ? error.message : String(error)})`,
        remedy: 'install Terraform 1.11 or newer, or name a command in the variable TERRAFORM',
      });
    });
    const closed = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : 1));
    return { child, code: Promise.race([closed, failed]) };
  }

  return {
    async run(...parameters) {
      const { child, code } = start(parameters, ['ignore', 'pipe', 'pipe']);
      const [ended, output, errors] = await Promise.all([code, read(child.stdout), read(child.stderr)]);
      return { code: ended, output, errors };
    },
    runVisibly: (...parameters) => start(parameters, ['ignore', 'inherit', 'inherit']).code,
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly code: Promise<number>;
}

function read(stream: ChildProcess['stdout']): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream);
}
