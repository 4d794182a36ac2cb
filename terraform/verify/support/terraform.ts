import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finished, terraformIn } from '../../invocation/terraform.ts';

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
export function terraform(
  parameters: readonly string[],
  { root = '.', command = 'TERRAFORM' }: { readonly root?: string; readonly command?: Command } = {},
): Promise<Finished> {
  const { env } = process;
  const named = (command === 'TERRAFORM_REAL' ? env.TERRAFORM_REAL : undefined) ?? env.TERRAFORM;
  return terraformIn(join(mainRoot, root), { ...env, TERRAFORM: named }).run(...parameters);
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
