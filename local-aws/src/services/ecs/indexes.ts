import { isPending } from '../../engine/task-lifecycle.ts';
import type { Index, Table } from '../../store/store.ts';
import { familyOf } from './arns.ts';
import { watchedAlarms } from './deployment-alarms.ts';
import type { ServiceDeploymentRow, ServiceRow, TaskDefinitionRow, TaskRow } from './rows.ts';

/** How rows are found by what they belong to, without a walk over those of all others. */
export interface EcsIndexes {
  /** Tasks that have not stopped. */
  readonly liveTasksOfService: Index<TaskRow>;
  readonly liveTasksOfCluster: Index<TaskRow>;
  /** Tasks that have stopped or are to stop. */
  readonly leavingTasksOfService: Index<TaskRow>;
  readonly leavingTasksOfCluster: Index<TaskRow>;
  /** As DescribeClusters counts them. */
  readonly runningTasksOfCluster: Index<TaskRow>;
  readonly pendingTasksOfCluster: Index<TaskRow>;
  readonly tasksOfFamily: Index<TaskRow>;
  readonly tasksStartedBy: Index<TaskRow>;
  /** Services that are not INACTIVE. */
  readonly servicesOfCluster: Index<ServiceRow>;
  readonly activeServicesOfCluster: Index<ServiceRow>;
  /** By the alarms that their deployments watch. */
  readonly servicesWatching: Index<ServiceRow>;
  readonly serviceDeploymentsOfService: Index<ServiceDeploymentRow>;
  /** By `listed`, as ListTaskDefinitions asks for them. */
  readonly definitionsOfFamily: Index<TaskDefinitionRow>;
}

interface IndexedTables {
  readonly tasks: Table<TaskRow>;
  readonly services: Table<ServiceRow>;
  readonly serviceDeployments: Table<ServiceDeploymentRow>;
  readonly taskDefinitions: Table<TaskDefinitionRow>;
}

export function ecsIndexes({ tasks, services, serviceDeployments, taskDefinitions }: IndexedTables): EcsIndexes {
  return {
    liveTasksOfService: tasks.indexBy((task) => (task.service && isLive(task) ? [task.service.arn] : [])),
    liveTasksOfCluster: tasks.indexBy((task) => (isLive(task) ? [task.clusterArn] : [])),
    leavingTasksOfService: tasks.indexBy((task) => (task.service && isLeaving(task) ? [task.service.arn] : [])),
    leavingTasksOfCluster: tasks.indexBy((task) => (isLeaving(task) ? [task.clusterArn] : [])),
    runningTasksOfCluster: tasks.indexBy((task) => (isRunning(task) ? [task.clusterArn] : [])),
    pendingTasksOfCluster: tasks.indexBy((task) => (isStarting(task) ? [task.clusterArn] : [])),
    tasksOfFamily: tasks.indexBy(({ taskDefinitionArn }) => [familyOf(taskDefinitionArn)]),
    tasksStartedBy: tasks.indexBy(({ startedBy }) => (startedBy === undefined ? [] : [startedBy])),
    servicesOfCluster: services.indexBy(({ clusterArn, status }) => (status === 'INACTIVE' ? [] : [clusterArn])),
    activeServicesOfCluster: services.indexBy(({ clusterArn, status }) => (status === 'ACTIVE' ? [clusterArn] : [])),
    servicesWatching: services.indexBy(({ deploymentConfiguration, status }) =>
      status === 'INACTIVE' ? [] : watchedAlarms(deploymentConfiguration),
    ),
    serviceDeploymentsOfService: serviceDeployments.indexBy(({ serviceArn }) => [serviceArn]),
    definitionsOfFamily: taskDefinitions.indexBy(({ family, status }) => [listed(status, family)]),
  };
}

/** What is listed by its status: one status at a time, so that those of another cost nothing. */
export function listed(status: string, by: string): string {
  return `${status} ${by}`;
}

export function isRunning({ lastStatus }: TaskRow): boolean {
  return lastStatus === 'RUNNING';
}

/** Whether ECS counts the task as pending. */
export function isStarting({ lastStatus, desiredStatus }: TaskRow): boolean {
  return desiredStatus === 'RUNNING' && isPending(lastStatus);
}

function isLeaving({ desiredStatus }: TaskRow): boolean {
  return desiredStatus === 'STOPPED';
}

function isLive({ lastStatus }: TaskRow): boolean {
  return lastStatus !== 'STOPPED';
}
