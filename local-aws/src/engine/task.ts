import type { Milliseconds } from '../clock.ts';
import type { Target } from '../load-balancer/targets.ts';
import type { Placement } from '../runtime/runtime.ts';
import type { ContainerDependency } from './container-dependencies.ts';
import type { ContainerHealth, HealthCheck } from './container-health.ts';

/**
 * A task's life, in order; a stop may lead from any of them to a later one.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice';

export interface ContainerState {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly stopTimeout: Milliseconds;
  /** The containers that come before this one. */
  readonly dependsOn: readonly ContainerDependency[];
  /** How long those that depend on this one wait for it to complete or to be healthy, from its start; else for ever. */
  readonly startTimeout: Milliseconds | undefined;
  readonly healthCheck: HealthCheck | undefined;
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  /** Whether the runtime was asked to start it. */
  readonly startAsked: boolean;
  readonly startedAt: Milliseconds | undefined;
  readonly startTimedOut: boolean;
  /** Whether it got its SIGTERM. */
  readonly stopAsked: boolean;
  readonly health: ContainerHealth;
  readonly runtimeId: string | undefined;
  readonly imageDigest: string | undefined;
  readonly exitCode: number | undefined;
  readonly reason: string | undefined;
}

/** A target that the task is registered as. */
export interface RegisteredTarget extends Target {
  readonly targetGroupArn: string;
}

/** Why a task stops, as DescribeTasks tells it. */
export interface Stop {
  readonly code: StopCode;
  readonly reason: string;
}

/** The part of a task that its lifecycle changes. Moments are milliseconds since the epoch. */
export interface TaskState {
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly lastStatus: TaskStatus;
  readonly containers: readonly ContainerState[];
  /** Whether every container has started, or never will. */
  readonly allStarted: boolean;
  /** Undefined until the containers are launched. */
  readonly placement: Placement | undefined;
  readonly targets: readonly RegisteredTarget[];
  readonly stop: Stop | undefined;
  readonly pullStartedAt: Milliseconds | undefined;
  readonly pullStoppedAt: Milliseconds | undefined;
  readonly startedAt: Milliseconds | undefined;
  readonly stoppingAt: Milliseconds | undefined;
  readonly executionStoppedAt: Milliseconds | undefined;
  readonly stoppedAt: Milliseconds | undefined;
}
