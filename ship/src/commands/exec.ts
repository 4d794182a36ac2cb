import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly container?: string;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .usage('[options] [task] -- [command...]')
    .argument('[task]', 'how its id begins (default: a healthy one)')
    .option('--container <name>', "the container (default: the service's)")
    .addHelpText('after', help);
  return async ({ container, ...options }, { operands: [wanted], command: words }) => {
    if (wanted !== undefined && !/^(arn:|[0-9a-f]{4,32}$)/.test(wanted)) {
      throw new Failure({
        code: 'bad-usage',
        where: wanted,
        what: "is no task's id",
        remedy: 'write a command after --, and see the ids with ship status',
      });
    }
    const [{ contractOf, openContext }, { execCandidates }, target, { onPath }, { handOver }] = await Promise.all([
      import('./context.ts'),
      import('../aws/exec-candidates.ts'),
      import('../exec/exec-target.ts'),
      import('../programs/on-path.ts'),
      import('../programs/hand-over.ts'),
    ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const [{ candidates, isEnabledOnService }, aws, plugin] = await Promise.all([
      execCandidates(context.clients, contract),
      onPath('aws', shell.environment),
      onPath('session-manager-plugin', shell.environment),
    ]);
    const task = target.chooseTask(candidates, wanted);
    if (task === undefined) {
      throw new Failure({
        code: 'no-task',
        where: wanted ?? `service ${contract.service}`,
        what: wanted === undefined ? 'no task runs' : 'no running task of the service begins so',
        remedy: 'see the tasks with ship status',
      });
    }
    const problems = target.execProblems(task, {
      isEnabledOnService,
      hasAwsCli: aws !== undefined,
      hasPlugin: plugin !== undefined,
    });
    if (aws === undefined || problems.length > 0) {
      for (const { what, remedy } of problems) shell.errors.write(`ship: ${what}; ${remedy}\n`);
      return exitCode.usage;
    }
    const place = {
      cluster: contract.cluster,
      container: container ?? contract.container,
      region: context.connection.region,
      endpoint: context.connection.endpoint,
    };
    shell.errors.write(`ship: into task ${task.id.slice(0, 8)}, container ${place.container}\n`);
    const { credentials } = context.connection;
    return handOver(aws, target.awsArguments(place, task.arn, words.length === 0 ? ['/bin/sh'] : words), {
      ...shell.environment,
      ...(credentials !== undefined && {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      }),
    });
  };
}

const help = `
Hands the terminal over to aws ecs execute-command. It needs the AWS CLI and session-manager-plugin here, ECS Exec on the
service, and the program in the image: an image without a shell has none to open. A local stack has no ECS Exec.

Exit codes:
  that of the AWS CLI, and besides
  2  something is missing; each line says what and how to get it

Examples:
  ship exec
  ship exec 1a2b3c4d -- node -e 'console.log(process.memoryUsage())'`;
