import { circuitBreakerThreshold } from '../../engine/circuit-breaker.ts';
import type { DeploymentRow, ServiceDeploymentRow, ServiceRow, Workload } from './rows.ts';

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

export function newServiceDeployment(
  service: ServiceRow,
  arn: string,
  targetRevision: string,
  now: number,
): ServiceDeploymentRow {
  return {
    arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    status: 'IN_PROGRESS',
    statusReason: undefined,
    targetRevision,
    sourceRevisions: service.deployments.map(({ revisionArn }) => revisionArn),
    deploymentConfiguration: service.deploymentConfiguration,
    circuitBreaker: { threshold: circuitBreakerThreshold(service.desiredCount), failureCount: 0, triggered: false },
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

/** Another deployment began before this one had ended. */
export function supersede(row: ServiceDeploymentRow, now: number): ServiceDeploymentRow {
  if (hasEnded(row)) return row;
  const statusReason = 'The service deployment was stopped because a newer service deployment replaced it.';
  return { ...row, status: 'STOPPED', statusReason, stoppedAt: now, finishedAt: now, updatedAt: now };
}

export function completeServiceDeployment(row: ServiceDeploymentRow, now: number): ServiceDeploymentRow {
  const status = row.status === 'ROLLBACK_IN_PROGRESS' ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL';
  return { ...row, status, finishedAt: now, updatedAt: now };
}

/** The circuit breaker has tripped: back to `rollBackTo`, or to a stop where there is nothing to go back to. */
export function failServiceDeployment(
  row: ServiceDeploymentRow,
  rollBackTo: string | undefined,
  now: number,
): ServiceDeploymentRow {
  const tripped = { ...row, circuitBreaker: { ...row.circuitBreaker, triggered: true }, updatedAt: now };
  if (row.status === 'ROLLBACK_IN_PROGRESS') {
    return { ...tripped, status: 'ROLLBACK_FAILED', statusReason: breakerReason, finishedAt: now };
  }
  if (rollBackTo === undefined) {
    return { ...tripped, status: 'STOPPED', statusReason: breakerReason, stoppedAt: now, finishedAt: now };
  }
  const rollback = { reason: breakerReason, startedAt: now, revisionArn: rollBackTo };
  return { ...tripped, status: 'ROLLBACK_IN_PROGRESS', statusReason: breakerReason, rollback };
}

const breakerReason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

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
