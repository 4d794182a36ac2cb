import { circuitBreakerThreshold } from '../../engine/circuit-breaker.ts';
import type { ServiceView, TaskStanding } from '../../engine/service-view.ts';
import { taskStanding } from '../../engine/task-standing.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Pace } from '../../pace.ts';
import { primaryOf } from './deployments.ts';
import type { ServiceRow, TaskRow } from './rows.ts';

/** What the engine sees of a service: rows to view. */
export function serviceView(
  service: ServiceRow,
  tasks: readonly TaskRow[],
  standings: ReadonlyMap<string, TaskStanding>,
  now: number,
): ServiceView {
  const primary = primaryOf(service);
  const { deploymentConfiguration } = service;
  const breaker = deploymentConfiguration.deploymentCircuitBreaker;
  const lastGood = service.lastCompleted?.revisionArn;
  const desired = service.status === 'ACTIVE' ? service.desiredCount : 0;
  const isOther = lastGood !== primary.revisionArn;
  return {
    desired,
    minimumHealthyPercent: deploymentConfiguration.minimumHealthyPercent ?? 100,
    maximumPercent: deploymentConfiguration.maximumPercent ?? 200,
    primary: { ...primary, revision: primary.revisionArn },
    source: isOther && service.status === 'ACTIVE' ? lastGood : undefined,
    tasks: tasks
      .filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
      .map(({ arn, service: owner, wasHealthy, protectedUntil }) => ({
        arn,
        revision: owner?.revisionArn ?? '',
        standing: standings.get(arn) ?? 'starting',
        wasHealthy,
        isProtected: protectedUntil !== undefined && protectedUntil > now,
      })),
    stoppingPrevious: tasks.filter(
      ({ desiredStatus, service: owner }) => desiredStatus === 'STOPPED' && owner?.revisionArn !== primary.revisionArn,
    ).length,
    circuitBreaker: {
      enabled: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      threshold: circuitBreakerThreshold(service.desiredCount),
      lastGoodRevision: isOther ? lastGood : undefined,
    },
    steady: service.reported === 'steady',
    stuck: service.reported === 'stuck',
  };
}

export function standingOf(
  service: ServiceRow,
  task: TaskRow,
  targets: Targets,
  pace: Pace,
  now: number,
): TaskStanding {
  return taskStanding(
    {
      isRunning: task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING',
      startedAt: task.startedAt,
      targets: task.targets.map(({ targetGroupArn, ...target }) => targets.health(targetGroupArn, target)),
      registersTargets: service.workload.loadBalancers.length > 0,
      gracePeriod: pace.scale(service.healthCheckGracePeriodSeconds),
      healthyWithoutChecks: pace.healthyWithoutChecks,
    },
    now,
  );
}
