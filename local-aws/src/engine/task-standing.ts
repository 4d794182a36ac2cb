import type { Milliseconds } from '../clock.ts';
import type { TargetHealth } from '../load-balancer/targets.ts';
import type { TaskHealth } from './container-health.ts';
import type { TaskStanding } from './service-view.ts';

/** What a task's standing follows from. */
export interface TaskChecks {
  readonly isRunning: boolean;
  /** When the task became RUNNING, in milliseconds since the epoch. */
  readonly startedAt: Milliseconds | undefined;
  /** Of every target group that the service registers its tasks with. */
  readonly targets: readonly TargetHealth[];
  readonly registersTargets: boolean;
  /** What the containers' own checks say. */
  readonly containerHealth: TaskHealth;
  readonly gracePeriod: Milliseconds;
  /** A target that does not answer at all is not held against a task that is younger than this. */
  readonly silentStart: Milliseconds;
  /** Without any check a task counts as healthy this long after RUNNING. */
  readonly healthyWithoutChecks: Milliseconds;
}

/**
 * Whether ECS takes the task for healthy: all its targets are, and its containers' checks pass, where there are any.
 * Failing checks are ignored during the grace period, which counts from the task's start; passing ones are not. Silence
 * is ignored while the program may still be starting.
 */
export function taskStanding(checks: TaskChecks, now: Milliseconds): TaskStanding {
  const { containerHealth, targets } = checks;
  if (!checks.isRunning || checks.startedAt === undefined) return 'starting';
  const age = now - checks.startedAt;
  if (!checks.registersTargets && containerHealth === 'none') {
    return age >= checks.healthyWithoutChecks ? 'healthy' : 'unready';
  }
  if (containerHealth === 'UNHEALTHY' || targets.some(({ state }) => state === 'unhealthy')) {
    const patience = isSilent(checks) ? Math.max(checks.gracePeriod, checks.silentStart) : checks.gracePeriod;
    return age < patience ? 'unready' : 'unhealthy';
  }
  const containersPass = containerHealth === 'none' || containerHealth === 'HEALTHY';
  return containersPass && targetsPass(checks) ? 'healthy' : 'unready';
}

/** Whether nothing has answered yet, not even wrongly. */
function isSilent({ containerHealth, targets }: TaskChecks): boolean {
  const failing = targets.filter((health) => health.state === 'unhealthy');
  return containerHealth !== 'UNHEALTHY' && failing.every(({ reason }) => reason !== 'Target.ResponseCodeMismatch');
}

function targetsPass({ registersTargets, targets }: TaskChecks): boolean {
  if (!registersTargets) return true;
  // A group that no listener uses is not checked; ECS does not wait for what will never come.
  return targets.length > 0 && targets.every((health) => health.state === 'healthy' || isUnchecked(health));
}

function isUnchecked(health: TargetHealth): boolean {
  return health.state === 'unused' && health.reason === 'Target.NotInUse';
}
