import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** How a run of Terraform ended. */
export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Which of the commands: the one that plans, or the one that holds the oldest provider that is supported. */
export type Command = 'TERRAFORM' | 'TERRAFORM_REAL';

/** The folder with the main root. */
export const mainRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/** The folders that Terraform can be run in: the main root, and those beside it that have files of their own. */
export function roots(): readonly string[] {
  const beside = readdirSync(mainRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isRoot(join(mainRoot, entry.name)))
    .map(({ name }) => name);
  return ['.', ...beside];
}

function isRoot(directory: string): boolean {
  return existsSync(join(directory, 'main.tf'));
}

/**
 * Runs the command that a variable names, which may carry parameters, in a root. TERRAFORM is `terraform` where nothing
 * is said; TERRAFORM_REAL is the same as TERRAFORM.
 */
export async function terraform(
  parameters: readonly string[],
  { root = '.', command = 'TERRAFORM' }: { readonly root?: string; readonly command?: Command } = {},
): Promise<Finished> {
  const { env } = process;
  const named = (command === 'TERRAFORM_REAL' ? env.TERRAFORM_REAL : undefined) ?? env.TERRAFORM ?? 'terraform';
  const [program = 'terraform', ...first] = named.split(/\s+/).filter(Boolean);
  const child = spawn(program, [...first, ...parameters], {
    cwd: join(mainRoot, root),
    env: { ...env, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const failed = once(child, 'error').then(([error]) => {
    throw error;
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const [output, errors, [code]] = await Promise.race([ended, failed]);
  return { code: typeof code === 'number' ? code : 1, output, errors };
}

/** Why nothing can be tested here; false where it can. For a test's `skip`. */
export async function withoutTerraform(): Promise<string | false> {
  try {
    const { code } = await terraform(['version']);
    return code === 0 ? false : 'terraform cannot run here';
  } catch {
    return 'terraform is not installed, and the variable TERRAFORM names no command';
  }
}
