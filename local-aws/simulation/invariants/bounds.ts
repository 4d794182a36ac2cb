import type { TaskRow } from '../../src/services/ecs/rows.ts';
import { type Invariant, isWanted, revisionOf, type ServiceMoment, short } from './moment.ts';

/** Checked where tasks are launched: a ceiling that somebody lowers below what runs is no fault of the scheduler's. */
export const ceiling: Invariant<ServiceMoment> = {
  says: 'no launch takes running and starting tasks above the ceiling',
  judge({ launched, bounds }) {
    const over = launched.find(({ shifts, wanted }) => !shifts && wanted > bounds.ceiling);
    return over && `${over.wanted} tasks after the launch of ${short(over.task.arn)}, the ceiling is ${bounds.ceiling}`;
  },
};

/** Blue and green stand side by side, each up to what it may have by itself. */
export const ceilingOfEach: Invariant<ServiceMoment> = {
  says: 'while traffic shifts, no launch takes a revision above its own ceiling',
  judge({ launched, bounds }) {
    const over = launched.find(({ shifts, wantedOfRevision }) => shifts && wantedOfRevision > bounds.ceiling);
    return (
      over && `${over.wantedOfRevision} tasks of ${short(revisionOf(over.task))}, the ceiling is ${bounds.ceiling}`
    );
  },
};

/**
 * Healthy tasks of all revisions count. Only what the scheduler stops is judged: where faults took tasks, the number may
 * be below the floor, but then no healthy task may be stopped at all.
 */
export const floor: Invariant<ServiceMoment> = {
  says: 'the scheduler stops no healthy task that is needed for the floor',
  judge({ service, stopped, tasks, bounds, isHealthy }) {
    if (service.status !== 'ACTIVE' || shifts(service.deploymentConfiguration.strategy)) return undefined;
    const healthyStopped = stopped.filter(({ wasHealthy }) => wasHealthy);
    if (healthyStopped.length === 0) return undefined;
    const left = tasks.filter((task) => isWanted(task) && isHealthy(task)).length;
    if (left >= bounds.floor) return undefined;
    return `stopped ${healthyStopped.length} healthy tasks, left ${left}, the floor is ${bounds.floor}`;
  },
};

/** The floor of blue/green, linear and canary: the tasks that production traffic goes to. */
export const trafficFloor: Invariant<ServiceMoment> = {
  says: 'the scheduler stops no healthy task that production traffic goes to and that is not one too many',
  judge({ service, stopped, tasks, isHealthy }) {
    if (service.status !== 'ACTIVE' || !shifts(service.deploymentConfiguration.strategy)) return undefined;
    for (const { task, wasHealthy, share } of stopped) {
      if (!wasHealthy || share === undefined || share === 0) continue;
      const groupOf = ({ targets }: TaskRow): string | undefined => targets[0]?.targetGroupArn;
      const beside = tasks.filter((other) => isWanted(other) && groupOf(other) === groupOf(task));
      const left = beside.filter(isHealthy).length;
      if (left < service.desiredCount) {
        return `stopped ${short(task.arn)} of ${short(revisionOf(task))}, which gets ${share} % of the traffic, left ${left} healthy`;
      }
    }
    return undefined;
  },
};

export const healthyStay: Invariant<ServiceMoment> = {
  says: 'no task is stopped for failing its health checks unless it fails them after its grace period',
  judge({ stopped }) {
    const wronged = stopped.find(({ why, wasUnhealthy }) => why === 'unhealthy' && !wasUnhealthy);
    return wronged && `${short(wronged.task.arn)} was stopped as unhealthy`;
  },
};

function shifts(strategy = 'ROLLING'): boolean {
  return strategy !== 'ROLLING';
}
