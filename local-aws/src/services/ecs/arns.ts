import { accountId } from '../../wire/operation.ts';

/** ARNs of ECS in this account, as AWS writes them since 2021 (with the cluster's name in them). */
export interface Arns {
  cluster(name: string): string;
  service(cluster: string, name: string): string;
  task(cluster: string, id: string): string;
  taskDefinition(family: string, revision: number): string;
  serviceDeployment(cluster: string, service: string, id: string): string;
  serviceRevision(cluster: string, service: string, id: string): string;
  container(cluster: string, task: string, id: string): string;
}

export function arns(region: string): Arns {
  const prefix = `arn:aws:ecs:${region}:${accountId}`;
  return {
    cluster: (name) => `${prefix}:cluster/${name}`,
    service: (cluster, name) => `${prefix}:service/${cluster}/${name}`,
    task: (cluster, id) => `${prefix}:task/${cluster}/${id}`,
    taskDefinition: (family, revision) => `${prefix}:task-definition/${family}:${revision}`,
    serviceDeployment: (cluster, service, id) => `${prefix}:service-deployment/${cluster}/${service}/${id}`,
    serviceRevision: (cluster, service, id) => `${prefix}:service-revision/${cluster}/${service}/${id}`,
    container: (cluster, task, id) => `${prefix}:container/${cluster}/${task}/${id}`,
  };
}

/** The last part of an ARN, or the text itself where it is a short name: AWS takes both nearly everywhere. */
export function nameOf(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

/** Of a task definition, by its ARN. */
export function familyOf(taskDefinitionArn: string): string {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1, taskDefinitionArn.lastIndexOf(':'));
}

export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
