import type { ServiceDeploymentStatus } from '../../src/models/generated/ecs.ts';
import type { DeploymentRow, ServiceRow } from '../../src/services/ecs/rows.ts';
import { type DeploymentChange, type Invariant, isWanted, revisionOf, type ServiceMoment, short } from './moment.ts';

export const onePrimary: Invariant<ServiceMoment> = {
  says: 'a service has exactly one PRIMARY deployment, its first, and each deployment a revision of its own',
  judge({ service: { deployments } }) {
    const primaries = deployments.filter(({ status }) => status === 'PRIMARY').length;
    const revisions = new Set(deployments.map(({ revisionArn }) => revisionArn)).size;
    const isRight = primaries === 1 && deployments[0]?.status === 'PRIMARY' && revisions === deployments.length;
    return isRight ? undefined : deployments.map(({ id, status }) => `${id} ${status}`).join(', ');
  },
};

const next: Readonly<Record<ServiceDeploymentStatus, readonly ServiceDeploymentStatus[]>> = {
  PENDING: ['IN_PROGRESS', 'STOPPED', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED'],
  IN_PROGRESS: ['SUCCESSFUL', 'STOPPED', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'],
  STOP_REQUESTED: ['STOPPED'],
  ROLLBACK_REQUESTED: ['ROLLBACK_IN_PROGRESS', 'STOPPED'],
  ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED', 'STOPPED'],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

export const forwardOnly: Invariant<ServiceMoment> = {
  says: "a service deployment's status only moves forward, and never after its end",
  judge({ deployments }) {
    for (const { before, after } of deployments) {
      if (before && before.status !== after.status && !next[before.status].includes(after.status)) {
        return `${short(after.arn)} went from ${before.status} to ${after.status}`;
      }
    }
    return undefined;
  },
};

export const endedStaysAsItEnded: Invariant<ServiceMoment> = {
  says: 'a service deployment that has ended is not changed any more',
  judge({ deployments }) {
    const changed = deployments.find(({ before }) => before?.finishedAt !== undefined);
    return (
      changed &&
      `${short(changed.after.arn)} was changed after it was ${changed.before?.status}: ${differences(changed)}`
    );
  },
};

/**
 * Of the primary deployment unless it failed; while it is in progress, also of the last good one, or where there is none,
 * of the one that it takes the traffic from: those still serve.
 */
export const endedLaunchesNothing: Invariant<ServiceMoment> = {
  says: 'a deployment that failed, or that another has replaced, launches no task',
  judge({ launched, lastGood }) {
    for (const { task, service, source } of launched) {
      const [primary] = service.deployments;
      if (!primary || !mayLaunch(revisionOf(task), service, primary, lastGood ?? source)) {
        return `${short(task.arn)} of ${short(revisionOf(task))} was launched; the primary is ${short(primary?.revisionArn)}, ${primary?.rolloutState}`;
      }
    }
    return undefined;
  },
};

function mayLaunch(
  revision: string,
  service: ServiceRow,
  primary: DeploymentRow,
  serving: string | undefined,
): boolean {
  if (service.status !== 'ACTIVE' || primary.rolloutState === 'FAILED') return false;
  return revision === primary.revisionArn || (primary.rolloutState === 'IN_PROGRESS' && revision === serving);
}

export const completedMeansHealthy: Invariant<ServiceMoment> = {
  says: 'a deployment completes when its tasks, as many as desired, are healthy and no other is left',
  judge({ service, deployments, tasks, isHealthy }) {
    const completed = deployments.find(
      ({ before, after }) => before?.status !== after.status && hasSucceeded(after.status),
    );
    const revision = service.deployments[0]?.revisionArn;
    if (!completed || service.status !== 'ACTIVE') return undefined;
    const others = tasks.filter((task) => revisionOf(task) !== revision).length;
    const healthy = tasks.filter((task) => revisionOf(task) === revision && isWanted(task) && isHealthy(task)).length;
    if (others === 0 && healthy === service.desiredCount) return undefined;
    return `${short(completed.after.arn)} is ${completed.after.status} with ${healthy} of ${service.desiredCount} tasks healthy and ${others} others`;
  },
};

export const completedServes: Invariant<ServiceMoment> = {
  says: 'a deployment that completes has all production traffic',
  judge({ service, deployments, share }) {
    const isCompleted = deployments.some(
      ({ before, after }) => before?.status !== after.status && hasSucceeded(after.status),
    );
    const revision = service.deployments[0]?.revisionArn ?? '';
    const own = share(revision);
    if (!isCompleted || own === undefined || own === 100) return undefined;
    return `${short(revision)} has ${own} % of the traffic`;
  },
};

export const backToLastGood: Invariant<ServiceMoment> = {
  says: 'a rollback goes to the last revision that was deployed with success, and nowhere else',
  judge({ service, deployments, lastGood }) {
    for (const { before, after } of deployments) {
      const { rollback } = after;
      if (rollback && rollback.revisionArn !== lastGood) {
        return `${short(after.arn)} goes back to ${short(rollback.revisionArn)}, the last good one is ${short(lastGood)}`;
      }
      const primary = service.deployments[0]?.revisionArn;
      if (before?.status !== after.status && after.status === 'ROLLBACK_SUCCESSFUL' && primary !== lastGood) {
        return `${short(after.arn)} was rolled back and ${short(primary)} serves, the last good one is ${short(lastGood)}`;
      }
    }
    return undefined;
  },
};

export const breakerIsPatient: Invariant<ServiceMoment> = {
  says: 'the circuit breaker trips at its threshold and not before',
  judge({ deployments }) {
    for (const { before, after, failures } of deployments) {
      const { triggered, threshold } = after.circuitBreaker;
      if (triggered && before?.circuitBreaker.triggered === false && failures < threshold) {
        return `${short(after.arn)} failed after ${failures} failed tasks, the threshold is ${threshold}`;
      }
    }
    return undefined;
  },
};

export function hasSucceeded(status: ServiceDeploymentStatus): boolean {
  return status === 'SUCCESSFUL' || status === 'ROLLBACK_SUCCESSFUL';
}

function differences({ before, after }: DeploymentChange): string {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
  );
  return changed.map(([name]) => name).join(', ');
}
