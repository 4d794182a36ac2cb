import type { Clock } from '../../clock.ts';
import { launchBackOff } from '../../engine/launch-back-off.ts';
import type { Pace } from '../../pace.ts';
import { hasEnded, primaryOf, withPrimary } from './deployments.ts';
import type { Records } from './records.ts';
import type { TaskRow } from './rows.ts';

/** Counts the tasks of the primary deployment that failed in a row. */
export interface Failures {
  count(serviceArn: string, task: TaskRow): void;
  /** A task became healthy, which shows that the deployment's tasks can. */
  forgive(serviceArn: string, task: TaskRow): void;
}

export function failures(records: Records, clock: Clock, pace: Pace): Failures {
  return {
    count(serviceArn, task) {
      const service = records.service(serviceArn);
      if (!service) return;
      const primary = primaryOf(service);
      if (primary.revisionArn !== task.service?.revisionArn) return;
      const neverRan = task.startedAt === undefined;
      const failedLaunches = neverRan ? primary.failedLaunches + 1 : primary.failedLaunches;
      const launchNotBefore = neverRan ? clock.now() + launchBackOff(failedLaunches, pace) : primary.launchNotBefore;
      const failedTasks = primary.failedTasks + 1;
      records.put(withPrimary(service, { failedTasks, failedLaunches, launchNotBefore, updatedAt: clock.now() }));
      // A service deployment that has ended stays as it ended.
      records.changeServiceDeployment(primary.serviceDeploymentArn, (row) =>
        hasEnded(row)
          ? row
          : {
              ...row,
              circuitBreaker: { ...row.circuitBreaker, failureCount: failedTasks },
              updatedAt: clock.now(),
            },
      );
    },
    forgive(serviceArn, task) {
      const service = records.service(serviceArn);
      if (!service) return;
      const primary = primaryOf(service);
      if (primary.revisionArn !== task.service?.revisionArn) return;
      const resets = service.deploymentConfiguration.deploymentCircuitBreaker?.resetOnHealthyTask ?? true;
      const failedTasks = resets ? 0 : primary.failedTasks;
      records.put(withPrimary(service, { failedTasks, failedLaunches: 0, launchNotBefore: 0 }));
    },
  };
}
