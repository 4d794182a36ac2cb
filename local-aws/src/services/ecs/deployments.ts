import { circuitBreakerThreshold } from '../../engine/circuit-breaker.ts';
import type { FailureCause } from '../../engine/service-view.ts';
import type { DeploymentRow, ServiceDeploymentRow, ServiceRow, Workload } from './rows.ts';
import { beginShift, shiftsTraffic } from './shift-progress.ts';

/** How a service's deployments begin and end: rows to rows, nothing else. */

export interface NewDeployment {
  readonly id: string;
  readonly serviceDeploymentArn: string;
  readonly revisionArn: string;
  readonly reason: string;
}

/**
 * Makes the new deployment the primary one. The one it replaces becomes ACTIVE and drains; a deployment of the very
 * same revision (a rollback's target) is absorbed, since its tasks are the new one's tasks.
 */
export function beginDeployment(service: ServiceRow, deployment: NewDeployment, now: number): ServiceRow {
  const primary: DeploymentRow = {
    id: deployment.id,
    status: 'PRIMARY',
    revisionArn: deployment.revisionArn,
    serviceDeploymentArn: deployment.serviceDeploymentArn,
    desiredCount: service.desiredCount,
    failedTasks: 0,
    bakeUntil: undefined,
    failedLaunches: 0,
    launchNotBefore: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: deployment.reason,
    createdAt: now,
    updatedAt: now,
  };
  const others = service.deployments
    .filter(({ revisionArn }) => revisionArn !== deployment.revisionArn)
    .map((other): DeploymentRow => ({ ...other, status: 'ACTIVE', updatedAt: now }));
  return { ...service, deployments: [primary, ...others], reported: 'nothing' };
}

interface NewServiceDeployment {
  readonly arn: string;
  readonly targetRevision: string;
  /** The revision that it takes over from. */
  readonly source: string | undefined;
  readonly ignoredAlarms: readonly string[];
}

export function newServiceDeployment(
  service: ServiceRow,
  { arn, targetRevision, source, ignoredAlarms }: NewServiceDeployment,
  now: number,
): ServiceDeploymentRow {
  const { deploymentConfiguration } = service;
  const threshold = circuitBreakerThreshold(
    service.desiredCount,
    deploymentConfiguration.deploymentCircuitBreaker?.thresholdConfiguration,
  );
  return {
    arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    status: 'IN_PROGRESS',
    statusReason: undefined,
    targetRevision,
    sourceRevisions: service.deployments.map(({ revisionArn }) => revisionArn),
    deploymentConfiguration,
    circuitBreaker: { threshold, failureCount: 0, triggered: false },
    alarms: { ignored: ignoredAlarms, triggered: [] },
    shift: shiftsTraffic(deploymentConfiguration) ? beginShift('forward', source, now) : undefined,
    stopRequested: undefined,
    rollback: undefined,
    requestedTaskCount: service.desiredCount,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    stoppedAt: undefined,
    finishedAt: undefined,
  };
}

/** Whether the service deployment has ended, one way or the other. */
export function hasEnded({ status }: ServiceDeploymentRow): boolean {
  switch (status) {
    case 'SUCCESSFUL':
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      return true;
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return false;
    default:
      return status satisfies never;
  }
}

/** Another deployment began before this one had ended, or its service was deleted. */
export function supersede(row: ServiceDeploymentRow, why: 'replaced' | 'deleted', now: number): ServiceDeploymentRow {
  if (hasEnded(row)) return row;
  const statusReason =
    why === 'replaced'
      ? 'The service deployment was stopped because a newer service deployment replaced it.'
      : 'The service deployment was stopped because its service was deleted.';
  return { ...row, status: 'STOPPED', statusReason, stoppedAt: now, finishedAt: now, updatedAt: now };
}

/** Asked for by StopServiceDeployment; the scheduler carries it out at its next look. */
export function requestStop(row: ServiceDeploymentRow, how: 'ROLLBACK' | 'ABORT', now: number): ServiceDeploymentRow {
  const status = how === 'ROLLBACK' ? 'ROLLBACK_REQUESTED' : 'STOP_REQUESTED';
  return { ...row, status, stopRequested: how, updatedAt: now };
}

export function completeServiceDeployment(row: ServiceDeploymentRow, now: number): ServiceDeploymentRow {
  const status = row.status === 'ROLLBACK_IN_PROGRESS' ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL';
  return { ...row, status, finishedAt: now, updatedAt: now };
}

/** What a failed deployment's events, rollout state and status say; the breaker's are recorded, the others modelled on them. */
export const failureTexts: Record<
  FailureCause,
  { readonly event: string; readonly source: string; readonly status: string }
> = {
  'circuit-breaker': {
    event: 'tasks failed to start.',
    source: 'ECS deployment circuit breaker',
    status: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  },
  alarm: {
    event: 'alarm detected.',
    source: 'ECS deployment alarm',
    status: 'Service deployment rolled back because an alarm was detected.',
  },
  hook: {
    event: 'lifecycle hook failed.',
    source: 'ECS deployment lifecycle hook',
    status: 'Service deployment rolled back because a lifecycle hook failed.',
  },
  'stage-timeout': {
    event: 'lifecycle stage timed out.',
    source: 'ECS deployment lifecycle stage',
    status: 'Service deployment rolled back because a lifecycle stage took longer than 24 hours.',
  },
  'stop-requested': {
    event: 'stop requested.',
    source: 'ECS deployment stop',
    status: 'Service deployment rolled back because StopServiceDeployment asked for it.',
  },
};

/** The deployment has failed: back to `rollBackTo`, or to a stop where there is nothing to go back to. */
export function failServiceDeployment(
  row: ServiceDeploymentRow,
  why: FailureCause,
  rollBackTo: string | undefined,
  now: number,
): ServiceDeploymentRow {
  const reason = failureTexts[why].status;
  const triggered = row.circuitBreaker.triggered || why === 'circuit-breaker';
  const failed = { ...row, circuitBreaker: { ...row.circuitBreaker, triggered }, statusReason: reason, updatedAt: now };
  if (row.status === 'ROLLBACK_IN_PROGRESS') return { ...failed, status: 'ROLLBACK_FAILED', finishedAt: now };
  if (rollBackTo === undefined) return { ...failed, status: 'STOPPED', stoppedAt: now, finishedAt: now };
  return {
    ...failed,
    status: 'ROLLBACK_IN_PROGRESS',
    rollback: { reason, startedAt: now, revisionArn: rollBackTo },
    shift: row.shift && beginShift('back', undefined, now),
  };
}

/** Whether two revisions would be the same: then an update starts no deployment. */
export function isSameWorkload(a: Workload, b: Workload): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function primaryOf(service: ServiceRow): DeploymentRow {
  const [primary] = service.deployments;
  if (!primary) throw new Error(`the service ${service.arn} has no deployment`);
  return primary;
}

export function withPrimary(service: ServiceRow, change: Partial<DeploymentRow>): ServiceRow {
  const [primary, ...others] = service.deployments;
  return primary ? { ...service, deployments: [{ ...primary, ...change }, ...others] } : service;
}
