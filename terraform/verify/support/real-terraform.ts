import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { terraformIn } from '../../invocation/terraform.ts';
import { mainRoot } from './terraform.ts';

/** What stands beside a root's files and is none of it. */
const others = new Set(['account', 'bootstrap', 'global', 'policies', 'tests', 'verify', 'node_modules']);

// Not TERRAFORM: that may plan without a provider, and would apply to nothing.
const command = process.env.TERRAFORM_REAL;

/** Why a real apply cannot be tried here; undefined where it can. */
export function reasonToSkip(): string | undefined {
  if (command === undefined) return 'TERRAFORM_REAL names no command with the AWS provider';
  const { status } = spawnSync(`${command} version`, { shell: true, stdio: 'ignore' });
  return status === 0 ? undefined : `"${command} version" ends with ${status}: there is no real provider here`;
}

/** Whether there is time for what takes minutes: `TERRAFORM_REAL_LONG=1`. */
export const isLong: boolean = (process.env.TERRAFORM_REAL_LONG ?? '') !== '';

/** Values of Terraform variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** A copy of a root with a state of its own, applied to an AWS on this machine. */
export interface RealRoot {
  init(): Promise<void>;
  apply(variables?: Variables): Promise<void>;
  /** Throws where the plan is not empty, with what Terraform printed. */
  planIsEmpty(variables?: Variables): Promise<void>;
  destroy(variables?: Variables): Promise<void>;
  output(name: string): Promise<string>;
}

interface RealRootOptions {
  /** The root's folder in terraform/; the main root where it is left out. */
  readonly folder?: string;
  /** An empty folder, the caller's to remove. */
  readonly directory: string;
  readonly endpoint: string;
  /** Laid over the root: https://developer.hashicorp.com/terraform/language/files/override */
  readonly override?: string;
  /** In environments/. */
  readonly variablesFile?: string;
  /** Given to every command. */
  readonly variables: Variables;
}

export function realRoot({
  folder = '.',
  directory,
  endpoint,
  override,
  variablesFile,
  variables,
}: RealRootOptions): RealRoot {
  const source = join(mainRoot, folder);
  const root = join(directory, 'root');
  mkdirSync(root);
  cpSync(source, root, { recursive: true, filter: (file) => isOfRoot(file, source) });
  if (override !== undefined) writeFileSync(join(root, 'test_override.tf'), override);

  async function run(verb: string, parameters: readonly string[], more: Variables = {}): Promise<string> {
    const given = Object.entries({ ...variables, ...more }).map(([name, value]) => [
      `TF_VAR_${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const terraform = terraformIn(root, {
      ...process.env,
      ...Object.fromEntries(given),
      TERRAFORM: command,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    const { code, output, errors } = await terraform.run(verb, ...parameters, '-no-color');
    if (code !== 0) throw new Error(`terraform ${verb} ends with ${code}\n${output}${errors}`);
    return output;
  }

  const state = `-state=${join(directory, 'terraform.tfstate')}`;
  const file = variablesFile === undefined ? [] : [`-var-file=environments/${variablesFile}`];
  const common = [...file, '-input=false', state];
  return {
    init: async () => void (await run('init', ['-input=false'])),
    apply: async (more) => void (await run('apply', ['-auto-approve', ...common], more)),
    planIsEmpty: async (more) => void (await run('plan', ['-detailed-exitcode', ...common], more)),
    destroy: async (more) => void (await run('destroy', ['-auto-approve', ...common], more)),
    output: async (name) => (await run('output', ['-raw', state, name])).trim(),
  };
}

function isOfRoot(file: string, source: string): boolean {
  const name = basename(file);
  const isOther = others.has(name) && join(source, name) === file;
  return !isOther && !/(^\.terraform|\.tfstate|^terraform\.tfvars$|^backend\.tf$)/.test(name);
}
