import type { Milliseconds } from '../../src/clock.ts';
import { bounds } from '../../src/engine/bounds.ts';
import type { Pace } from '../../src/pace.ts';
import type { ServiceDeploymentRow, ServiceRow } from '../../src/services/ecs/rows.ts';
import type { Image, ServicePlan } from '../plan/world-plan.ts';

/** What AWS would have happen to a service once nothing more is done to it. */
export interface Expectation {
  /** Undefined: nobody can say that its deployment ends. */
  readonly endsWithin: Milliseconds | undefined;
  /** Undefined: nobody can say that its tasks stay healthy. */
  readonly restsWithin: Milliseconds | undefined;
}

interface Situation {
  readonly plan: ServicePlan;
  readonly service: ServiceRow;
  readonly deployment: ServiceDeploymentRow;
  /** Of the primary deployment's revision, and of the last one that was deployed with success. */
  readonly image: Image;
  readonly lastGoodImage: Image | undefined;
  /** Of the revision that traffic moves away from. */
  readonly sourceImage: Image | undefined;
  readonly pace: Pace;
}

const second = 1_000;
const minute = 60 * second;

/**
 * - `sound`: its tasks become healthy and stay so.
 * - `hopeless`: its tasks never become healthy, and each counts as failed.
 * - `uncertain`: luck decides, or nothing that counts ever happens.
 */
export type Prospect = 'sound' | 'hopeless' | 'uncertain';

/** The longest that an image of this kind takes to pass its checks. */
const slowest: Partial<Record<Image, Milliseconds>> = {
  'slow-start': 60 * second,
  'uneven-start': 90 * second,
  'slow-health': 120 * second,
};

export function prospectOf(image: Image, plan: ServicePlan): Prospect {
  switch (image) {
    case 'good':
    case 'needs-sigkill':
      return 'sound';
    case 'slow-start':
    case 'uneven-start':
    case 'slow-health':
      return isPatient(plan, slowest[image] ?? 0) ? 'sound' : 'uncertain';
    case 'crash-at-start':
    case 'cannot-be-pulled':
      return 'hopeless';
    case 'answers-503':
      return plan.balancer === 'none' ? 'sound' : 'hopeless';
    case 'flapping-health':
      return plan.balancer === 'none' ? 'sound' : 'uncertain';
    case 'crash-later':
      return 'uncertain';
    default:
      return image satisfies never;
  }
}

/** Whether checks wait so long before they call a task unhealthy. */
function isPatient({ targetGroup, containerCheck, balancer }: ServicePlan, startTakes: Milliseconds): boolean {
  const needed = startTakes + 15 * second;
  const byTargets = targetGroup.unhealthyThreshold * targetGroup.intervalSeconds * second;
  const byContainer = containerCheck
    ? (containerCheck.startPeriodSeconds + containerCheck.retries * containerCheck.intervalSeconds) * second
    : Number.POSITIVE_INFINITY;
  return (balancer === 'none' || byTargets >= needed) && byContainer >= needed;
}

export function expectation(situation: Situation): Expectation {
  const { plan, service, deployment, image, lastGoodImage, sourceImage } = situation;
  const own = prospectOf(image, plan);
  const isRollback = deployment.rollback !== undefined;
  const failed = own === 'hopeless' && service.deploymentConfiguration.deploymentCircuitBreaker?.enable === true;
  // Whatever fails the deployment may send it back, and the way back must end, too.
  const backEnds = isRollback || lastGoodImage === undefined || prospectOf(lastGoodImage, plan) === 'sound';
  // What is left of other deployments goes when the source has all its tasks again.
  const reconciles = sourceImage === undefined || prospectOf(sourceImage, plan) === 'sound';
  const ends = !isStuck(service) && backEnds && reconciles && (own === 'sound' || failed);
  const most = longest(situation);
  return { endsWithin: ends ? most : undefined, restsWithin: own === 'sound' ? most : undefined };
}

/** The bounds leave no room to move: AWS says so in an event and waits. */
function isStuck({ deploymentConfiguration, desiredCount }: ServiceRow): boolean {
  const { strategy = 'ROLLING', minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration;
  const { floor, ceiling } = bounds(desiredCount, minimumHealthyPercent, maximumPercent);
  return strategy === 'ROLLING' && ceiling - floor < 1;
}

/** A generous bound: every wave of tasks, every failure with its back-off, every bake time and hook, there and back. */
function longest({ plan, service, deployment, pace }: Situation): Milliseconds {
  const { deploymentConfiguration: configuration, desiredCount } = service;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = configuration;
  const { floor, ceiling } = bounds(desiredCount, minimumHealthyPercent, maximumPercent);
  const room = Math.max(ceiling - floor, 1);
  const { intervalSeconds, timeoutSeconds, unhealthyThreshold, healthyThreshold } = plan.targetGroup;
  const checks = (intervalSeconds + timeoutSeconds) * Math.max(unhealthyThreshold, healthyThreshold) * second;
  const launch = pace.provisioning + pace.pending + pace.activating + 10 * second + 120 * second;
  const containerChecks = (plan.containerCheck?.intervalSeconds ?? 0) * (plan.containerCheck?.retries ?? 0) * second;
  const start = launch + pace.targetRegistration + checks + containerChecks + pace.healthyWithoutChecks;
  const end = (plan.targetGroup.deregistrationDelaySeconds + plan.stopTimeoutSeconds) * second + pace.deprovisioning;
  const looks = 4 * (pace.schedulerTick + pace.schedulerReaction);
  const wave = start + end + looks + plan.graceSeconds * second;
  const waves = Math.ceil(desiredCount / room) + 2;
  const failing = Math.ceil(deployment.circuitBreaker.threshold / Math.min(room, Math.max(desiredCount, 1)));
  return 2 * (waves * wave + failing * (wave + pace.longestLaunchBackOff) + bakes(service));
}

function bakes({ deploymentConfiguration: configuration }: ServiceRow): Milliseconds {
  const { canaryConfiguration: canary, linearConfiguration: linear, lifecycleHooks = [] } = configuration;
  const steps = Math.ceil(100 / (linear?.stepPercent ?? 10)) + 1;
  const baking = (configuration.bakeTimeInMinutes ?? 0) + (canary?.canaryBakeTimeInMinutes ?? 0);
  const stepping = steps * (linear?.stepBakeTimeInMinutes ?? 0);
  const hooks = lifecycleHooks.reduce((sum, hook) => sum + (hook.timeoutConfiguration?.timeoutInMinutes ?? 2), 0);
  return (baking + stepping + hooks * (steps + 1) + 15) * minute;
}
