import type { Milliseconds } from '../clock.ts';
import type { ServiceEvent, Snapshot, Subject, TargetState, TaskState } from './state.ts';

/** What has been seen of a deployment's tasks, kept after AWS has forgotten it. */
export interface Evidence {
  /** This deployment's stopped tasks by id, oldest first. */
  readonly stoppedTasks: ReadonlyMap<string, TaskState>;
  /** The addresses of this deployment's tasks. */
  readonly addresses: ReadonlySet<string>;
  /** Targets of this deployment's tasks that were unhealthy, by address and port, as last seen unhealthy. */
  readonly unhealthyTargets: ReadonlyMap<string, TargetState>;
  /** Service events since the deployment began, oldest first. */
  readonly events: readonly ServiceEvent[];
  /** This deployment's tasks that have passed their checks at some time. */
  readonly healthyTasks: ReadonlySet<string>;
  /** When each of this deployment's tasks was first seen running, by our own clock. */
  readonly runningSince: ReadonlyMap<string, Milliseconds>;
}

export const noEvidence: Evidence = {
  stoppedTasks: new Map(),
  addresses: new Set(),
  unhealthyTargets: new Map(),
  events: [],
  healthyTasks: new Set(),
  runningSince: new Map(),
};

/** Adds what a snapshot shows. */
export function gather(evidence: Evidence, subject: Subject, snapshot: Snapshot): Evidence {
  const own = snapshot.tasks.filter((task) => task.startedBy === subject.deploymentId);
  const addresses = evidence.addresses.union(new Set(own.flatMap(({ address }) => address ?? [])));
  const stopped = own.filter((task) => task.status === 'STOPPED');
  const unhealthy = snapshot.targets.filter((target) => target.health === 'unhealthy' && addresses.has(target.address));
  const healthyAddresses = new Set(
    snapshot.targets.filter(({ health }) => health === 'healthy').map(({ address }) => address),
  );
  const healthy = own.filter(
    ({ health, address }) => health === 'HEALTHY' || (address !== undefined && healthyAddresses.has(address)),
  );
  const running = own.filter(({ id, status }) => status === 'RUNNING' && !evidence.runningSince.has(id));
  const known = new Set(evidence.events.map(({ id }) => id));
  const events = snapshot.service?.events ?? [];
  return {
    addresses,
    stoppedTasks: new Map([...evidence.stoppedTasks, ...stopped.map((task) => [task.id, task] as const)]),
    unhealthyTargets: new Map([
      ...evidence.unhealthyTargets,
      ...unhealthy.map((target) => [`${target.address}:${target.port}`, target] as const),
    ]),
    healthyTasks: evidence.healthyTasks.union(new Set(healthy.map(({ id }) => id))),
    runningSince: new Map([...evidence.runningSince, ...running.map(({ id }) => [id, snapshot.at] as const)]),
    events: [...evidence.events, ...events.filter(({ id, at }) => at >= subject.createdAt && !known.has(id))],
  };
}
