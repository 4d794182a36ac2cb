import type { TrafficKind } from './traffic-shift/itinerary.ts';

/**
 * What the scheduler sees of a service when it decides: only what matters to the decision, taken from the service, its
 * deployments and its tasks at one moment.
 */
export interface ServiceView {
  /** How many tasks should run; 0 for a service that is being deleted. */
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly primary: DeploymentView;
  /** The revision of the last completed deployment, where it is not the primary's: what serves, and what to go back to. */
  readonly source: string | undefined;
  /**
   * The revision that a deployment which shifts traffic moves it away from: the source, or, where no deployment ever
   * completed, what serves already.
   */
  readonly shiftsFrom: string | undefined;
  /** Tasks that ECS wants to run (desired status RUNNING), of all revisions. */
  readonly tasks: readonly TaskView[];
  /** Tasks of other revisions than the primary's that are stopping and have not stopped yet. */
  readonly stoppingPrevious: number;
  /** The zones where its tasks can be placed. */
  readonly zones: readonly string[];
  /** Whether tasks are moved to even out the zones. */
  readonly rebalances: boolean;
  readonly circuitBreaker: CircuitBreakerView;
  /** An alarm of the deployment's that went into ALARM since it started, and whether that rolls it back. */
  readonly alarm: { readonly rollback: boolean } | undefined;
  /** What StopServiceDeployment asked for and is not under way yet. */
  readonly stopRequested: 'ROLLBACK' | 'ABORT' | undefined;
  /** Whether the primary deployment is itself the way back from a failed one. */
  readonly isRollback: boolean;
  /** Until when a rolling deployment that has replaced its tasks goes on watching; milliseconds since the epoch. */
  readonly bake: 'none' | 'not begun' | { readonly until: number };
  /** Whether the service has said that it reached a steady state since it last was in none. */
  readonly steady: boolean;
  /** Whether the service has said that it is stuck since it last moved. */
  readonly stuck: boolean;
}

export interface DeploymentView {
  readonly revision: string;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  /** Tasks of this deployment that failed in a row. */
  readonly failedTasks: number;
  /** No launch before this moment, in milliseconds since the epoch. */
  readonly launchNotBefore: number;
}

/**
 * A task's standing: `starting` before RUNNING; `unready` while it runs and its checks have not passed yet; `healthy`;
 * `unhealthy`, with whether it ever was healthy before.
 */
export type TaskStanding = 'starting' | 'unready' | 'healthy' | 'unhealthy';

export interface TaskView {
  readonly arn: string;
  readonly revision: string;
  readonly standing: TaskStanding;
  readonly wasHealthy: boolean;
  /** Scale-in protection: neither scaling nor a deployment stops it. */
  readonly isProtected: boolean;
  readonly zone: string;
}

export interface CircuitBreakerView {
  readonly enabled: boolean;
  readonly rollback: boolean;
  readonly threshold: number;
}

/** Why a deployment fails. */
export type FailureCause = 'circuit-breaker' | 'alarm' | 'hook' | 'stage-timeout' | 'stop-requested';

/** What the scheduler wants done, in this order. */
export type Action =
  | { readonly kind: 'launch'; readonly revision: string; readonly count: number }
  | { readonly kind: 'stop'; readonly tasks: readonly string[]; readonly why: 'scaling' | 'unhealthy' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'fail'; readonly why: FailureCause; readonly rollBackTo: string | undefined }
  | { readonly kind: 'begin-bake' }
  /** Gives the target revision that share of the traffic, in percent. */
  | { readonly kind: 'shift-traffic'; readonly traffic: TrafficKind; readonly percent: number }
  /** Leaves the waypoint for the next one. */
  | { readonly kind: 'advance' }
  | { readonly kind: 'call-hooks' }
  | { readonly kind: 'call-hook-again'; readonly id: string }
  | { readonly kind: 'expire-hook'; readonly id: string }
  | { readonly kind: 'report-steady' }
  | { readonly kind: 'report-stuck' };
