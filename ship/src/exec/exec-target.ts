/** A running task as ECS Exec sees it. */
export interface ExecCandidate {
  readonly arn: string;
  /** The last part of the ARN. */
  readonly id: string;
  readonly isRunning: boolean;
  /** Its targets are healthy, or there are none. */
  readonly isHealthy: boolean;
  /** The task was started with enableExecuteCommand. */
  readonly isExecEnabled: boolean;
  /** ExecuteCommandAgent's last status in the container; undefined where AWS tells of none. */
  readonly agent: string | undefined;
  readonly startedAt: number;
}

/** What is wrong with going into a task. */
export interface ExecProblem {
  readonly what: string;
  readonly remedy: string;
}

export interface ExecSurroundings {
  readonly isEnabledOnService: boolean;
  readonly hasAwsCli: boolean;
  readonly hasPlugin: boolean;
}

const switchOn =
  'set enable_execute_command on the service (Terraform; locally aws ecs update-service --enable-execute-command --force-new-deployment), then deploy: tasks that run already never get it';

/** The task to go into: the named one, else a healthy one whose agent runs, the one that has run longest. */
export function chooseTask(
  candidates: readonly ExecCandidate[],
  wanted: string | undefined,
): ExecCandidate | undefined {
  const rank = ({ isHealthy, agent, isExecEnabled }: ExecCandidate): number =>
    (isExecEnabled ? 4 : 0) + (agent === 'RUNNING' ? 2 : 0) + (isHealthy ? 1 : 0);
  return candidates
    .filter(({ isRunning, id, arn }) => (wanted === undefined ? isRunning : id.startsWith(wanted) || arn === wanted))
    .toSorted((one, other) => rank(other) - rank(one) || one.startedAt - other.startedAt)[0];
}

/** Everything that stands in the way, what is nearest to the reader's hand first. */
export function execProblems(task: ExecCandidate, around: ExecSurroundings): readonly ExecProblem[] {
  const problems: ExecProblem[] = [];
  if (!around.hasAwsCli) {
    problems.push({
      what: 'the AWS CLI (aws) is not on the PATH',
      remedy: 'install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    });
  }
  if (!around.hasPlugin) {
    problems.push({
      what: 'session-manager-plugin is not on the PATH',
      remedy:
        'install it: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html',
    });
  }
  if (!task.isRunning) problems.push({ what: `task ${task.id} does not run`, remedy: 'choose another: ship status' });
  else if (!task.isExecEnabled) {
    problems.push({
      what: around.isEnabledOnService
        ? `task ${task.id.slice(0, 8)} was started before ECS Exec was enabled on the service`
        : 'ECS Exec is not enabled on the service',
      remedy: around.isEnabledOnService ? 'deploy again, so that new tasks have it' : switchOn,
    });
  } else if (task.agent !== undefined && task.agent !== 'RUNNING') {
    problems.push({
      what: `the agent of ECS Exec in task ${task.id.slice(0, 8)} is ${task.agent}`,
      remedy:
        'allow ssmmessages:* to the task role (CreateControlChannel, CreateDataChannel, OpenControlChannel, OpenDataChannel), and the way to SSM (NAT or endpoint ssmmessages)',
    });
  }
  return problems;
}

/** How the AWS CLI is called. */
export function awsArguments(
  place: {
    readonly cluster: string;
    readonly container: string;
    readonly region: string;
    readonly endpoint: string | undefined;
  },
  task: string,
  command: readonly string[],
): readonly string[] {
  return [
    'ecs',
    'execute-command',
    '--cluster',
    place.cluster,
    '--task',
    task,
    '--container',
    place.container,
    '--interactive',
    '--command',
    command.map(quoted).join(' '),
    '--region',
    place.region,
    ...(place.endpoint === undefined ? [] : ['--endpoint-url', place.endpoint]),
  ];
}

/** A word as a shell reads it back: ECS Exec takes one string, and the agent splits it as a shell does. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
