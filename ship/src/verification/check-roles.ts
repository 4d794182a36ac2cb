import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Check, type Finding, ok, problem } from '../checks/check.ts';
import { trustsEcsTasks } from './trust-policy.ts';

/** Both roles of a task definition: they exist, and ECS's tasks may take them. */
export function roleChecks(clients: Clients, definition: TaskDefinition): readonly Check[] {
  const { executionRoleArn, taskRoleArn } = definition;
  return [
    { group: 'roles', name: 'execution role', run: () => look(clients, executionRoleArn) },
    ...(taskRoleArn === undefined
      ? []
      : [{ group: 'roles', name: 'task role', run: () => look(clients, taskRoleArn) }]),
  ];
}

async function look(clients: Clients, arn: string | undefined): Promise<Finding> {
  if (arn === undefined) {
    return problem(
      'none: nothing can pull from ECR, write logs or read secrets',
      'set execution_role_arn in Terraform',
    );
  }
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const client = await clients.roles();
  try {
    const { Role } = await client.send(new GetRoleCommand({ RoleName: name }));
    if (trustsEcsTasks(Role?.AssumeRolePolicyDocument ?? '')) return ok(`${name}, and ecs-tasks may take it`);
    return problem(`${name} does not trust ecs-tasks.amazonaws.com`, 'allow it sts:AssumeRole in its trust policy');
  } catch (error) {
    if (!isAwsError(error, 'NoSuchEntityException', 'NoSuchEntity')) throw error;
    return problem(`there is no role ${name}`, 'create it: terraform apply');
  }
}
