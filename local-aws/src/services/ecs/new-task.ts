import { type HealthCheck, unknownHealth } from '../../engine/container-health.ts';
import type { ContainerState } from '../../engine/task.ts';
import { emptiestZone } from '../../engine/zones.ts';
import type {
  HealthCheck as ConfiguredHealthCheck,
  ContainerDefinition,
  ContainerOverride,
  NetworkConfiguration,
  TaskOverride,
} from '../../models/generated/ecs.ts';
import { nameOf, regionOf } from './arns.ts';
import { chosenProvider } from './capacity-strategy.ts';
import { cpuUnits, memoryMebibytes } from './fargate-sizes.ts';
import type { Ids } from './ids.ts';
import { runningPlatformVersion } from './platform-version.ts';
import type { ContainerSize, ServiceRevisionRow, ServiceRow, TaskDefinitionRow, TaskRow } from './rows.ts';
import { type Zones, zoneOfSubnet } from './zones.ts';

const defaultStopTimeoutSeconds = 30;

interface NewTask {
  readonly clusterArn: string;
  readonly definition: TaskDefinitionRow;
  readonly networkConfiguration: NetworkConfiguration | undefined;
  readonly platformVersion: string;
  /** Of the capacity provider strategy that the task was launched by. */
  readonly capacityProviderName: string | undefined;
  readonly group: string;
  readonly startedBy: string | undefined;
  readonly service: TaskRow['service'];
  readonly overrides: TaskOverride;
  readonly enableExecuteCommand: boolean;
  readonly tags: TaskRow['tags'];
  /** The tasks among which this one is spread over the zones. */
  readonly others: readonly TaskRow[];
  readonly zones: Zones;
  readonly ids: Ids;
  readonly now: number;
}

/** A task in its first state, in the zone that has the fewest of its kind. */
export function newTask(options: NewTask): TaskRow {
  const { definition, clusterArn, ids } = options;
  const id = ids.task();
  const arn = `${clusterArn.replace(':cluster/', ':task/')}/${id}`;
  const subnets = options.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const region = regionOf(clusterArn);
  const zone = emptiestZone(
    subnets.map((each) => zoneOfSubnet(subnets, each, region)).filter((each) => !options.zones.isLost(each)),
    options.others.map(({ availabilityZone }) => availabilityZone),
  );
  const subnet = subnets.find((each) => zoneOfSubnet(subnets, each, region) === zone) ?? subnets[0];
  return {
    arn,
    id,
    clusterArn,
    taskDefinitionArn: definition.arn,
    service: options.service,
    group: options.group,
    startedBy: options.startedBy,
    launchType: 'FARGATE',
    platformVersion: options.platformVersion,
    capacityProviderName: options.capacityProviderName,
    cpu: `${cpuUnits(options.overrides.cpu ?? definition.definition.cpu ?? '') ?? 256}`,
    memory: `${memoryMebibytes(options.overrides.memory ?? definition.definition.memory ?? '') ?? 512}`,
    ephemeralStorageGiB:
      (options.overrides.ephemeralStorage ?? definition.definition.ephemeralStorage)?.sizeInGiB ?? 20,
    subnet,
    availabilityZone: zone ?? `${region}a`,
    networkInterfaceId: `eni-${id.slice(0, 17)}`,
    overrides: options.overrides,
    enableExecuteCommand: options.enableExecuteCommand,
    tags: options.tags,
    createdAt: options.now,
    wasHealthy: false,
    protectedUntil: undefined,
    reportedUnhealthy: false,
    version: 1,
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    containers: definition.definition.containerDefinitions.map(containerState),
    sizes: definition.definition.containerDefinitions.map((container) =>
      containerSize(
        container,
        options.overrides.containerOverrides?.find(({ name }) => name === container.name),
      ),
    ),
    allStarted: false,
    placement: undefined,
    targets: [],
    stop: undefined,
    pullStartedAt: undefined,
    pullStoppedAt: undefined,
    startedAt: undefined,
    stoppingAt: undefined,
    executionStoppedAt: undefined,
    stoppedAt: undefined,
  };
}

interface NewServiceTask extends Pick<NewTask, 'definition' | 'others' | 'zones' | 'ids' | 'now'> {
  readonly service: ServiceRow;
  readonly revision: ServiceRevisionRow;
  readonly startedBy: string;
}

export function newServiceTask({ service, revision, startedBy, ...rest }: NewServiceTask): TaskRow {
  const { networkConfiguration, platformVersion, capacityProviderStrategy } = revision.workload;
  const used = rest.others.map(({ capacityProviderName }) => capacityProviderName);
  return newTask({
    ...rest,
    capacityProviderName: chosenProvider(capacityProviderStrategy ?? [], used),
    clusterArn: service.clusterArn,
    networkConfiguration,
    platformVersion: runningPlatformVersion(platformVersion),
    group: `service:${service.name}`,
    startedBy,
    service: { arn: service.arn, revisionArn: revision.arn },
    overrides: {},
    enableExecuteCommand: service.enableExecuteCommand,
    tags: serviceTaskTags(service, rest.definition),
  });
}

function serviceTaskTags(service: ServiceRow, definition: TaskDefinitionRow): TaskRow['tags'] {
  const propagated =
    service.propagateTags === 'SERVICE'
      ? service.tags
      : service.propagateTags === 'TASK_DEFINITION'
        ? definition.tags
        : [];
  if (!service.enableECSManagedTags) return propagated;
  return [
    ...propagated,
    { key: 'aws:ecs:clusterName', value: nameOf(service.clusterArn) },
    { key: 'aws:ecs:serviceName', value: service.name },
  ];
}

function containerState(container: ContainerDefinition): ContainerState {
  return {
    name: container.name ?? '',
    image: container.image ?? '',
    essential: container.essential ?? true,
    stopTimeout: (container.stopTimeout ?? defaultStopTimeoutSeconds) * 1000,
    dependsOn: (container.dependsOn ?? []).map(({ containerName, condition }) => ({
      container: containerName,
      condition,
    })),
    startTimeout: container.startTimeout === undefined ? undefined : container.startTimeout * 1000,
    healthCheck: healthCheck(container.healthCheck),
    lastStatus: 'PENDING',
    startAsked: false,
    startedAt: undefined,
    startTimedOut: false,
    stopAsked: false,
    health: unknownHealth,
    runtimeId: undefined,
    imageDigest: undefined,
    exitCode: undefined,
    reason: undefined,
  };
}

function containerSize(container: ContainerDefinition, override: ContainerOverride = {}): ContainerSize {
  return {
    cpu: override.cpu ?? container.cpu ?? 0,
    memory: override.memory ?? container.memory,
    memoryReservation: override.memoryReservation ?? container.memoryReservation,
  };
}

function healthCheck(configured: ConfiguredHealthCheck | undefined): HealthCheck | undefined {
  if (!configured || configured.command[0] === 'NONE') return undefined;
  return {
    command: configured.command,
    intervalSeconds: configured.interval ?? 30,
    timeoutSeconds: configured.timeout ?? 5,
    retries: configured.retries ?? 3,
    startPeriodSeconds: configured.startPeriod ?? 0,
  };
}
