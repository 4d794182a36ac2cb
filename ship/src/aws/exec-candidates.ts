import { DescribeServicesCommand, DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import type { ExecCandidate } from '../exec/exec-target.ts';
import type { Clients } from './clients.ts';
import { deploymentSource } from './deployment-source.ts';
import { taskState } from './ecs-states.ts';

/** The service's running tasks with what ECS Exec needs of them. */
export async function execCandidates(
  clients: Clients,
  contract: Contract,
): Promise<{ readonly candidates: readonly ExecCandidate[]; readonly isEnabledOnService: boolean }> {
  const { cluster, service, container } = contract;
  const client = await clients.ecs();
  const [{ services }, { taskArns = [] }, targets] = await Promise.all([
    client.send(new DescribeServicesCommand({ cluster, services: [service] })),
    client.send(new ListTasksCommand({ cluster, serviceName: service, desiredStatus: 'RUNNING' })),
    deploymentSource(clients, contract).targets(),
  ]);
  const tasks =
    taskArns.length === 0
      ? []
      : ((await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? []);
  const health = new Map(targets.map((target) => [target.address, target.health] as const));
  return {
    isEnabledOnService: services?.[0]?.enableExecuteCommand === true,
    candidates: tasks.map((task) => candidateOf(task, container, health)),
  };
}

function candidateOf(task: Task, container: string, health: ReadonlyMap<string, string>): ExecCandidate {
  const { arn, id, status, address, startedAt, health: own } = taskState(task);
  const agents = task.containers?.find(({ name }) => name === container)?.managedAgents ?? [];
  const target = address === undefined ? undefined : health.get(address);
  return {
    arn,
    id,
    isRunning: status === 'RUNNING',
    isHealthy: target === undefined ? health.size === 0 && own !== 'UNHEALTHY' : target === 'healthy',
    isExecEnabled: task.enableExecuteCommand === true,
    agent: agents.find(({ name }) => name === 'ExecuteCommandAgent')?.lastStatus,
    startedAt: startedAt ?? Number.POSITIVE_INFINITY,
  };
}
