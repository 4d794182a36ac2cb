import type { ContainerState } from '../../engine/task.ts';
import type { ContainerDefinition } from '../../models/generated/ecs.ts';
import { nameOf, regionOf } from './arns.ts';
import { containerArn } from './describe-task.ts';
import type { TaskDefinitionRow, TaskRow } from './rows.ts';
import { privateDnsName } from './task-environment.ts';

/** A moment as the endpoint writes it (RFC 3339); undefined before it comes. */
function moment(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

/**
 * A task as the task metadata endpoint, version 4, shows it on Fargate.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html
 */
export function taskMetadata(task: TaskRow, definition: TaskDefinitionRow): object {
  return {
    Cluster: task.clusterArn,
    TaskARN: task.arn,
    Family: definition.family,
    Revision: `${definition.revision}`,
    DesiredStatus: task.desiredStatus,
    KnownStatus: task.lastStatus,
    Limits: { CPU: Number(task.cpu) / 1024, Memory: Number(task.memory) },
    PullStartedAt: moment(task.pullStartedAt),
    PullStoppedAt: moment(task.pullStoppedAt),
    ExecutionStoppedAt: moment(task.executionStoppedAt),
    AvailabilityZone: task.availabilityZone,
    LaunchType: task.launchType,
    ServiceName: task.service && nameOf(task.service.arn),
    Containers: task.containers.map(({ name }) => containerMetadata(task, definition, name)),
    ClockDrift: { ClockErrorBound: 0, ClockSynchronizationStatus: 'SYNCHRONIZED' },
    EphemeralStorageMetrics: { Utilized: 0, Reserved: task.ephemeralStorageGiB * 1024 },
    FaultInjectionEnabled: definition.definition.enableFaultInjection ?? false,
  };
}

/** One container as the endpoint shows it; undefined where the task has none of that name. */
export function containerMetadata(task: TaskRow, definition: TaskDefinitionRow, name: string): object | undefined {
  const container = task.containers.find((each) => each.name === name);
  const configured = definition.definition.containerDefinitions.find((each) => each.name === name);
  if (!container || !configured) return undefined;
  const size = task.sizes[task.containers.indexOf(container)];
  return {
    DockerId: dockerId(task, name),
    Name: name,
    DockerName: name,
    Image: container.image,
    ImageID: container.imageDigest ?? '',
    Ports: (configured.portMappings ?? []).map(({ containerPort, protocol }) => ({
      ContainerPort: containerPort,
      Protocol: protocol,
    })),
    Labels: labels(task, definition, configured),
    DesiredStatus: task.desiredStatus,
    KnownStatus: container.lastStatus === 'PENDING' && container.imageDigest ? 'PULLED' : container.lastStatus,
    ExitCode: container.exitCode,
    Limits: { CPU: size?.cpu ?? 0, Memory: size?.memory },
    CreatedAt: moment(container.startedAt),
    StartedAt: moment(container.startedAt),
    Type: 'NORMAL',
    Health: health(container),
    LogDriver: configured.logConfiguration?.logDriver,
    LogOptions: logOptions(task, configured),
    ContainerARN: containerArn(task, name),
    Networks: task.placement && [network(task, task.placement.address)],
    Snapshotter: 'overlayfs',
  };
}

/** As Fargate makes it: the task's id and a number of the container's. */
export function dockerId(task: TaskRow, name: string): string {
  const index = task.containers.findIndex((container) => container.name === name);
  return `${task.id}-${String(1_000_000_000 + index)}`;
}

function labels(task: TaskRow, { family, revision }: TaskDefinitionRow, container: ContainerDefinition): object {
  return {
    'com.amazonaws.ecs.cluster': task.clusterArn,
    'com.amazonaws.ecs.container-name': container.name,
    'com.amazonaws.ecs.task-arn': task.arn,
    'com.amazonaws.ecs.task-definition-family': family,
    'com.amazonaws.ecs.task-definition-version': `${revision}`,
    ...container.dockerLabels,
  };
}

function health({ healthCheck, health: { status, since } }: ContainerState): object | undefined {
  return healthCheck && { status, statusSince: moment(since) };
}

function logOptions(task: TaskRow, { name, logConfiguration }: ContainerDefinition): object | undefined {
  const { 'awslogs-stream-prefix': prefix, ...options } = logConfiguration?.options ?? {};
  if (logConfiguration?.logDriver !== 'awslogs') return undefined;
  return { ...options, 'awslogs-stream': prefix === undefined ? task.id : `${prefix}/${name}/${task.id}` };
}

function network(task: TaskRow, address: string): object {
  return {
    NetworkMode: 'awsvpc',
    IPv4Addresses: [address],
    AttachmentIndex: 0,
    PrivateDNSName: privateDnsName(address, regionOf(task.arn)),
  };
}
