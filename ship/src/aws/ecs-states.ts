import {
  type Deployment,
  DeploymentRolloutState,
  type Service,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  ServiceDeploymentStatus,
  type Task,
  TaskStopCode,
} from '@aws-sdk/client-ecs';
import type {
  DeploymentState,
  ServiceDeploymentState,
  ServiceState,
  TaskState,
  Unrecognised,
} from '../deployment/state.ts';

/** A value of AWS's enumeration, or the mark of one that this version does not know. */
function recognised<Value extends string>(
  values: Readonly<Record<string, Value>>,
  value: string | undefined,
): Value | Unrecognised {
  return Object.values(values).find((known) => known === value) ?? 'UNRECOGNISED';
}

const deploymentStatus = { PRIMARY: 'PRIMARY', ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' } as const;
const taskHealth = { HEALTHY: 'HEALTHY', UNHEALTHY: 'UNHEALTHY', UNKNOWN: 'UNKNOWN' } as const;

/** A service as DescribeServices answers it. */
export function serviceState(service: Service): ServiceState {
  const deployments = (service.deployments ?? []).map(deploymentState);
  return {
    status: service.status ?? '',
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    grace: (service.healthCheckGracePeriodSeconds ?? 0) * 1000,
    taskDefinition: service.taskDefinition ?? '',
    deployments,
    events: (service.events ?? [])
      .map(({ id = '', createdAt, message = '' }) => ({ id, at: createdAt?.getTime() ?? 0, message }))
      .toReversed(),
  };
}

export function deploymentState(deployment: Deployment): DeploymentState {
  return {
    id: deployment.id ?? '',
    status: recognised(deploymentStatus, deployment.status),
    rolloutState:
      deployment.rolloutState === undefined ? undefined : recognised(DeploymentRolloutState, deployment.rolloutState),
    rolloutStateReason: deployment.rolloutStateReason ?? '',
    taskDefinition: deployment.taskDefinition ?? '',
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failed: deployment.failedTasks ?? 0,
    createdAt: deployment.createdAt?.getTime() ?? 0,
  };
}

/** A service deployment; DescribeServiceDeployments gives the revision in `targetServiceRevision` instead. */
export function serviceDeploymentState(
  deployment: ServiceDeploymentBrief &
    Pick<ServiceDeployment, 'targetServiceRevision' | 'lifecycleStage' | 'lifecycleHookDetails'>,
): ServiceDeploymentState {
  const { lifecycleStage: stage, targetServiceRevision: target } = deployment;
  // A rolling deployment has no stages.
  const isPaused = deployment.lifecycleHookDetails?.some(({ status }) => status === 'AWAITING_ACTION') ?? false;
  const isShifting = target?.requestedProductionTrafficWeight !== undefined;
  return {
    ...(isShifting && { stage, newPercent: target?.requestedProductionTrafficWeight }),
    ...(isPaused && { pausedAt: stage }),
    arn: deployment.serviceDeploymentArn ?? '',
    status: recognised(ServiceDeploymentStatus, deployment.status),
    statusReason: deployment.statusReason ?? '',
    createdAt: deployment.createdAt?.getTime() ?? 0,
    finishedAt: deployment.finishedAt?.getTime(),
    targetRevisionArn: deployment.targetServiceRevisionArn ?? deployment.targetServiceRevision?.arn ?? '',
  };
}

export function taskState(task: Task): TaskState {
  const arn = task.taskArn ?? '';
  const health = recognised(taskHealth, task.healthStatus);
  const details = task.attachments?.flatMap((attachment) => attachment.details ?? []) ?? [];
  const interfaces = task.containers?.flatMap((container) => container.networkInterfaces ?? []) ?? [];
  return {
    arn,
    id: arn.slice(arn.lastIndexOf('/') + 1),
    taskDefinition: task.taskDefinitionArn ?? '',
    startedBy: task.startedBy ?? '',
    status: task.lastStatus ?? '',
    health: health === 'UNRECOGNISED' ? 'UNKNOWN' : health,
    stopCode: task.stopCode === undefined ? undefined : recognised(TaskStopCode, task.stopCode),
    stoppedReason: task.stoppedReason ?? '',
    containers: (task.containers ?? []).map(({ name = '', exitCode, reason = '', imageDigest }) => ({
      name,
      exitCode,
      reason,
      imageDigest,
    })),
    address:
      details.find(({ name }) => name === 'privateIPv4Address')?.value ??
      interfaces.find(({ privateIpv4Address }) => privateIpv4Address !== undefined)?.privateIpv4Address,
    startedAt: task.startedAt?.getTime(),
    stoppedAt: task.stoppedAt?.getTime(),
  };
}
