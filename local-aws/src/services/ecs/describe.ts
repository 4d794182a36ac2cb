import type { Waypoint } from '../../engine/traffic-shift/itinerary.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type * as api from '../../models/generated/ecs.ts';
import type { Pace } from '../../pace.ts';
import type { EcsContext } from './context.ts';
import { hasEnded } from './deployments.ts';
import { isRunning, isStarting } from './indexes.ts';
import { runningPlatformVersion } from './platform-version.ts';
import type {
  ClusterRow,
  DeploymentRow,
  ServiceDeploymentRow,
  ServiceRevisionRow,
  ServiceRow,
  TaskDefinitionRow,
  TaskRow,
} from './rows.ts';
import { hooksOf, itineraryOf } from './shift-progress.ts';
import type { EcsState } from './state.ts';
import { trafficShare } from './traffic-share.ts';

/** Rows as ECS's API shows them. */

interface Counts {
  readonly runningCount: number;
  readonly pendingCount: number;
}

function counts(tasks: readonly TaskRow[]): Counts {
  return {
    runningCount: tasks.filter(isRunning).length,
    pendingCount: tasks.filter(isStarting).length,
  };
}

export function describeCluster(cluster: ClusterRow, { indexes }: EcsState): api.Cluster {
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: indexes.runningTasksOfCluster.countOf(cluster.arn),
    pendingTasksCount: indexes.pendingTasksOfCluster.countOf(cluster.arn),
    activeServicesCount: indexes.activeServicesOfCluster.countOf(cluster.arn),
    statistics: [],
    tags: cluster.tags,
    settings: cluster.settings,
    configuration: cluster.configuration,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
  };
}

export function describeTaskDefinition(row: TaskDefinitionRow): api.TaskDefinition {
  return {
    taskDefinitionArn: row.arn,
    ...row.definition,
    revision: row.revision,
    status: row.status,
    compatibilities: ['EC2', 'FARGATE'],
    registeredAt: row.registeredAt,
    registeredBy: 'arn:aws:iam::000000000000:root',
    deregisteredAt: row.deregisteredAt,
    deleteRequestedAt: row.deleteRequestedAt,
  };
}

export function describeService(service: ServiceRow, state: EcsState): api.Service {
  const live = state.liveTasks(service.arn);
  const { workload } = service;
  const isActive = service.status !== 'INACTIVE';
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: isActive ? service.desiredCount : 0,
    ...counts(live),
    taskDefinition: workload.taskDefinition,
    launchType: workload.launchType,
    capacityProviderStrategy: workload.capacityProviderStrategy,
    platformVersion: workload.platformVersion,
    platformFamily: 'Linux',
    networkConfiguration: workload.networkConfiguration,
    loadBalancers: workload.loadBalancers,
    serviceRegistries: [],
    deploymentConfiguration: service.deploymentConfiguration,
    deploymentController: service.deploymentController,
    deployments: isActive ? service.deployments.map((row) => describeDeployment(service, row, live, state)) : [],
    events: [...(state.events.get(service.arn) ?? [])],
    createdAt: service.createdAt,
    createdBy: 'arn:aws:iam::000000000000:root',
    roleArn: 'arn:aws:iam::000000000000:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: 'REPLICA',
    enableECSManagedTags: service.enableECSManagedTags,
    enableExecuteCommand: service.enableExecuteCommand,
    propagateTags: service.propagateTags,
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    tags: service.tags,
    ...currentDeployment(service, live, state),
  };
}

/** What DescribeServices says of the service deployment under way and of the revisions that run. */
function currentDeployment(service: ServiceRow, live: readonly TaskRow[], state: EcsState): Partial<api.Service> {
  const [primary] = service.deployments;
  const underWay = primary && state.serviceDeployments.get(primary.serviceDeploymentArn);
  return {
    currentServiceDeployment: underWay && !hasEnded(underWay) ? underWay.arn : undefined,
    currentServiceRevisions: service.deployments.map(({ revisionArn, desiredCount }) => {
      const { runningCount, pendingCount } = counts(ofRevision(live, revisionArn));
      return {
        arn: revisionArn,
        requestedTaskCount: desiredCount,
        runningTaskCount: runningCount,
        pendingTaskCount: pendingCount,
      };
    }),
  };
}

function ofRevision(tasks: readonly TaskRow[], revisionArn: string): TaskRow[] {
  return tasks.filter(({ service }) => service?.revisionArn === revisionArn);
}

function describeDeployment(
  service: ServiceRow,
  row: DeploymentRow,
  live: readonly TaskRow[],
  state: EcsState,
): api.Deployment {
  const workload = state.serviceRevisions.get(row.revisionArn)?.workload ?? service.workload;
  return {
    id: row.id,
    status: row.status,
    taskDefinition: workload.taskDefinition,
    desiredCount:
      row.status === 'PRIMARY' ? service.desiredCount : row.rolloutState === 'FAILED' ? 0 : row.desiredCount,
    ...counts(ofRevision(live, row.revisionArn)),
    failedTasks: row.failedTasks,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    launchType: workload.launchType,
    capacityProviderStrategy: workload.capacityProviderStrategy,
    platformVersion: runningPlatformVersion(workload.platformVersion),
    platformFamily: 'Linux',
    networkConfiguration: workload.networkConfiguration,
    rolloutState: row.rolloutState,
    rolloutStateReason: row.rolloutStateReason,
  };
}

export function describeServiceDeployment(
  row: ServiceDeploymentRow,
  { state, traffic, pace }: Pick<EcsContext, 'state' | 'traffic' | 'pace'>,
): api.ServiceDeployment {
  const live = state.liveTasks(row.serviceArn);
  const revision = (arn: string, requestedTaskCount: number): api.ServiceRevisionSummary => {
    const { runningCount, pendingCount } = counts(ofRevision(live, arn));
    const known = row.shift && state.serviceRevisions.get(arn);
    return {
      arn,
      requestedTaskCount,
      runningTaskCount: runningCount,
      pendingTaskCount: pendingCount,
      requestedProductionTrafficWeight: known && trafficShare(traffic, known, 'production'),
      requestedTestTrafficWeight: known && trafficShare(traffic, known, 'test'),
    };
  };
  const isRollingBack = row.rollback !== undefined;
  const waypoint = waypointOf(row, state, traffic, pace);
  const keepsSource = isRollingBack || (row.shift && waypoint?.stage !== 'CLEAN_UP' && !hasEnded(row));
  const startsTarget = !row.shift || (waypoint?.stage !== 'RECONCILE_SERVICE' && waypoint?.stage !== 'PRE_SCALE_UP');
  return {
    serviceDeploymentArn: row.arn,
    serviceArn: row.serviceArn,
    clusterArn: row.clusterArn,
    status: row.status,
    statusReason: row.statusReason,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    updatedAt: row.updatedAt,
    stoppedAt: row.stoppedAt,
    finishedAt: row.finishedAt,
    sourceServiceRevisions: row.sourceRevisions.map((arn) => revision(arn, keepsSource ? row.requestedTaskCount : 0)),
    targetServiceRevision: revision(row.targetRevision, isRollingBack || !startsTarget ? 0 : row.requestedTaskCount),
    deploymentConfiguration: row.deploymentConfiguration,
    lifecycleStage: hasEnded(row) ? undefined : waypoint?.stage,
    lifecycleHookDetails: hookDetails(row, pace),
    deploymentCircuitBreaker: {
      status: monitorStatus(row, row.circuitBreaker.triggered, breakerOf(row)?.enable ?? false),
      failureCount: row.circuitBreaker.failureCount,
      threshold: row.circuitBreaker.threshold,
    },
    alarms: row.deploymentConfiguration.alarms && {
      alarmNames: row.deploymentConfiguration.alarms.alarmNames,
      triggeredAlarmNames: row.alarms.triggered,
      status: monitorStatus(row, row.alarms.triggered.length > 0, row.deploymentConfiguration.alarms.enable),
    },
    rollback: row.rollback && {
      reason: row.rollback.reason,
      startedAt: row.rollback.startedAt,
      serviceRevisionArn: row.rollback.revisionArn,
    },
  };
}

function waypointOf(
  row: ServiceDeploymentRow,
  state: EcsState,
  traffic: TrafficWeights,
  pace: Pace,
): Waypoint | undefined {
  const target = state.serviceRevisions.get(row.targetRevision);
  if (!row.shift || !target) return undefined;
  const hasTestTraffic = trafficShare(traffic, target, 'test') !== undefined;
  return itineraryOf(row, hasTestTraffic, pace)[row.shift.at];
}

function hookDetails(
  { shift, deploymentConfiguration }: ServiceDeploymentRow,
  pace: Pace,
): api.DeploymentLifecycleHookDetail[] | undefined {
  const hooks = hooksOf(deploymentConfiguration, pace);
  return shift?.runs?.map(({ id, hook: index, status, expiresAt }) => {
    const hook = hooks[index];
    return {
      hookId: id,
      status,
      expiresAt,
      targetType: hook?.target.kind === 'pause' ? 'PAUSE' : 'AWS_LAMBDA',
      targetArn: hook?.target.kind === 'lambda' ? hook.target.arn : undefined,
      timeoutAction: hook?.timeout.action,
    };
  });
}

function breakerOf({ deploymentConfiguration }: ServiceDeploymentRow): api.DeploymentCircuitBreaker | undefined {
  return deploymentConfiguration.deploymentCircuitBreaker;
}

function monitorStatus(
  row: ServiceDeploymentRow,
  isTriggered: boolean,
  isEnabled: boolean,
): api.ServiceDeploymentRollbackMonitorsStatus {
  if (isTriggered) return 'TRIGGERED';
  if (!isEnabled) return 'DISABLED';
  return hasEnded(row) ? 'MONITORING_COMPLETE' : 'MONITORING';
}

export function briefServiceDeployment(row: ServiceDeploymentRow): api.ServiceDeploymentBrief {
  return {
    serviceDeploymentArn: row.arn,
    serviceArn: row.serviceArn,
    clusterArn: row.clusterArn,
    status: row.status,
    statusReason: row.statusReason,
    targetServiceRevisionArn: row.targetRevision,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}

export function describeServiceRevision(row: ServiceRevisionRow, state: EcsState): api.ServiceRevision {
  const definition = state.findTaskDefinition(row.workload.taskDefinition);
  const task = state.liveTasks(row.serviceArn).find(({ service }) => service?.revisionArn === row.arn);
  return {
    serviceRevisionArn: row.arn,
    serviceArn: row.serviceArn,
    clusterArn: row.clusterArn,
    taskDefinition: row.workload.taskDefinition,
    launchType: row.workload.launchType,
    capacityProviderStrategy: row.workload.capacityProviderStrategy,
    platformVersion: runningPlatformVersion(row.workload.platformVersion),
    platformFamily: 'Linux',
    loadBalancers: row.workload.loadBalancers,
    networkConfiguration: row.workload.networkConfiguration,
    resolvedConfiguration: {
      loadBalancers: row.targets.map(({ targetGroupArn, productionRule }) => ({
        targetGroupArn,
        productionListenerRule: productionRule,
      })),
    },
    containerImages: definition?.definition.containerDefinitions.map(({ name, image }) => ({
      containerName: name,
      image,
      imageDigest: task?.containers.find((container) => container.name === name)?.imageDigest,
    })),
    createdAt: row.createdAt,
  };
}
