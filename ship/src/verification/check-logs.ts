import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Clients } from '../aws/clients.ts';
import { type Check, ok, problem, warning } from '../checks/check.ts';

/** Each log group that the containers write to; without it a task does not start (ResourceInitializationError). */
export function logChecks(clients: Clients, definition: TaskDefinition): readonly Check[] {
  const groups = new Map<string, boolean>();
  for (const { logConfiguration } of definition.containerDefinitions ?? []) {
    const { 'awslogs-group': group, 'awslogs-create-group': creates } = logConfiguration?.options ?? {};
    if (logConfiguration?.logDriver === 'awslogs' && group !== undefined) groups.set(group, creates === 'true');
  }
  return [...groups].map(([group, isMade]) => ({
    group: 'logs',
    name: group,
    async run() {
      const client = await clients.logs();
      const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: group }));
      const found = logGroups.find(({ logGroupName }) => logGroupName === group);
      if (found === undefined) {
        return isMade
          ? ok('is created with the first task')
          : problem('there is no such log group', 'create it: terraform apply');
      }
      if (found.retentionInDays === undefined) {
        return warning('is kept for ever', 'set a retention (log_retention_days), or pay for every line for good');
      }
      return ok(`is kept for ${found.retentionInDays} days`);
    },
  }));
}
