import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import type { Contract } from '../contract/contract.ts';
import { environmentVariable } from '../deployment/plan.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';
import { digestIn } from '../history/deployment-record.ts';
import { type Digest, isDigest } from '../image/index.ts';
import { requirePromotable, runningDigest } from './promotable.ts';

/** The image that an environment serves. */
export interface ServingImage {
  readonly digest: Digest;
  readonly version: string | undefined;
  /** `family:revision`. */
  readonly taskDefinition: string;
}

/** @throws Failure where it may not be promoted, or cannot be told by a digest */
export async function servingImage(clients: Clients, contract: Contract, environment: string): Promise<ServingImage> {
  const source = deploymentSource(clients, contract);
  const [service, tasks] = await Promise.all([source.service(), source.tasks()]);
  requirePromotable(environment, service);
  const taskDefinition = service?.taskDefinition ?? '';
  const described = await taskDefinitions(clients).describe(taskDefinition);
  const { container } = contract;
  const image = described?.definition.containerDefinitions?.find(({ name }) => name === container)?.image;
  const digest = digestIn(image) ?? runningDigest(tasks, taskDefinition, container);
  if (described === undefined || digest === undefined || !isDigest(digest)) {
    throw new Failure({
      code: 'image-unknown',
      where: `environment ${environment}`,
      what: `the image of ${shortName(taskDefinition)} is named by a tag, and its tasks do not agree on a digest`,
      remedy: `deploy it there by digest: ship deploy --env ${environment}`,
    });
  }
  return {
    digest,
    version: environmentVariable(described.definition, container, 'APP_VERSION'),
    taskDefinition: shortName(taskDefinition),
  };
}
