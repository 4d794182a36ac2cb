import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import type { Contract } from '../contract/contract.ts';
import { findImage, versionOf } from '../delivery/find-image.ts';
import { environmentVariable, planTaskDefinition } from '../deployment/plan.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';

/** A task definition that is or would be. */
export interface Side {
  /** `family:revision`, with a word on what it is. */
  readonly name: string;
  readonly definition: Partial<TaskDefinition>;
}

/** What is to be compared: revisions by number; without a second, with what runs. */
export interface Comparison {
  readonly revisions: readonly number[];
  /** As `--image` of a deployment. */
  readonly image: string | undefined;
  readonly appVersion: string | undefined;
}

/** Both sides of a comparison, the older first. */
export async function sidesOf(
  clients: Clients,
  contract: Contract,
  { revisions: [one, other], image, appVersion }: Comparison,
): Promise<readonly [Side, Side]> {
  const describe = describing(clients);
  const family = shortName(contract.taskDefinition).replace(/:\d+$/, '');
  if (one !== undefined && other !== undefined) {
    return Promise.all([describe(`${family}:${one}`, ''), describe(`${family}:${other}`, '')]);
  }
  const service = await deploymentSource(clients, contract).service();
  if (service === undefined) {
    throw new Failure({
      code: 'not-found',
      where: `service ${contract.service} in cluster ${contract.cluster}`,
      what: 'does not exist',
      remedy: 'the contract names it: run ship up or terraform apply again',
    });
  }
  const live = await describe(service.taskDefinition, 'runs');
  if (one !== undefined) return [live, await describe(`${family}:${one}`, '')];
  const template = await describe(contract.taskDefinition, 'template');
  const next = await contentOf(clients, contract, live, image);
  return [
    live,
    {
      name: `the next deployment (${template.name}${image === undefined ? ' with the image that runs' : ''})`,
      definition: planTaskDefinition(template.definition, {
        container: contract.container,
        image: next.image,
        appVersion: appVersion ?? next.appVersion,
      }),
    },
  ];
}

function describing(
  clients: Clients,
): (reference: string, role: string) => Promise<{ name: string; definition: TaskDefinition }> {
  return async (reference, role) => {
    const described = await taskDefinitions(clients).describe(reference);
    if (described === undefined) {
      throw new Failure({
        code: 'not-found',
        where: `task definition ${shortName(reference)}`,
        what: 'does not exist',
        remedy: 'see the revisions with ship history',
      });
    }
    const name = shortName(described.definition.taskDefinitionArn ?? reference);
    return { name: role === '' ? name : `${name}, ${role}`, definition: described.definition };
  };
}

async function contentOf(
  clients: Clients,
  { container, repository }: Contract,
  live: Side,
  image: string | undefined,
): Promise<{ readonly image: string; readonly appVersion: string }> {
  if (image !== undefined) {
    const found = await findImage(clients, repository.uri, image);
    return { image: found.reference, appVersion: versionOf(found) };
  }
  const definition = { containerDefinitions: live.definition.containerDefinitions ?? [] };
  return {
    image: definition.containerDefinitions.find(({ name }) => name === container)?.image ?? '',
    appVersion: environmentVariable(definition, container, 'APP_VERSION') ?? '',
  };
}
