import type { Milliseconds } from '../clock.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Difference } from './difference.ts';
import type { ServiceEvent, Snapshot, Subject, TaskState } from './state.ts';
import type { FinalVerdict } from './verdict.ts';

/** A task as a person following a deployment wants to see it. */
export interface TaskLine {
  readonly id: string;
  readonly status: string;
  /** Its targets' health where the service has a load balancer, else its own. */
  readonly health: string;
}

/** The tasks of a service at one moment, this deployment's apart from the others'. */
export interface Rollout {
  readonly phase: 'rolling out' | 'rolling back';
  readonly desired: number;
  readonly newTasks: readonly TaskLine[];
  readonly oldTasks: readonly TaskLine[];
  /** This deployment's tasks that have stopped. */
  readonly failed: number;
  /** Where traffic is shifted: the stage, and the share of the new revision in percent where it is known. */
  readonly traffic?: Traffic | undefined;
}

export interface Traffic {
  /** AWS's lifecycle stage, e.g. `PRODUCTION_TRAFFIC_SHIFT`. */
  readonly stage: string;
  readonly newPercent: number | undefined;
}

/** What a deployment or a rollback tells while it goes on. */
export type Progress =
  | { readonly kind: 'step'; readonly name: string; readonly detail: string }
  | { readonly kind: 'plan'; readonly from: string; readonly differences: readonly Difference[] }
  | { readonly kind: 'rollout'; readonly rollout: Rollout }
  | { readonly kind: 'service event'; readonly event: ServiceEvent }
  | { readonly kind: 'task stopped'; readonly task: TaskState }
  | { readonly kind: 'undo'; readonly reason: string; readonly taskDefinition: string };

export type Report = (progress: Progress) => void;

/** How it ended: what is printed last, and the exit code's reason. */
export interface Outcome {
  readonly command: 'deploy' | 'rollback';
  readonly verdict: FinalVerdict['kind'] | 'smoke test failed' | 'unknown';
  /** The rule by which it was known early that it cannot succeed. */
  readonly rule?: string | undefined;
  /** Whether the revision before serves again after a failure. */
  readonly restored: 'by ECS' | 'by ship' | 'no' | undefined;
  readonly service: string;
  readonly taskDefinition: string;
  /** The version that was deployed. */
  readonly version: string | undefined;
  /** The revision that serves, where that is known. */
  readonly serving: string | undefined;
  readonly url: string;
  readonly diagnosis: Diagnosis | undefined;
  /** The last log lines of the task that the diagnosis points at. */
  readonly logLines: readonly string[];
  readonly elapsed: Milliseconds;
}

/** A snapshot as a rollout. */
export function rolloutOf(subject: Subject, snapshot: Snapshot, phase: Rollout['phase']): Rollout {
  const healthOf = new Map(snapshot.targets.map(({ address, health }) => [address, health] as const));
  const line = (task: TaskState): TaskLine => ({
    id: task.id,
    status: task.status,
    health: (task.address === undefined ? undefined : healthOf.get(task.address)) ?? task.health.toLowerCase(),
  });
  // By revision rather than by who started them: after a rollback, tasks of the revision that never left are its own too.
  const living = snapshot.tasks.filter((task) => task.status !== 'STOPPED');
  const isNew = (task: TaskState): boolean => task.taskDefinition === subject.taskDefinition;
  return {
    phase,
    desired: snapshot.service?.desired ?? 0,
    newTasks: living.filter(isNew).map(line),
    oldTasks: living.filter((task) => !isNew(task)).map(line),
    failed: snapshot.tasks.filter(({ status, startedBy }) => status === 'STOPPED' && startedBy === subject.deploymentId)
      .length,
  };
}

/** Turns snapshots into reports: the rollout each time, and each event and stopped task once. */
export function reporterOfSnapshots(
  subject: Subject,
  report: Report,
): (snapshot: Snapshot, phase: Rollout['phase']) => void {
  const told = new Set<string>();
  const isNews = (id: string): boolean => {
    if (told.has(id)) return false;
    told.add(id);
    return true;
  };
  return (snapshot, phase) => {
    for (const task of snapshot.tasks) {
      const isOwn = task.startedBy === subject.deploymentId && task.status === 'STOPPED';
      if (isOwn && isNews(task.arn)) report({ kind: 'task stopped', task });
    }
    for (const event of snapshot.service?.events ?? []) {
      if (event.at >= subject.createdAt && isNews(event.id)) report({ kind: 'service event', event });
    }
    report({ kind: 'rollout', rollout: rolloutOf(subject, snapshot, phase) });
  };
}
