import type { Clock } from '../../clock.ts';
import type { ContainerDefinition } from '../../models/generated/ecs.ts';
import type { ContainerLaunch, LogSink, Placement, TaskLaunch } from '../../runtime/runtime.ts';
import { regionOf } from './arns.ts';
import { containerLog, type LogOpener } from './container-log.ts';
import { resolveSecrets } from './container-secrets.ts';
import { memoryMebibytes } from './fargate-sizes.ts';
import type { TaskDefinitionRow, TaskRow } from './rows.ts';
import type { SecretSource } from './secret-source.ts';
import type { TaskEndpoints } from './task-endpoints.ts';
import { containerEnvironment } from './task-environment.ts';

export interface LaunchDependencies {
  readonly clock: Clock;
  readonly openLog: LogOpener;
  readonly secrets: SecretSource;
  readonly endpoints: TaskEndpoints;
}

/** A task that may be launched as soon as it has its place, or what keeps it from being launched. */
export type Resources =
  | { readonly kind: 'ready'; launch(placement: Placement): TaskLaunch }
  | { readonly kind: 'refused'; readonly reason: string };

interface ResolvedContainer {
  readonly definition: ContainerDefinition;
  readonly sink: LogSink | undefined;
  readonly secrets: Readonly<Record<string, string>>;
}

const mebibyte = 1024 * 1024;

/** Opens a task's logs and reads its secrets: what Fargate does before it pulls the images. */
export function taskResources(
  task: TaskRow,
  { definition }: TaskDefinitionRow,
  dependencies: LaunchDependencies,
): Resources {
  const region = regionOf(task.arn);
  const resolved: ResolvedContainer[] = [];
  for (const container of definition.containerDefinitions) {
    const secrets = resolveSecrets(container.secrets ?? [], dependencies.secrets);
    if (secrets.kind === 'refused') return secrets;
    const log = containerLog(task, container, { ...dependencies, region });
    if (log.kind === 'refused') return log;
    resolved.push({ definition: container, sink: log.sink, secrets: secrets.environment });
  }
  const taskMemory = memoryMebibytes(task.memory);
  return {
    kind: 'ready',
    launch: (placement) => ({
      taskArn: task.arn,
      placement,
      memoryLimit: taskMemory === undefined ? undefined : taskMemory * mebibyte,
      containers: resolved.map((container) => containerLaunch(task, container, placement, dependencies.endpoints)),
    }),
  };
}

function containerLaunch(
  task: TaskRow,
  { definition, sink, secrets }: ResolvedContainer,
  placement: Placement,
  endpoints: TaskEndpoints,
): ContainerLaunch {
  const name = definition.name ?? '';
  const override = task.overrides.containerOverrides?.find((each) => each.name === name);
  const memory = task.sizes[task.containers.findIndex((container) => container.name === name)]?.memory;
  const environment = containerEnvironment(definition, override, secrets, {
    region: regionOf(task.arn),
    placement,
    ...endpoints.open(task, name),
  });
  return {
    name,
    image: definition.image ?? '',
    entryPoint: definition.entryPoint,
    command: override?.command ?? definition.command,
    workingDirectory: definition.workingDirectory,
    environment,
    memoryLimit: memory === undefined ? undefined : memory * mebibyte,
    log: sink,
  };
}

/** The ports that the definition's containers listen on. */
export function containerPorts({ definition }: TaskDefinitionRow): number[] {
  const mappings = definition.containerDefinitions.flatMap(({ portMappings }) => portMappings ?? []);
  return mappings.map(({ containerPort }) => containerPort).filter((port) => port !== undefined);
}
