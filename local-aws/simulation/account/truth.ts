import type { TargetHealth, Targets } from '../../src/load-balancer/targets.ts';
import type {
  DeploymentRow,
  ServiceDeploymentRow,
  ServiceRevisionRow,
  ServiceRow,
  TaskRow,
} from '../../src/services/ecs/rows.ts';
import type { Store } from '../../src/store/store.ts';

/** A service as it is, whatever the API has told of it so far. */
export interface ServiceTruth {
  readonly name: string;
  readonly status: ServiceRow['status'];
  readonly desired: number;
  /** The primary one first. */
  readonly deployments: readonly DeploymentTruth[];
  /** The task definition of the last deployment that completed; undefined where none has. */
  readonly lastCompleted: string | undefined;
  readonly tasks: readonly TaskTruth[];
}

export interface DeploymentTruth extends Pick<DeploymentRow, 'id' | 'status' | 'rolloutState' | 'createdAt'> {
  readonly taskDefinition: string;
  readonly serviceDeploymentArn: string;
  readonly serviceDeployment: ServiceDeploymentRow['status'] | undefined;
}

/** A task that has not stopped. */
export interface TaskTruth {
  readonly id: string;
  readonly taskDefinition: string;
  readonly status: TaskRow['lastStatus'];
  /** Its targets, as the load balancer has them. */
  readonly targets: readonly { readonly address: string; readonly state: TargetHealth['state'] }[];
}

/** Reads the truth from the rows that ECS keeps, past its API. */
export function serviceTruths(store: Store, targets: Targets): (name: string) => ServiceTruth | undefined {
  const services = store.table<ServiceRow>('ecs.services');
  const tasks = store.table<TaskRow>('ecs.tasks');
  const revisions = store.table<ServiceRevisionRow>('ecs.service-revisions');
  const serviceDeployments = store.table<ServiceDeploymentRow>('ecs.service-deployments');
  const taskDefinitionOf = (revisionArn: string): string => revisions.get(revisionArn)?.workload.taskDefinition ?? '';

  function taskTruth(task: TaskRow): TaskTruth {
    return {
      id: task.id,
      taskDefinition: task.taskDefinitionArn,
      status: task.lastStatus,
      targets: task.targets.map(({ targetGroupArn, ...target }) => ({
        address: target.address,
        state: targets.health(targetGroupArn, target).state,
      })),
    };
  }

  return (name) => {
    const service = [...services.values()].find((row) => row.name === name);
    if (service === undefined) return undefined;
    const { status, desiredCount, lastCompleted } = service;
    return {
      name,
      status,
      desired: desiredCount,
      deployments: service.deployments.map(({ id, status: own, rolloutState, createdAt, ...row }) => ({
        id,
        status: own,
        rolloutState,
        createdAt,
        taskDefinition: taskDefinitionOf(row.revisionArn),
        serviceDeploymentArn: row.serviceDeploymentArn,
        serviceDeployment: serviceDeployments.get(row.serviceDeploymentArn)?.status,
      })),
      lastCompleted: lastCompleted && taskDefinitionOf(lastCompleted.revisionArn),
      tasks: [...tasks.values()]
        .filter((task) => task.service?.arn === service.arn && task.lastStatus !== 'STOPPED')
        .map(taskTruth),
    };
  };
}
