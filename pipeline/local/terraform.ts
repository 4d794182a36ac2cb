import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Job, Step } from '../workflow/workflow.ts';

const run = promisify(execFile);

/** So long a failure takes at the most; whoever is still fetching the provider then has it soon. */
const probeTimeout = 15_000;

const needed = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}
`;

/**
 * Why there is no Terraform to plan with; undefined where there is. The command is named by TERRAFORM. It must be able to get
 * the AWS provider, which is tried in `directory`.
 */
export async function withoutTerraform(environment: NodeJS.ProcessEnv, directory: string): Promise<string | undefined> {
  const [command = 'terraform', ...parameters] = (environment.TERRAFORM ?? 'terraform').split(/\s+/);
  const remedy = 'the variable TERRAFORM names another command';
  try {
    await run(command, [...parameters, 'version']);
  } catch {
    return `${command} is not here (${remedy})`;
  }
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'probe.tf'), needed);
  try {
    await run(command, [...parameters, 'init', '-input=false', '-backend=false'], {
      cwd: directory,
      timeout: probeTimeout,
    });
    return undefined;
  } catch (error) {
    const isStillFetching = error instanceof Error && 'killed' in error && error.killed === true;
    return isStillFetching ? undefined : `${command} cannot get the AWS provider here (${remedy})`;
  }
}

/**
 * Why a step cannot run here: those that call Terraform where there is none, those that read what these would have
 * written, and those that need what a stand-in for the AWS provider has not: a plan that can be applied.
 */
export function impossibleWithout(missing: string | undefined): (step: Step, job: Job) => string | undefined {
  return (step, job) => {
    if (step.kind !== 'run') return undefined;
    if (/npm run github -- (comment|issue|release)/.test(step.run)) return 'nothing leaves this machine';
    if (/npm run terraform -- apply/.test(step.run)) return 'ship up has made the local AWS, not this plan';
    const words = step.run.split(/\s+/);
    const readsOne = job.steps.some((other) => writtenByTerraform(other).some((file) => words.includes(file)));
    return callsTerraform(step) || readsOne ? missing : undefined;
  };
}

function callsTerraform(step: Step): boolean {
  return step.kind === 'run' && /npm run (?:--silent )?(terraform|plan:review|drift)\b/.test(step.run);
}

function writtenByTerraform(step: Step): readonly string[] {
  if (step.kind !== 'run' || !callsTerraform(step)) return [];
  return [...step.run.matchAll(/(?:>|--out)\s+(\S+)/g)].map(([, file = '']) => file);
}
