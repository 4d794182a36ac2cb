import type { DeploymentRolloutState, ServiceDeploymentStatus, TaskStopCode } from '@aws-sdk/client-ecs';
import type { Milliseconds } from '../clock.ts';

/** A value that AWS sends and this version does not know yet. */
export type Unrecognised = 'UNRECOGNISED';

/** One of a service's deployments as DescribeServices tells it. */
export interface DeploymentState {
  /** `ecs-svc/<19 digits>`. */
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE' | Unrecognised;
  /** Undefined: a deployment controller that has no rollout state. */
  readonly rolloutState: DeploymentRolloutState | Unrecognised | undefined;
  readonly rolloutStateReason: string;
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
  readonly createdAt: Milliseconds;
}

export interface ServiceEvent {
  readonly id: string;
  readonly at: Milliseconds;
  readonly message: string;
}

export interface ServiceState {
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** For so long after its start a task's failing checks do not count. */
  readonly grace: Milliseconds;
  /** The task definition of the PRIMARY deployment. */
  readonly taskDefinition: string;
  readonly deployments: readonly DeploymentState[];
  /** Oldest first. */
  readonly events: readonly ServiceEvent[];
}

/** A service deployment as Describe- and ListServiceDeployments tell it. */
export interface ServiceDeploymentState {
  readonly arn: string;
  readonly status: ServiceDeploymentStatus | Unrecognised;
  readonly statusReason: string;
  readonly createdAt: Milliseconds;
  readonly finishedAt: Milliseconds | undefined;
  readonly targetRevisionArn: string;
  /** Where traffic is shifted: the stage it is in. */
  readonly stage?: string | undefined;
  /** The target revision's share of the production traffic, where AWS tells it. */
  readonly newPercent?: number | undefined;
  /** A hook of this stage waits for an answer. */
  readonly pausedAt?: string | undefined;
}

export interface ContainerState {
  readonly name: string;
  readonly exitCode: number | undefined;
  readonly reason: string;
  readonly imageDigest: string | undefined;
}

export interface TaskState {
  readonly arn: string;
  /** The last part of the ARN. */
  readonly id: string;
  readonly taskDefinition: string;
  /** The id of the deployment that started it. */
  readonly startedBy: string;
  /** PROVISIONING … RUNNING … STOPPED. */
  readonly status: string;
  readonly health: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  readonly stopCode: TaskStopCode | Unrecognised | undefined;
  readonly stoppedReason: string;
  readonly containers: readonly ContainerState[];
  /** The task's private address; undefined until it has one. */
  readonly address: string | undefined;
  readonly startedAt: Milliseconds | undefined;
  readonly stoppedAt: Milliseconds | undefined;
}

/** A registered target of one of the service's target groups. */
export interface TargetState {
  readonly targetGroup: string;
  readonly address: string;
  readonly port: number;
  readonly health: 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused' | 'unavailable' | Unrecognised;
  /** E.g. `Target.ResponseCodeMismatch`; empty where AWS gives none. */
  readonly reason: string;
  readonly description: string;
}

/** Everything that one look at a service finds. */
export interface Snapshot {
  readonly at: Milliseconds;
  /** Undefined: there is no such service (or not yet, to AWS's eventually consistent reads). */
  readonly service: ServiceState | undefined;
  /**
   * The service deployment that is watched: not listed yet, or on an endpoint that has no such API.
   */
  readonly serviceDeployment: ServiceDeploymentState | 'not listed' | 'unsupported';
  readonly tasks: readonly TaskState[];
  readonly targets: readonly TargetState[];
  /** The alarms that speak against a deployment. */
  readonly alarms: readonly AlarmState[];
  /** Where traffic is shifted. */
  readonly traffic?: { readonly stage: string; readonly newPercent: number | undefined } | undefined;
}

/** An alarm that speaks against a deployment. */
export interface AlarmState {
  readonly name: string;
  /** OK, ALARM, INSUFFICIENT_DATA; `missing` where there is none of that name. */
  readonly state: string;
  readonly reason: string;
}

/** The deployment that a command started and answers for. */
export interface Subject {
  /** `ecs-svc/<19 digits>`, from CreateService or UpdateService. */
  readonly deploymentId: string;
  readonly taskDefinition: string;
  readonly createdAt: Milliseconds;
}
