import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Check, type Finding, ok, problem } from '../checks/check.ts';
import { type SecretReference, secretReference } from './secret-reference.ts';

/** One check for each secret that a task definition names. No value is read: that they exist is what can be known. */
export function secretChecks(clients: Clients, definition: TaskDefinition): readonly Check[] {
  return (definition.containerDefinitions ?? []).flatMap((container) => [
    ...(container.secrets ?? []).map(({ name = '', valueFrom = '' }) => ({
      group: 'secrets',
      name: `${container.name}.${name}`,
      run: () => look(clients, secretReference(valueFrom)),
    })),
    ...(container.repositoryCredentials?.credentialsParameter === undefined
      ? []
      : [
          {
            group: 'secrets',
            name: `${container.name}, its registry's`,
            run: () => look(clients, secretReference(container.repositoryCredentials?.credentialsParameter ?? '')),
          },
        ]),
  ]);
}

async function look(clients: Clients, reference: SecretReference): Promise<Finding> {
  switch (reference.kind) {
    case 'secret': {
      const { id, jsonKey } = reference;
      const client = await clients.secrets();
      try {
        const { Name, DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId: id }));
        if (DeletedDate !== undefined) {
          return problem(
            `secret ${Name} is scheduled for deletion`,
            `aws secretsmanager restore-secret --secret-id ${id}`,
          );
        }
        return ok(`secret ${Name}${jsonKey === undefined ? '' : `, of which the member ${jsonKey} is not looked at`}`);
      } catch (error) {
        if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        return problem(`there is no secret ${id}`, 'create it, or correct the task definition');
      }
    }
    case 'parameter': {
      const client = await clients.parameters();
      const { InvalidParameters = [] } = await client.send(
        new GetParametersCommand({ Names: [reference.name], WithDecryption: false }),
      );
      if (InvalidParameters.length === 0) return ok(`parameter ${reference.name}`);
      return problem(`there is no parameter ${reference.name}`, 'create it, or correct the task definition');
    }
    default:
      return reference satisfies never;
  }
}
