import type { Clock, Milliseconds } from '../clock.ts';
import type { DeploymentSource } from '../deployment/observe.ts';
import type { ServiceState, TargetState, TaskState } from '../deployment/state.ts';
import { Failure } from '../failure.ts';

/** How many tasks a service has, and how many of them serve. */
export interface Count {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly healthy: number;
  /** Tasks that are being stopped. */
  readonly stopping: number;
}

export interface Scaling {
  readonly source: Pick<DeploymentSource, 'service' | 'tasks' | 'targets'>;
  /** UpdateService to a number of tasks. */
  readonly setDesired: (count: number) => Promise<void>;
  readonly clock: Clock;
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  readonly signal: AbortSignal;
  /** Told whenever the count has changed. */
  readonly tell: (count: Count) => void;
}

export interface Scaled {
  readonly kind: 'reached' | 'timed out' | 'superseded';
  readonly from: number;
  readonly count: Count;
  /** AWS's last word where it was not reached. */
  readonly lastEvent: string | undefined;
  readonly elapsed: Milliseconds;
}

/**
 * Sets a service's number of tasks and waits until so many run and serve, and none more. Another hand (or autoscaling)
 * that changes the number meanwhile ends the wait.
 *
 * @throws Failure where there is no such service; the signal's reason when it is aborted
 */
export async function scale(wanted: number, around: Scaling): Promise<Scaled> {
  const { source, setDesired, clock, interval, timeout, signal, tell } = around;
  const began = clock.now();
  const before = await source.service();
  if (before === undefined || before.status !== 'ACTIVE') {
    throw new Failure({ code: 'not-found', what: 'the service does not exist or is not ACTIVE' });
  }
  await setDesired(wanted);
  let told = '';
  for (;;) {
    const [service, tasks, targets] = await Promise.all([source.service(), source.tasks(), source.targets()]);
    const count = countOf(service, tasks, targets);
    const words = JSON.stringify(count);
    if (words !== told) tell(count);
    told = words;
    const end = (kind: Scaled['kind']): Scaled => ({
      kind,
      from: before.desired,
      count,
      lastEvent: kind === 'reached' ? undefined : service?.events.at(-1)?.message,
      elapsed: clock.now() - began,
    });
    if (hasReached(wanted, count)) return end('reached');
    // A first read may lag behind the update; a third number is somebody else's.
    if (count.desired !== wanted && count.desired !== before.desired) return end('superseded');
    if (clock.now() - began >= timeout) return end('timed out');
    await clock.wait(interval, signal);
  }
}

export function hasReached(wanted: number, { desired, running, pending, healthy, stopping }: Count): boolean {
  return desired === wanted && running === wanted && pending === 0 && healthy === wanted && stopping === 0;
}

/** A task serves where each of its targets is healthy and its own check does not fail; without targets, where it runs. */
export function countOf(
  service: ServiceState | undefined,
  tasks: readonly TaskState[],
  targets: readonly TargetState[],
): Count {
  const living = tasks.filter(({ status }) => status !== 'STOPPED');
  const isHealthy = ({ status, health, address }: TaskState): boolean => {
    if (status !== 'RUNNING' || health === 'UNHEALTHY') return false;
    const own = targets.filter((target) => target.address === address);
    return targets.length === 0 || (own.length > 0 && own.every((target) => target.health === 'healthy'));
  };
  return {
    desired: service?.desired ?? 0,
    running: service?.running ?? 0,
    pending: service?.pending ?? 0,
    healthy: living.filter(isHealthy).length,
    stopping: living.filter(({ status }) => ['DEACTIVATING', 'STOPPING', 'DEPROVISIONING'].includes(status)).length,
  };
}
