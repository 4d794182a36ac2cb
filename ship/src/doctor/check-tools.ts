import { execFile } from 'node:child_process';
import { type Check, type Finding, ok, problem, warning } from '../checks/check.ts';
import { onPath } from '../programs/on-path.ts';

interface Tool {
  readonly name: string;
  /** As it is called; may carry arguments. */
  readonly call: string;
  readonly versionArguments: readonly string[];
  /** What does not work without it. */
  readonly missing: string;
  readonly remedy: string;
}

/** The oldest Node that ship can be started by: its own is among the project's packages. */
const oldestNode = 20;

export function toolChecks(environment: NodeJS.ProcessEnv, nodeVersion: string): readonly Check[] {
  const tools: readonly Tool[] = [
    {
      name: 'git',
      call: 'git',
      versionArguments: ['--version'],
      missing: 'images have no commit, and ship tags has nothing to say',
      remedy: 'install it: https://git-scm.com/downloads',
    },
    {
      name: 'terraform',
      call: environment.TERRAFORM || 'terraform',
      versionArguments: ['version'],
      missing: 'the infrastructure on AWS can be made from a pipeline only',
      remedy: 'install it (https://developer.hashicorp.com/terraform/install), or name it in TERRAFORM',
    },
    {
      name: 'aws',
      call: 'aws',
      versionArguments: ['--version'],
      missing: 'ship exec needs it; nothing else does',
      remedy: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    },
    {
      name: 'session-manager-plugin',
      call: 'session-manager-plugin',
      versionArguments: ['--version'],
      missing: 'ship exec needs it; nothing else does',
      remedy:
        'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html',
    },
  ];
  return [
    { group: 'tools', name: 'node', run: async () => nodeFinding(nodeVersion) },
    ...tools.map((tool) => ({ group: 'tools', name: tool.name, run: () => toolFinding(tool, environment) })),
  ];
}

export function nodeFinding(version: string): Finding {
  const major = Number(/^v?(\d+)/.exec(version)?.[1]);
  if (major >= oldestNode) return ok(version);
  return problem(`${version} is too old`, `install Node ${oldestNode} or newer: https://nodejs.org`);
}

async function toolFinding(tool: Tool, environment: NodeJS.ProcessEnv): Promise<Finding> {
  const [program = '', ...args] = tool.call.split(/\s+/);
  const file = program.includes('/') ? program : await onPath(program, environment);
  if (file === undefined) return warning(`is not installed: ${tool.missing}`, tool.remedy);
  const printed = await output(file, [...args, ...tool.versionArguments], environment);
  if (printed === undefined) return warning(`${tool.call} does not say its version`, tool.remedy);
  return ok(/\d+\.\d+[\w.-]*/.exec(printed)?.[0] ?? printed.split('\n')[0] ?? '');
}

function output(file: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, args, { env: environment, timeout: 10_000 }, (error, stdout, stderr) =>
      resolve(error === null ? `${stdout}${stderr}`.trim() : undefined),
    );
  });
}
