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
}

export const noEvidence: Evidence = {
  stoppedTasks: new Map(),
  addresses: new Set(),
  unhealthyTargets: new Map(),
  events: [],
};

/** Adds what a snapshot shows. */
export function gather(evidence: Evidence, subject: Subject, snapshot: Snapshot): Evidence {
  const own = snapshot.tasks.filter((task) => task.startedBy === subject.deploymentId);
  const addresses = evidence.addresses.union(new Set(own.flatMap(({ address }) => address ?? [])));
  const stopped = own.filter((task) => task.status === 'STOPPED');
  const unhealthy = snapshot.targets.filter((target) => target.health === 'unhealthy' && addresses.has(target.address));
  const known = new Set(evidence.events.map(({ id }) => id));
  const events = snapshot.service?.events ?? [];
  return {
    addresses,
    stoppedTasks: new Map([...evidence.stoppedTasks, ...stopped.map((task) => [task.id, task] as const)]),
    unhealthyTargets: new Map([
      ...evidence.unhealthyTargets,
      ...unhealthy.map((target) => [`${target.address}:${target.port}`, target] as const),
    ]),
    events: [...evidence.events, ...events.filter(({ id, at }) => at >= subject.createdAt && !known.has(id))],
  };
}
