import type { Contract } from '../contract/contract.ts';
import type { LastWords } from '../deployment/outcome.ts';
import type { Clients } from './clients.ts';
import { lastLogLines } from './log-events.ts';
import { taskDefinitions } from './service-updates.ts';

const linesShown = 12;

/**
 * The last lines of a task's service container. awslogs names the stream `prefix/container/task`; the prefix is the
 * template's.
 */
export function lastWordsOf(
  clients: Clients,
  { logGroup, container, taskDefinition }: Pick<Contract, 'logGroup' | 'container' | 'taskDefinition'>,
): LastWords {
  let prefix: Promise<string> | undefined;
  const findPrefix = async (): Promise<string> => {
    const described = await taskDefinitions(clients).describe(taskDefinition);
    const definition = described?.definition.containerDefinitions?.find(({ name }) => name === container);
    return definition?.logConfiguration?.options?.['awslogs-stream-prefix'] ?? 'ecs';
  };
  return async (taskId) => {
    prefix ??= findPrefix();
    return lastLogLines(clients, logGroup, `${await prefix}/${container}/${taskId}`, linesShown);
  };
}
