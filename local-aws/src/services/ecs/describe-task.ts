import { taskHealth } from '../../engine/container-health.ts';
import type { ContainerState } from '../../engine/task.ts';
import type * as api from '../../models/generated/ecs.ts';
import { nameOf } from './arns.ts';
import type { TaskRow } from './rows.ts';

/** A task as ECS's API shows it. */
export function describeTask(task: TaskRow): api.Task {
  const address = task.placement?.address;
  const health = taskHealth(task.containers);
  return {
    taskArn: task.arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinitionArn,
    group: task.group,
    startedBy: task.startedBy,
    launchType: task.launchType,
    capacityProviderName: task.capacityProviderName,
    platformVersion: task.platformVersion,
    platformFamily: 'Linux',
    cpu: task.cpu,
    memory: task.memory,
    availabilityZone: task.availabilityZone,
    desiredStatus: task.desiredStatus,
    lastStatus: task.lastStatus,
    healthStatus: health === 'none' ? 'UNKNOWN' : health,
    connectivity: task.lastStatus === 'STOPPED' || address === undefined ? 'DISCONNECTED' : 'CONNECTED',
    connectivityAt: task.pullStartedAt,
    createdAt: task.createdAt,
    pullStartedAt: task.pullStartedAt,
    pullStoppedAt: task.pullStoppedAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppingAt,
    executionStoppedAt: task.executionStoppedAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stop?.code,
    stoppedReason: task.stop?.reason,
    enableExecuteCommand: task.enableExecuteCommand,
    overrides: overrides(task),
    attachments: [networkAttachment(task)],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    containers: task.containers.map((container, index) => describeContainer(task, container, index)),
    ephemeralStorage: { sizeInGiB: task.ephemeralStorageGiB },
    fargateEphemeralStorage: { sizeInGiB: task.ephemeralStorageGiB },
    inferenceAccelerators: [],
    tags: task.tags,
    version: task.version,
  };
}

/** ECS names every container, those with no override by their name alone. */
function overrides(task: TaskRow): api.TaskOverride {
  const given = task.overrides.containerOverrides ?? [];
  return {
    inferenceAcceleratorOverrides: [],
    ...task.overrides,
    containerOverrides: task.containers.map(({ name }) => given.find((each) => each.name === name) ?? { name }),
  };
}

/** The numbered part of an id that belongs to the task's own: stable, so that it need not be kept. */
function partId(task: TaskRow, part: number): string {
  const hex = task.id.slice(0, 20) + part.toString(16).padStart(12, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function networkAttachment(task: TaskRow): api.Attachment {
  const details = [
    ...(task.subnet === undefined ? [] : [{ name: 'subnetId', value: task.subnet }]),
    { name: 'networkInterfaceId', value: task.networkInterfaceId },
    ...(task.placement === undefined ? [] : [{ name: 'privateIPv4Address', value: task.placement.address }]),
  ];
  const status = task.lastStatus === 'STOPPED' ? 'DELETED' : task.placement === undefined ? 'PRECREATED' : 'ATTACHED';
  return { id: partId(task, 0), type: 'ElasticNetworkInterface', status, details };
}

/** The container's ARN; it stays the same for the task's life. */
export function containerArn(task: TaskRow, name: string): string {
  const index = task.containers.findIndex((container) => container.name === name);
  const account = task.clusterArn.replace(/:cluster\/.*$/, '');
  return `${account}:container/${nameOf(task.clusterArn)}/${task.id}/${partId(task, index + 1)}`;
}

function describeContainer(task: TaskRow, container: ContainerState, index: number): api.Container {
  const address = task.placement?.address;
  const { cpu, memory, memoryReservation } = task.sizes[index] ?? {};
  return {
    containerArn: containerArn(task, container.name),
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    imageDigest: container.imageDigest,
    runtimeId: container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces: address === undefined ? [] : [{ attachmentId: partId(task, 0), privateIpv4Address: address }],
    healthStatus: container.health.status,
    cpu: `${cpu ?? 0}`,
    memory: memory === undefined ? undefined : `${memory}`,
    memoryReservation: memoryReservation === undefined ? undefined : `${memoryReservation}`,
  };
}
