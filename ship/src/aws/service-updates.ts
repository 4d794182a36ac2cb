import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CutOff } from '../deployment/observe.ts';
import type { TaskDefinitions } from '../deployment/release.ts';
import type { Subject } from '../deployment/state.ts';
import { primaryOf } from '../deployment/verdict.ts';
import { messageOf } from '../failure.ts';
import type { Clients } from './clients.ts';
import { serviceState } from './ecs-states.ts';
import { httpStatusOf, isAwsError } from './error-name.ts';

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
    async withdraw(taskDefinition) {
      const client = await clients.ecs();
      await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    },
  };
}

/**
 * UpdateService to a task definition. Throws CutOff where AWS gave no answer or an error of its own, since the update may
 * have happened.
 */
export async function updateService(
  clients: Clients,
  cluster: string,
  service: string,
  taskDefinition: string,
): Promise<Subject> {
  const client = await clients.ecs();
  try {
    const answer = await client.send(new UpdateServiceCommand({ cluster, service, taskDefinition }));
    return subjectOf(answer.service, taskDefinition);
  } catch (error) {
    const status = httpStatusOf(error);
    if (status !== undefined && status >= 400 && status < 500) throw error;
    throw new CutOff(`UpdateService gave no answer: ${messageOf(error)}`, { cause: error });
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
