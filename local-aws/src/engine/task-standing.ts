import type { Milliseconds } from '../clock.ts';
import type { TargetHealth } from '../load-balancer/targets.ts';
import type { TaskStanding } from './service-view.ts';

/** What a task's standing follows from. */
export interface TaskChecks {
  readonly isRunning: boolean;
  /** When the task became RUNNING, in milliseconds since the epoch. */
  readonly startedAt: Milliseconds | undefined;
  /** Of every target group that the service registers its tasks with. */
  readonly targets: readonly TargetHealth[];
  readonly registersTargets: boolean;
  readonly gracePeriod: Milliseconds;
  /** Without any check a task counts as healthy this long after RUNNING. */
  readonly healthyWithoutChecks: Milliseconds;
}

/**
 * Whether ECS takes the task for healthy. Failing checks are ignored during the grace period, which counts from the
 * task's start; passing ones are not.
 */
export function taskStanding(checks: TaskChecks, now: Milliseconds): TaskStanding {
  if (!checks.isRunning || checks.startedAt === undefined) return 'starting';
  const age = now - checks.startedAt;
  if (!checks.registersTargets) return age >= checks.healthyWithoutChecks ? 'healthy' : 'unready';
  if (checks.targets.some(({ state }) => state === 'unhealthy'))
    return age < checks.gracePeriod ? 'unready' : 'unhealthy';
  // A group that no listener uses is not checked; ECS does not wait for what will never come.
  const passes = checks.targets.every((health) => health.state === 'healthy' || isUnchecked(health));
  return passes && checks.targets.length > 0 ? 'healthy' : 'unready';
}

function isUnchecked(health: TargetHealth): boolean {
  return health.state === 'unused' && health.reason === 'Target.NotInUse';
}
