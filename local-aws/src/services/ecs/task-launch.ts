import type { ContainerDefinition } from '../../models/generated/ecs.ts';
import type { ContainerLaunch, LogSink } from '../../runtime/runtime.ts';
import type { TaskDefinitionRow, TaskRow } from './rows.ts';

/** Opens a log stream for writing, or says that the group does not exist. */
export type LogOpener = (group: string, stream: string) => LogSink | undefined;

export type Launches =
  | { readonly kind: 'containers'; readonly containers: readonly ContainerLaunch[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the runtime is to start for a task: its definition with the task's overrides over it. */
export function containerLaunches(task: TaskRow, { definition }: TaskDefinitionRow, openLog: LogOpener): Launches {
  const containers: ContainerLaunch[] = [];
  for (const container of definition.containerDefinitions) {
    const log = containerLog(task, container, openLog);
    if (log === 'missing') return { kind: 'refused', reason: missingLogGroup(container) };
    const override = task.overrides.containerOverrides?.find(({ name }) => name === container.name);
    const environment = [...(container.environment ?? []), ...(override?.environment ?? [])];
    containers.push({
      name: container.name ?? '',
      image: container.image ?? '',
      entryPoint: container.entryPoint,
      command: override?.command ?? container.command,
      workingDirectory: container.workingDirectory,
      environment: Object.fromEntries(environment.map(({ name, value }) => [name ?? '', value ?? ''])),
      log,
    });
  }
  return { kind: 'containers', containers };
}

function containerLog(
  task: TaskRow,
  { name, logConfiguration }: ContainerDefinition,
  openLog: LogOpener,
): LogSink | undefined | 'missing' {
  if (logConfiguration?.logDriver !== 'awslogs') return undefined;
  const options = logConfiguration.options ?? {};
  const group = options['awslogs-group'];
  if (group === undefined) return 'missing';
  const prefix = options['awslogs-stream-prefix'];
  const stream = prefix === undefined ? task.id : `${prefix}/${name}/${task.id}`;
  return openLog(group, stream) ?? 'missing';
}

function missingLogGroup({ logConfiguration }: ContainerDefinition): string {
  const group = logConfiguration?.options?.['awslogs-group'] ?? '';
  return `ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group ${group} defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : exit status 1`;
}

/** The ports that the definition's containers listen on. */
export function containerPorts({ definition }: TaskDefinitionRow): number[] {
  const mappings = definition.containerDefinitions.flatMap(({ portMappings }) => portMappings ?? []);
  return mappings.map(({ containerPort }) => containerPort).filter((port) => port !== undefined);
}
