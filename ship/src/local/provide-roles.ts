import { CreateRoleCommand } from '@aws-sdk/client-iam';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { namesOf } from './blueprint.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** Makes the roles that the task definition names, or finds them; nothing on a laptop asks what they allow. */
export async function provideRoles(clients: Clients, settings: EnvironmentSettings): Promise<void> {
  const client = await clients.roles();
  const { family } = namesOf(settings);
  for (const RoleName of [`${family}-execution`, `${family}-task`]) {
    try {
      await client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
    } catch (error) {
      if (!isAwsError(error, 'EntityAlreadyExistsException', 'EntityAlreadyExists')) throw error;
    }
  }
}
