import { taskHealth } from '../../engine/container-health.ts';
import type { ServiceView, TaskStanding } from '../../engine/service-view.ts';
import type { TaskChecks } from '../../engine/task-standing.ts';
import type { ShiftView } from '../../engine/traffic-shift/decide.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Pace } from '../../pace.ts';
import { watchedAlarms } from './deployment-alarms.ts';
import { primaryOf } from './deployments.ts';
import type { DeploymentRow, ServiceDeploymentRow, ServiceRevisionRow, ServiceRow, TaskRow } from './rows.ts';
import { hooksOf, itineraryOf } from './shift-progress.ts';
import { trafficShare } from './traffic-share.ts';
import { availableZones, type Zones } from './zones.ts';

/** What the engine sees of a service: rows to view. */
export function serviceView(
  service: ServiceRow,
  serviceDeployment: ServiceDeploymentRow,
  tasks: readonly TaskRow[],
  standings: ReadonlyMap<string, TaskStanding>,
  zones: Zones,
  now: number,
): ServiceView {
  const primary = primaryOf(service);
  const { deploymentConfiguration } = service;
  const breaker = deploymentConfiguration.deploymentCircuitBreaker;
  const lastGood = service.lastCompleted?.revisionArn;
  const isServing = service.status === 'ACTIVE';
  return {
    desired: isServing ? service.desiredCount : 0,
    minimumHealthyPercent: deploymentConfiguration.minimumHealthyPercent ?? 100,
    maximumPercent: deploymentConfiguration.maximumPercent ?? 200,
    primary: { ...primary, revision: primary.revisionArn },
    source: isServing && lastGood !== primary.revisionArn ? lastGood : undefined,
    shiftsFrom: serviceDeployment.shift?.source,
    tasks: tasks
      .filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
      .map(({ arn, service: owner, wasHealthy, protectedUntil, availabilityZone }) => ({
        arn,
        revision: owner?.revisionArn ?? '',
        standing: standings.get(arn) ?? 'starting',
        wasHealthy,
        isProtected: protectedUntil !== undefined && protectedUntil > now,
        zone: availabilityZone,
      })),
    stoppingPrevious: tasks.filter(
      ({ desiredStatus, service: owner }) => desiredStatus === 'STOPPED' && owner?.revisionArn !== primary.revisionArn,
    ).length,
    zones: availableZones(service.workload, service.clusterArn, zones),
    rebalances: service.availabilityZoneRebalancing === 'ENABLED',
    circuitBreaker: {
      enabled: isServing && (breaker?.enable ?? false),
      rollback: breaker?.rollback ?? false,
      threshold: serviceDeployment.circuitBreaker.threshold,
    },
    alarm:
      isServing && serviceDeployment.alarms.triggered.length > 0
        ? { rollback: deploymentConfiguration.alarms?.rollback ?? false }
        : undefined,
    stopRequested: isServing && serviceDeployment.rollback === undefined ? serviceDeployment.stopRequested : undefined,
    isRollback: serviceDeployment.rollback !== undefined,
    bake: bakeOf(service, primary),
    steady: service.reported === 'steady',
    stuck: service.reported === 'stuck',
  };
}

function bakeOf({ deploymentConfiguration }: ServiceRow, { bakeUntil }: DeploymentRow): ServiceView['bake'] {
  if (bakeUntil !== undefined) return { until: bakeUntil };
  const bakes =
    watchedAlarms(deploymentConfiguration).length > 0 && (deploymentConfiguration.bakeTimeInMinutes ?? 0) > 0;
  return bakes ? 'not begun' : 'none';
}

/** Undefined where the deployment under way shifts no traffic. */
export function shiftView(
  row: ServiceDeploymentRow,
  target: ServiceRevisionRow,
  others: readonly ServiceRevisionRow[],
  traffic: TrafficWeights,
  pace: Pace,
): ShiftView | undefined {
  const { shift, deploymentConfiguration } = row;
  if (!shift) return undefined;
  const share = {
    production: trafficShare(traffic, target, 'production'),
    test: trafficShare(traffic, target, 'test'),
  };
  return {
    itinerary: itineraryOf(row, share.test !== undefined, pace),
    at: shift.at,
    arrivedAt: shift.arrivedAt,
    runs: shift.runs,
    hooks: hooksOf(deploymentConfiguration, pace),
    share,
    sharing: new Set(others.filter((other) => isBeside(other, target)).map(({ arn }) => arn)),
  };
}

function isBeside(other: ServiceRevisionRow, target: ServiceRevisionRow): boolean {
  const own = target.targets.map(({ targetGroupArn }) => targetGroupArn);
  return other.arn !== target.arn && other.targets.some(({ targetGroupArn }) => own.includes(targetGroupArn));
}

export function checksOf(service: ServiceRow, task: TaskRow, targets: Targets, pace: Pace): TaskChecks {
  return {
    isRunning: task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING',
    startedAt: task.startedAt,
    targets: task.targets.map(({ targetGroupArn, ...target }) => targets.health(targetGroupArn, target)),
    containerHealth: taskHealth(task.containers),
    registersTargets: service.workload.loadBalancers.length > 0,
    gracePeriod: pace.scale(service.healthCheckGracePeriodSeconds),
    silentStart: pace.silentStart,
    healthyWithoutChecks: pace.healthyWithoutChecks,
  };
}
