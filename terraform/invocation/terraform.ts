import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Terraform in the folder of one configuration. */
export interface Terraform {
  /** Runs it to its end, whatever its exit code; throws a Failure where it cannot be started. */
  run(...parameters: readonly string[]): Promise<Finished>;
}

/** The command that the variable TERRAFORM names (it may carry parameters), or `terraform`. */
export function terraformIn(directory: string, environment: NodeJS.ProcessEnv): Terraform {
  const [program = 'terraform', ...first] = (environment.TERRAFORM ?? 'terraform').split(/\s+/).filter(Boolean);
  return {
    async run(...parameters) {
      const child = spawn(program, [...first, ...parameters], {
        cwd: directory,
        env: { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const failed = once(child, 'error').then(([error]) => {
        throw new Failure({
          code: 'terraform-missing',
          where: program,
          what: `cannot be started (${error instanceof Error ? error.message : String(error)})`,
          remedy: 'install Terraform 1.11 or newer, or name a command in the variable TERRAFORM',
        });
      });
      const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      const [output, errors, [code]] = await Promise.race([ended, failed]);
      return { code: typeof code === 'number' ? code : 1, output, errors };
    },
  };
}
