import type { Milliseconds } from '../clock.ts';
import type { ContainerState } from './task.ts';

export type HealthStatus = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';

/** A container's health check, AWS's defaults filled in. */
export interface HealthCheck {
  /** `CMD` and a program with its arguments, or `CMD-SHELL` and a line for the container's shell. */
  readonly command: readonly string[];
  /** From one check to the next, as configured. */
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** So many failures in a row make a container unhealthy. */
  readonly retries: number;
  /** From the container's start; failures in it do not count. */
  readonly startPeriodSeconds: number;
}

/** What a container's checks have shown so far. */
export interface ContainerHealth {
  readonly status: HealthStatus;
  /** In milliseconds since the epoch; undefined while nothing is known. */
  readonly since: Milliseconds | undefined;
  /** In a row, at most as many as make a container unhealthy. */
  readonly failures: number;
  /** Whether failures count: the start period is over, or a check has passed in it. */
  readonly counts: boolean;
}

export const unknownHealth: ContainerHealth = { status: 'UNKNOWN', since: undefined, failures: 0, counts: false };

/**
 * A container's health after one more check. The same object where nothing changed.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
 */
export function afterCheck(
  health: ContainerHealth,
  passed: boolean,
  { retries }: Pick<HealthCheck, 'retries'>,
  now: Milliseconds,
): ContainerHealth {
  if (passed) {
    if (health.status === 'HEALTHY' && health.failures === 0) return health;
    const since = health.status === 'HEALTHY' ? health.since : now;
    return { status: 'HEALTHY', since, failures: 0, counts: true };
  }
  if (!health.counts || health.failures === retries) return health;
  const failures = health.failures + 1;
  if (failures < retries || health.status === 'UNHEALTHY') return { ...health, failures };
  return { ...health, failures, status: 'UNHEALTHY', since: now };
}

/** `none`: no essential container has a check. */
export type TaskHealth = HealthStatus | 'none';

/** A task's health: that of its essential containers that have a check. */
export function taskHealth(
  containers: readonly Pick<ContainerState, 'essential' | 'healthCheck' | 'health'>[],
): TaskHealth {
  const statuses = containers
    .filter(({ essential, healthCheck }) => essential && healthCheck !== undefined)
    .map(({ health }) => health.status);
  if (statuses.length === 0) return 'none';
  if (statuses.includes('UNHEALTHY')) return 'UNHEALTHY';
  return statuses.includes('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY';
}
