import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The main root. */
const terraform = fileURLToPath(new URL('../..', import.meta.url));
/** What stands beside it and is none of it. */
const others = new Set(['account', 'bootstrap', 'global', 'policies', 'test', 'tests']);

const command = process.env.TERRAFORM_REAL ?? process.env.TERRAFORM;

/** Why a real apply cannot be tried here; undefined where it can. */
export function reasonToSkip(): string | undefined {
  if (command === undefined) return 'TERRAFORM_REAL names no command with the AWS provider';
  const { status } = spawnSync(`${command} version`, { shell: true, stdio: 'ignore' });
  return status === 0 ? undefined : `"${command} version" ends with ${status}: there is no real provider here`;
}

/** Values of Terraform variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** A copy of the main root with a state of its own, applied to an AWS on this machine. */
export interface RealRoot {
  init(): Promise<void>;
  apply(variables?: Variables): Promise<void>;
  /** Throws where the plan is not empty, with what Terraform printed. */
  planIsEmpty(variables?: Variables): Promise<void>;
  destroy(variables?: Variables): Promise<void>;
  output(name: string): Promise<string>;
}

interface RealRootOptions {
  /** An empty folder, the caller's to remove. */
  readonly directory: string;
  readonly endpoint: string;
  /** Where the load balancer listens in place of port 80, which others on this machine may have. */
  readonly listenerPort: number;
  readonly variablesFile: string;
  /** Given to every command. */
  readonly variables: Variables;
}

export function realRoot({ directory, endpoint, listenerPort, variablesFile, variables }: RealRootOptions): RealRoot {
  const root = join(directory, 'root');
  mkdirSync(root);
  cpSync(terraform, root, { recursive: true, filter: (source) => !isOther(source) });
  writeFileSync(join(root, 'port_override.tf'), listensOn(listenerPort));

  async function run(verb: string, parameters: readonly string[], more: Variables = {}): Promise<string> {
    const line = [command, verb, ...parameters, '-no-color'].join(' ');
    const given = Object.entries({ ...variables, ...more }).map(([name, value]) => [
      `TF_VAR_${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const child = spawn(line, {
      shell: true,
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...Object.fromEntries(given),
        TF_IN_AUTOMATION: '1',
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    });
    const [output, problems, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    if (code !== 0) throw new Error(`${line} ends with ${code}\n${output}${problems}`);
    return output;
  }

  const state = `-state=${join(directory, 'terraform.tfstate')}`;
  const common = [`-var-file=environments/${variablesFile}`, '-input=false', state];
  return {
    init: async () => void (await run('init', ['-input=false'])),
    apply: async (more) => void (await run('apply', ['-auto-approve', ...common], more)),
    planIsEmpty: async (more) => void (await run('plan', ['-detailed-exitcode', ...common], more)),
    destroy: async (more) => void (await run('destroy', ['-auto-approve', ...common], more)),
    output: async (name) => (await run('output', ['-raw', state, name])).trim(),
  };
}

function isOther(source: string): boolean {
  return (
    (others.has(basename(source)) && join(terraform, basename(source)) === source) ||
    /(^\.terraform|\.tfstate|^terraform\.tfvars$|^backend\.tf$)/.test(basename(source))
  );
}

/** An override file, which Terraform lays over the root: https://developer.hashicorp.com/terraform/language/files/override */
function listensOn(port: number): string {
  return `
resource "aws_lb_listener" "http" {
  port = ${port}
}

locals {
  url = "http://\${local.host}:${port}"
}
`;
}
