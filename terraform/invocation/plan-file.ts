import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, parsePlan } from '../plan/plan.ts';
import { Failure } from './failure.ts';
import type { Finished, Terraform } from './terraform.ts';

/** Reads a plan: its JSON, or the plan file itself, which Terraform is asked to show. */
export async function readPlan(path: string, terraform: Terraform): Promise<Plan> {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    throw new Failure({ code: 'plan-missing', where: path, what: 'cannot be read', remedy: 'name a plan file' });
  }
  // A plan file is a ZIP archive.
  const isArchive = content.subarray(0, 2).toString() === 'PK';
  return isArchive ? showPlan(path, terraform) : parsePlan(content.toString('utf8'), path);
}

/** What is planned for an environment, with the variables of its file and those given over it. */
export async function planEnvironment(
  terraform: Terraform,
  directory: string,
  environment: string | undefined,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Plan> {
  const parameters = [...variablesFile(directory, environment), ...assignments(variables)];
  return withPlan(terraform, ['plan', '-lock=false', ...parameters], (finished) => {
    if (finished.code !== 0) throw planFailed(finished, environment);
  });
}

/** Runs a kind of `terraform plan`, has its exit looked at, and reads what it planned. */
export async function withPlan(
  terraform: Terraform,
  parameters: readonly string[],
  check: (finished: Finished) => void,
): Promise<Plan> {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-plan-'));
  try {
    const path = join(directory, 'plan.bin');
    check(await terraform.run(...parameters, '-input=false', '-no-color', `-out=${path}`));
    return await showPlan(path, terraform);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** `-var-file=` of an environment; a configuration without environments has none. */
export function variablesFile(directory: string, environment: string | undefined): readonly string[] {
  if (environment === undefined) return [];
  const folder = join(directory, 'environments');
  const file = `${environment}.tfvars.json`;
  if (existsSync(join(folder, file))) return [`-var-file=environments/${file}`];
  const known = existsSync(folder)
    ? readdirSync(folder).flatMap((name) => /^(.+)\.tfvars\.json$/.exec(name)?.[1] ?? [])
    : [];
  throw new Failure({
    code: 'environment-unknown',
    where: `--env ${environment}`,
    what: `there is no environments/${file}`,
    ...(known.length === 0 ? {} : { remedy: `there is ${known.join(', ')}` }),
  });
}

export function planFailed({ output, errors }: Finished, environment: string | undefined): Failure {
  const evidence = (errors.trim() || output.trim()).split('\n').slice(-40).join('\n');
  const isUninitialised = /terraform init|Backend initialization required/.test(evidence);
  const backend = environment === undefined ? '' : ` -backend-config=environments/${environment}.s3.tfbackend`;
  return new Failure({
    code: 'plan-failed',
    what: 'terraform plan failed',
    remedy: isUninitialised ? `run terraform init${backend} first` : 'Terraform said:',
    evidence,
  });
}

async function showPlan(path: string, terraform: Terraform): Promise<Plan> {
  const { code, output, errors } = await terraform.run('show', '-json', '-no-color', path);
  if (code !== 0) {
    throw new Failure({
      code: 'plan-unreadable',
      where: path,
      what: 'terraform cannot show it',
      remedy: 'Terraform said:',
      evidence: errors.trim(),
    });
  }
  return parsePlan(output, path);
}

function assignments(variables: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(variables).map(
    ([name, value]) => `-var=${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}
