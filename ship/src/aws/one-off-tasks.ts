import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  RunTaskCommand,
  type Service,
  StopTaskCommand,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';
import type { OneOffRequest, OneOffTask } from '../one-off/one-off.ts';
import { oneOffDefinition, overrideOf } from '../one-off/one-off-definition.ts';
import type { Clients } from './clients.ts';
import { taskState } from './ecs-states.ts';
import { logSource } from './log-events.ts';
import { taskDefinitions } from './service-updates.ts';

/**
 * Starts a task beside the service: in its network, of its task definition, with another command.
 *
 * @throws Failure where there is no such service or revision, or AWS starts no task
 */
export async function startOneOff(clients: Clients, contract: Contract, request: OneOffRequest): Promise<OneOffTask> {
  const { cluster, container, logGroup } = contract;
  const service = await serviceOf(clients, contract);
  const definition = await definitionOf(clients, contract, service, request.revision);
  const own = definition.containerDefinitions?.find(({ name }) => name === container);
  const made = request.keepsEntrypoint
    ? undefined
    : await taskDefinitions(clients).register(oneOffDefinition(definition, container, request.command));
  const client = await clients.ecs();
  try {
    const strategy = service.capacityProviderStrategy ?? [];
    const { tasks, failures } = await client.send(
      new RunTaskCommand({
        cluster,
        taskDefinition: made ?? definition.taskDefinitionArn,
        count: 1,
        startedBy: 'ship-run',
        networkConfiguration: service.networkConfiguration,
        ...(strategy.length > 0 ? { capacityProviderStrategy: strategy } : { launchType: service.launchType }),
        ...(service.platformVersion !== undefined && { platformVersion: service.platformVersion }),
        overrides: { containerOverrides: [overrideOf(container, request)] },
      }),
    );
    const [{ taskArn: arn, createdAt } = {}] = tasks ?? [];
    if (arn === undefined || createdAt === undefined) throw notStarted(failures?.[0]?.reason ?? 'AWS gives no reason');
    const id = shortName(arn);
    const prefix = own?.logConfiguration?.options?.['awslogs-stream-prefix'] ?? 'ecs';
    return {
      id,
      arn,
      taskDefinition: shortName(made ?? definition.taskDefinitionArn ?? ''),
      createdAt: createdAt.getTime(),
      async look() {
        const { tasks: found } = await client.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
        return found?.[0] === undefined ? undefined : taskState(found[0]);
      },
      async stop(reason) {
        await client.send(new StopTaskCommand({ cluster, task: arn, reason }));
      },
      log: logSource(clients, logGroup, { streamPrefix: `${prefix}/${container}/${id}` }),
    };
  } finally {
    // What runs of it goes on; a revision of one command is nothing to keep.
    if (made !== undefined) await taskDefinitions(clients).withdraw(made);
  }
}

async function serviceOf(clients: Clients, { cluster, service }: Contract): Promise<Service> {
  const client = await clients.ecs();
  const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const [found] = services ?? [];
  if (found?.status === 'ACTIVE') return found;
  throw new Failure({
    code: 'not-found',
    where: `service ${service} in cluster ${cluster}`,
    what: 'does not exist or is not ACTIVE',
    remedy: 'the contract names it: run ship up or terraform apply again',
  });
}

async function definitionOf(
  clients: Clients,
  { taskDefinition }: Contract,
  service: Service,
  revision: number | undefined,
): Promise<TaskDefinition> {
  const family = shortName(taskDefinition).replace(/:\d+$/, '');
  const wanted = revision === undefined ? (service.taskDefinition ?? '') : `${family}:${revision}`;
  const described = await taskDefinitions(clients).describe(wanted);
  if (described !== undefined) return described.definition;
  throw new Failure({
    code: 'not-found',
    where: `task definition ${shortName(wanted)}`,
    what: 'does not exist',
    remedy: 'see the revisions with ship history',
  });
}

function notStarted(reason: string): Failure {
  return new Failure({
    code: 'task-not-started',
    where: 'RunTask',
    what: `AWS started no task: ${reason}`,
    remedy: 'check the capacity and the Fargate vCPU quota with ship doctor',
  });
}
