import type { Setting } from '../../models/generated/ecs.ts';
import type { Store, Table } from '../../store/store.ts';
import { nameOf } from './arns.ts';
import { refusals } from './errors.ts';
import { type EcsIndexes, ecsIndexes } from './indexes.ts';
import type {
  ClusterRow,
  FamilyRow,
  RunTaskTokenRow,
  ServiceDeploymentRow,
  ServiceEventRow,
  ServiceRevisionRow,
  ServiceRow,
  TaskDefinitionRow,
  TaskRow,
} from './rows.ts';

const keptEvents = 100;

/** ECS's tables and how its operations find things in them, by ARN or by short name. */
export interface EcsState {
  readonly clusters: Table<ClusterRow>;
  readonly families: Table<FamilyRow>;
  readonly taskDefinitions: Table<TaskDefinitionRow>;
  readonly services: Table<ServiceRow>;
  /** A digest of the request that created a service, by the service's key. */
  readonly serviceRequests: Table<string>;
  readonly serviceRevisions: Table<ServiceRevisionRow>;
  readonly serviceDeployments: Table<ServiceDeploymentRow>;
  readonly tasks: Table<TaskRow>;
  readonly events: Table<readonly ServiceEventRow[]>;
  /** By cluster and client token. */
  readonly runTaskTokens: Table<RunTaskTokenRow>;
  /** By principal and name. */
  readonly accountSettings: Table<Setting>;
  readonly indexes: EcsIndexes;

  /** The cluster of that name or ARN, `default` without one. Refuses one that is not ACTIVE. */
  cluster(nameOrArn: string | undefined): ClusterRow;
  findService(cluster: ClusterRow, nameOrArn: string): ServiceRow | undefined;
  service(cluster: ClusterRow, nameOrArn: string): ServiceRow;
  findTask(cluster: ClusterRow, idOrArn: string): TaskRow | undefined;
  /** By ARN, `family:revision`, or `family` for its newest ACTIVE revision. */
  findTaskDefinition(name: string): TaskDefinitionRow | undefined;
  /** The service's tasks that have not stopped. */
  liveTasks(serviceArn: string): TaskRow[];
  addEvent(serviceArn: string, event: ServiceEventRow): void;
  putTask(task: TaskRow): void;
}

export function ecsState(store: Store): EcsState {
  const clusters = store.table<ClusterRow>('ecs.clusters');
  const families = store.table<FamilyRow>('ecs.families');
  const taskDefinitions = store.table<TaskDefinitionRow>('ecs.task-definitions');
  const services = store.table<ServiceRow>('ecs.services');
  const serviceDeployments = store.table<ServiceDeploymentRow>('ecs.service-deployments');
  const tasks = store.table<TaskRow>('ecs.tasks');
  const events = store.table<readonly ServiceEventRow[]>('ecs.events');
  const indexes = ecsIndexes({ tasks, services, serviceDeployments, taskDefinitions });

  function findService(cluster: ClusterRow, nameOrArn: string): ServiceRow | undefined {
    return services.get(`${cluster.name}/${nameOf(nameOrArn)}`);
  }

  return {
    clusters,
    families,
    taskDefinitions,
    services,
    serviceRequests: store.table('ecs.service-requests'),
    serviceRevisions: store.table('ecs.service-revisions'),
    serviceDeployments,
    tasks,
    events,
    runTaskTokens: store.table('ecs.run-task-tokens'),
    accountSettings: store.table('ecs.account-settings'),
    indexes,
    cluster(nameOrArn = 'default') {
      const cluster = clusters.get(nameOf(nameOrArn));
      if (cluster?.status !== 'ACTIVE') throw refusals.clusterNotFound();
      return cluster;
    },
    findService,
    service(cluster, nameOrArn) {
      const service = findService(cluster, nameOrArn);
      if (!service) throw refusals.serviceNotFound();
      return service;
    },
    findTask(cluster, idOrArn) {
      return tasks.get(`${cluster.name}/${nameOf(idOrArn)}`);
    },
    findTaskDefinition(name) {
      const short = nameOf(name);
      if (short.includes(':')) return taskDefinitions.get(short);
      const last = families.get(short)?.lastRevision ?? 0;
      for (let revision = last; revision > 0; revision -= 1) {
        const row = taskDefinitions.get(`${short}:${revision}`);
        if (row?.status === 'ACTIVE') return row;
      }
      return undefined;
    },
    liveTasks: (serviceArn) => indexes.liveTasksOfService.of(serviceArn),
    addEvent(serviceArn, event) {
      events.put(serviceArn, [event, ...(events.get(serviceArn) ?? [])].slice(0, keptEvents));
    },
    putTask: (task) => tasks.put(taskKey(task.arn), task),
  };
}

/** `cluster/name`: the key of a service's row. */
export function serviceKey(service: { readonly arn: string }): string {
  return service.arn.split(':service/')[1] ?? service.arn;
}

function taskKey(arn: string): string {
  return arn.split(':task/')[1] ?? arn;
}
