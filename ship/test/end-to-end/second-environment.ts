import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import { type Clients, clientsFor } from '../../src/aws/clients.ts';
import { parameterStore } from '../../src/aws/parameters.ts';
import { systemClock } from '../../src/clock.ts';
import { type Contract, contractParameter, renderContract } from '../../src/contract/contract.ts';
import { standUp } from '../../src/local/stand-up.ts';
import { stepsTo } from '../../src/report/steps.ts';
import { parseEnvironmentSettings } from '../../src/settings/environment-file.ts';
import { aFreePort } from '../support/listening.ts';

export function clientsOf(endpoint: string): Clients {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return clientsFor({ endpoint, region: 'us-east-1', credentials });
}

/** Another environment of the same application beside the first, with a repository of its own. */
export async function secondEnvironment(
  endpoint: string,
  environment: string,
  folders: { readonly serviceDirectory: string; readonly imageDirectory: string },
): Promise<Contract> {
  const clients = clientsOf(endpoint);
  const app = 'devops-challenge';
  const text = JSON.stringify({ app_name: app, environment, desired_count: 1 });
  const silent = { write: () => undefined, isInteractive: false, hasColour: false, width: 80 };
  const { contract } = await standUp(
    clients,
    { settings: parseEnvironmentSettings(text, environment), port: await aFreePort(), ...folders },
    stepsTo(silent, systemClock),
  );
  const client = await clients.ecr();
  const { repository } = await client.send(new CreateRepositoryCommand({ repositoryName: `${app}-${environment}` }));
  const own = { ...contract, repository: { name: `${app}-${environment}`, uri: repository?.repositoryUri ?? '' } };
  await parameterStore(clients).write(contractParameter(app, environment), renderContract(own));
  return own;
}
