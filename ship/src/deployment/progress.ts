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

/** A finding of the checks before anything is changed. */
export interface CheckLine {
  readonly group: string;
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'problem' | 'not checked';
  readonly detail: string;
  readonly remedy?: string;
}

/** What a deployment or a rollback tells while it goes on. */
export type Progress =
  | { readonly kind: 'step'; readonly name: string; readonly detail: string }
  | { readonly kind: 'plan'; readonly from: string; readonly differences: readonly Difference[] }
  | { readonly kind: 'preflight'; readonly checks: readonly CheckLine[] }
  /** Of the environment: whom it waits for, or whose lock was stale and is ours now. */
  | { readonly kind: 'lock'; readonly state: 'waiting' | 'taken over'; readonly owner: string }
  /** A deployment that an earlier run left unfinished: it is taken up, or it is over and the new one begins. */
  | { readonly kind: 'unfinished'; readonly what: string; readonly isTakenUp: boolean }
  | { readonly kind: 'rollout'; readonly rollout: Rollout }
  /** ECS waits at a hook for `ship continue`. */
  | { readonly kind: 'pause'; readonly stage: string }
  /** It cannot succeed any more: it is stopped without waiting for the circuit breaker. */
  | { readonly kind: 'early verdict'; readonly rule: string; readonly reason: string }
  /** It serves and is watched for so long, in milliseconds. */
  | { readonly kind: 'bake'; readonly duration: Milliseconds }
  | { readonly kind: 'alarm'; readonly name: string; readonly reason: string; readonly isIgnored: boolean }
  | { readonly kind: 'service event'; readonly event: ServiceEvent }
  | { readonly kind: 'task stopped'; readonly task: TaskState }
  | { readonly kind: 'undo'; readonly reason: string; readonly taskDefinition: string };

export type Report = (progress: Progress) => void;

/** How it ended: what is printed last, and the exit code's reason. */
export interface Outcome {
  readonly command: 'deploy' | 'rollback';
  readonly verdict: FinalVerdict['kind'] | 'smoke test failed' | 'bake failed' | 'unknown';
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
    traffic: snapshot.traffic,
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
    const { serviceDeployment } = snapshot;
    const pausedAt = typeof serviceDeployment === 'string' ? undefined : serviceDeployment.pausedAt;
    if (pausedAt !== undefined && isNews(`paused at ${pausedAt}`)) report({ kind: 'pause', stage: pausedAt });
    report({ kind: 'rollout', rollout: rolloutOf(subject, snapshot, phase) });
  };
}
