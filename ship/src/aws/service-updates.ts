import {
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type LoadBalancer,
  RegisterTaskDefinitionCommand,
  type Service,
  StopServiceDeploymentCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CutOff } from '../deployment/observe.ts';
import { proved } from '../deployment/proof.ts';
import type { TaskDefinitions } from '../deployment/release.ts';
import type { Subject } from '../deployment/state.ts';
import type { StrategyUpdate } from '../deployment/strategy.ts';
import { primaryOf } from '../deployment/verdict.ts';
import { messageOf } from '../failure.ts';
import type { Clients } from './clients.ts';
import { serviceState } from './ecs-states.ts';
import { httpStatusOf, isAwsError, isUnsupportedOperation } from './error-name.ts';

/** ECS's task definitions. */
export function taskDefinitions(clients: Clients): TaskDefinitions {
  return {
    async describe(reference) {
      const client = await clients.ecs();
      try {
        const { taskDefinition, tags } = await client.send(
          new DescribeTaskDefinitionCommand({ taskDefinition: reference, include: ['TAGS'] }),
        );
        return taskDefinition === undefined ? undefined : { definition: taskDefinition, tags: tags ?? [] };
      } catch (error) {
        // ECS answers ClientException ("Unable to describe task definition.") for one that does not exist.
        if (isAwsError(error, 'ClientException')) return undefined;
        throw error;
      }
    },
    async register(input) {
      const client = await clients.ecs();
      const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand(input));
      const arn = taskDefinition?.taskDefinitionArn;
      if (arn === undefined) throw new Error('RegisterTaskDefinition answered without an ARN');
      return arn;
    },
    async prove(taskDefinition) {
      const client = await clients.ecs();
      await client.send(new TagResourceCommand({ resourceArn: taskDefinition, tags: [proved] }));
    },
    async withdraw(taskDefinition) {
      const client = await clients.ecs();
      await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    },
  };
}

/**
 * UpdateService to a task definition, with a strategy where one is asked for. Throws CutOff where AWS gave no answer or an
 * error of its own, since the update may have happened.
 */
export async function updateService(
  clients: Clients,
  { cluster, service }: ServiceName,
  taskDefinition: string,
  strategy?: StrategyUpdate,
): Promise<Subject> {
  const client = await clients.ecs();
  try {
    const answer = await client.send(new UpdateServiceCommand({ cluster, service, taskDefinition, ...strategy }));
    return subjectOf(answer.service, taskDefinition);
  } catch (error) {
    const status = httpStatusOf(error);
    if (status !== undefined && status >= 400 && status < 500) throw error;
    throw new CutOff(`UpdateService gave no answer: ${messageOf(error)}`, { cause: error });
  }
}

/** Where a service is. */
export interface ServiceName {
  readonly cluster: string;
  readonly service: string;
}

/** The service's load balancers as they are. */
export async function loadBalancersOf(
  clients: Clients,
  { cluster, service }: ServiceName,
): Promise<readonly LoadBalancer[]> {
  const client = await clients.ecs();
  const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
  return services?.[0]?.loadBalancers ?? [];
}

/** Stops a service deployment and has ECS go back: whether ECS took it, or had stopped it already. */
export async function stopServiceDeployment(clients: Clients, serviceDeploymentArn: string): Promise<boolean> {
  const client = await clients.ecs();
  try {
    await client.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }));
    return true;
  } catch (error) {
    const status = httpStatusOf(error);
    if (status !== undefined && status >= 400 && status < 500) return false;
    // Nobody knows whether it took it: what becomes of the deployment tells.
    return !isUnsupportedOperation(error);
  }
}

/** The deployment that an answer of CreateService or UpdateService tells of. */
export function subjectOf(service: Service | undefined, taskDefinition: string): Subject {
  const state = service === undefined ? undefined : serviceState(service);
  const primary = state === undefined ? undefined : primaryOf(state);
  if (primary === undefined || primary.taskDefinition !== taskDefinition) {
    throw new Error(`the service has no PRIMARY deployment of ${taskDefinition}`);
  }
  return { deploymentId: primary.id, taskDefinition, createdAt: primary.createdAt };
}
