import type { Milliseconds } from './clock.ts';

/**
 * How long AWS's own steps take. `aws` has the delays that people measure on ECS with Fargate; `fast`, the same steps in
 * the same order with the waiting taken out. What belongs to the user's process is never scaled: how long it takes to
 * start, its stop timeout, a health check's timeout.
 */
export interface Pace {
  readonly name: 'fast' | 'aws';
  /** PROVISIONING: the network interface is made. */
  readonly provisioning: Milliseconds;
  /** PENDING: the task waits for its host. */
  readonly pending: Milliseconds;
  /** From the containers' start to RUNNING. */
  readonly activating: Milliseconds;
  /** DEPROVISIONING: the network interface goes. */
  readonly deprovisioning: Milliseconds;
  /** The scheduler looks at a service at least this often while anything is under way. */
  readonly schedulerTick: Milliseconds;
  /** From something happening to a service until the scheduler acts on it. */
  readonly schedulerReaction: Milliseconds;
  /** How long a program may take until it answers at all before its failing health checks count, whatever the intervals. */
  readonly silentStart: Milliseconds;
  /** A task without any health check counts as healthy this long after RUNNING. */
  readonly healthyWithoutChecks: Milliseconds;
  /** A container's first health check comes after its interval, or after this long where that is sooner. */
  readonly longestFirstCheckWait: Milliseconds;
  /** From a target's registration to its first health check. */
  readonly targetRegistration: Milliseconds;
  /** First wait between attempts to launch tasks that stop before they run; doubles up to the longest. */
  readonly launchBackOff: Milliseconds;
  readonly longestLaunchBackOff: Milliseconds;
  /** Turns a duration that the user configured for AWS's side (an interval, a delay, a grace period) into this pace. */
  scale(configuredSeconds: number): Milliseconds;
  /** Whether a draining target goes as soon as its last request has ended, instead of after the whole delay. */
  readonly drainEndsWhenIdle: boolean;
}

const minute = 60_000;

export const awsPace: Pace = {
  name: 'aws',
  provisioning: 12_000,
  pending: 10_000,
  activating: 10_000,
  deprovisioning: 30_000,
  schedulerTick: 10_000,
  schedulerReaction: 5_000,
  silentStart: 0,
  healthyWithoutChecks: 40_000,
  longestFirstCheckWait: Number.POSITIVE_INFINITY,
  targetRegistration: 5_000,
  launchBackOff: 10_000,
  longestLaunchBackOff: 15 * minute,
  scale: (configuredSeconds) => configuredSeconds * 1000,
  drainEndsWhenIdle: false,
};

export const fastPace: Pace = {
  name: 'fast',
  provisioning: 20,
  pending: 20,
  activating: 20,
  deprovisioning: 20,
  schedulerTick: 250,
  schedulerReaction: 25,
  silentStart: 5_000,
  healthyWithoutChecks: 1_000,
  longestFirstCheckWait: 100,
  targetRegistration: 50,
  launchBackOff: 250,
  longestLaunchBackOff: 10_000,
  scale: (configuredSeconds) => (configuredSeconds * 1000) / 30,
  drainEndsWhenIdle: true,
};
