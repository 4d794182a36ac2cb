import type { TaskState } from '../../engine/task.ts';
import type { HookRun } from '../../engine/traffic-shift/hooks.ts';
import type {
  AvailabilityZoneRebalancing,
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  DeploymentConfiguration,
  DeploymentController,
  LaunchType,
  LoadBalancer,
  NetworkConfiguration,
  PropagateTags,
  RegisterTaskDefinitionRequest,
  ServiceDeploymentStatus,
  Tag,
  TaskOverride,
} from '../../models/generated/ecs.ts';

/** ECS's state, as it is kept. Moments are milliseconds since the epoch. */

export interface ClusterRow {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly settings: readonly ClusterSetting[];
  readonly configuration: ClusterConfiguration | undefined;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[];
  readonly tags: readonly Tag[];
}

export interface TaskDefinitionRow {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly deleteRequestedAt: number | undefined;
  readonly definition: Omit<RegisterTaskDefinitionRequest, 'tags'>;
  readonly tags: readonly Tag[];
  readonly registeredAt: number;
  readonly deregisteredAt: number | undefined;
}

/** The last revision number that a family gave out; numbers are never used twice. */
export interface FamilyRow {
  readonly family: string;
  readonly lastRevision: number;
}

export interface ServiceRow {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly desiredCount: number;
  readonly workload: Workload;
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly deploymentController: DeploymentController;
  readonly healthCheckGracePeriodSeconds: number;
  readonly availabilityZoneRebalancing: AvailabilityZoneRebalancing;
  readonly propagateTags: PropagateTags;
  readonly enableECSManagedTags: boolean;
  readonly enableExecuteCommand: boolean;
  readonly tags: readonly Tag[];
  readonly createdAt: number;
  /** The primary one first. */
  readonly deployments: readonly DeploymentRow[];
  /** The deployment that a failed one goes back to. */
  readonly lastCompleted: { readonly deploymentId: string; readonly revisionArn: string } | undefined;
  /** Whether its events say that it is steady, or stuck, since it last moved. */
  readonly reported: 'nothing' | 'steady' | 'stuck';
}

/** What a service revision fixes: a change of any of it is a new deployment. */
export interface Workload {
  readonly taskDefinition: string;
  readonly launchType: LaunchType | undefined;
  readonly capacityProviderStrategy: readonly CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion: string;
  readonly networkConfiguration: NetworkConfiguration | undefined;
  readonly loadBalancers: readonly LoadBalancer[];
}

export interface DeploymentRow {
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE';
  readonly revisionArn: string;
  readonly serviceDeploymentArn: string;
  readonly desiredCount: number;
  readonly failedTasks: number;
  /** Until when a rolling deployment bakes, once it does. */
  readonly bakeUntil: number | undefined;
  /** Tasks in a row that stopped before they ran. */
  readonly failedLaunches: number;
  readonly launchNotBefore: number;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutStateReason: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ServiceRevisionRow {
  readonly arn: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  readonly workload: Workload;
  readonly targets: readonly RevisionTarget[];
  readonly createdAt: number;
}

/** Where a revision's tasks are registered, and the rules that divide traffic between revisions. */
export interface RevisionTarget {
  readonly targetGroupArn: string;
  readonly containerPort: number;
  readonly productionRule: string | undefined;
  readonly testRule: string | undefined;
}

/** How far a deployment that shifts traffic has come on its itinerary. */
export interface ShiftRow {
  readonly direction: 'forward' | 'back';
  /** The revision that traffic moves away from; undefined on the way back, and where there is none yet. */
  readonly source: string | undefined;
  readonly at: number;
  readonly arrivedAt: number;
  /** The hooks called at this waypoint; undefined before they are. */
  readonly runs: readonly HookRun[] | undefined;
}

export interface ServiceDeploymentRow {
  readonly arn: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  readonly status: ServiceDeploymentStatus;
  readonly statusReason: string | undefined;
  readonly targetRevision: string;
  readonly sourceRevisions: readonly string[];
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly circuitBreaker: { readonly threshold: number; readonly failureCount: number; readonly triggered: boolean };
  /** Alarms that rang before the deployment began, and those that have failed it. */
  readonly alarms: { readonly ignored: readonly string[]; readonly triggered: readonly string[] };
  /** Undefined for the ROLLING strategy. */
  readonly shift: ShiftRow | undefined;
  readonly stopRequested: 'ROLLBACK' | 'ABORT' | undefined;
  readonly rollback: { readonly reason: string; readonly startedAt: number; readonly revisionArn: string } | undefined;
  readonly requestedTaskCount: number;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly stoppedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

export interface TaskRow extends TaskState {
  readonly arn: string;
  readonly id: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  /** Undefined for a task that no service started. */
  readonly service: { readonly arn: string; readonly revisionArn: string } | undefined;
  readonly group: string;
  readonly startedBy: string | undefined;
  readonly launchType: LaunchType;
  /** Undefined for a task that was launched by its launch type. */
  readonly capacityProviderName: string | undefined;
  readonly platformVersion: string;
  /** CPU units. */
  readonly cpu: string;
  /** MiB. */
  readonly memory: string;
  readonly ephemeralStorageGiB: number;
  /** What each container reserves and may use at most, in the containers' order. */
  readonly sizes: readonly ContainerSize[];
  readonly subnet: string | undefined;
  readonly availabilityZone: string;
  readonly networkInterfaceId: string;
  readonly overrides: TaskOverride;
  readonly enableExecuteCommand: boolean;
  readonly tags: readonly Tag[];
  readonly createdAt: number;
  readonly wasHealthy: boolean;
  /** Not stopped by scaling or deployments before this moment. */
  readonly protectedUntil: number | undefined;
  readonly reportedUnhealthy: boolean;
  readonly version: number;
}

/** Which tasks a client token of RunTask has launched. */
export interface RunTaskTokenRow {
  /** Cluster and token. */
  readonly key: string;
  readonly fingerprint: string;
  readonly taskArns: readonly string[];
}

export interface ContainerSize {
  /** CPU units. */
  readonly cpu: number;
  /** The hard limit, in MiB. */
  readonly memory: number | undefined;
  /** MiB. */
  readonly memoryReservation: number | undefined;
}

export interface ServiceEventRow {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}
