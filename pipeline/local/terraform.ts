import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Job, Step } from '../workflow/workflow.ts';

/** Why there is no Terraform to plan with; undefined where there is. The command is named by TERRAFORM. */
export async function withoutTerraform(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const [command = 'terraform', ...parameters] = (environment.TERRAFORM ?? 'terraform').split(/\s+/);
  try {
    await promisify(execFile)(command, [...parameters, 'version']);
    return undefined;
  } catch {
    return `${command} is not here (the variable TERRAFORM names another command)`;
  }
}

/**
 * Why a step cannot run here: those that call Terraform where there is none, and those that need what a stand-in for the
 * AWS provider has not: a plan that can be applied.
 */
export function impossibleWithout(missing: string | undefined): (step: Step, job: Job) => string | undefined {
  return (step) => {
    if (step.kind !== 'run') return undefined;
    if (/npm run github -- (comment|issue|release)/.test(step.run)) return 'nothing leaves this machine';
    if (/npm run terraform -- apply/.test(step.run)) return 'ship up has made the local AWS, not this plan';
    const needsTerraform = /npm run (?:--silent )?(terraform|plan:review|drift)\b/.test(step.run);
    return needsTerraform ? missing : undefined;
  };
}
