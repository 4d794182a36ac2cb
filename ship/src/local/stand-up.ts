import { join } from 'node:path';
import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { parameterStore } from '../aws/parameters.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import type { Contract } from '../contract/contract.ts';
import { contractParameter, parseContract, renderContract } from '../contract/contract.ts';
import { pushBuilt } from '../delivery/push-built.ts';
import type { DeploymentSource } from '../deployment/observe.ts';
import { environmentVariable } from '../deployment/plan.ts';
import type { Subject } from '../deployment/state.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';
import { buildImage } from '../image/index.ts';
import { size } from '../report/output.ts';
import type { Steps } from '../report/steps.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { namesOf, taskDefinitionOf } from './blueprint.ts';
import { createService, provideTemplate, retryService } from './first-service.ts';
import { beginningOf } from './local-state.ts';
import { provideRoles } from './provide-roles.ts';
import { provideCluster, provideLoadBalancer, provideLogGroup, provideRepository } from './provision.ts';

/** What a stack is made of. */
export interface Standing {
  readonly settings: EnvironmentSettings;
  readonly serviceDirectory: string;
  readonly imageDirectory: string;
  /** Of the load balancer's listener. */
  readonly port: number;
}

/** A service that has been created or taken up; it may still be on its way. */
export interface StoodUp {
  readonly contract: Contract;
  readonly source: DeploymentSource;
  readonly subject: Subject;
  readonly isTakenUp: boolean;
  readonly version: string | undefined;
}

/**
 * Creates what an environment consists of, or takes up what of it is there, in an order in which every step may be the
 * one that an earlier run was cut off at.
 */
export async function standUp(clients: Clients, standing: Standing, steps: Steps): Promise<StoodUp> {
  const { settings, port } = standing;
  const names = namesOf(settings);
  const place = await steps.run(
    'resources',
    async (tell) => {
      tell('repository');
      const repositoryUri = await provideRepository(clients, settings);
      tell('log group');
      await provideLogGroup(clients, settings);
      tell('roles');
      await provideRoles(clients, settings);
      tell('cluster');
      await provideCluster(clients, settings);
      tell('load balancer');
      return { repositoryUri, ...(await provideLoadBalancer(clients, settings, port)) };
    },
    () => `repository ${names.repository}, cluster ${names.cluster}, load balancer on port ${port}`,
  );
  const source = deploymentSource(clients, {
    cluster: names.cluster,
    service: names.service,
    targetGroups: [place.targetGroup, place.alternateTargetGroup],
    alarms: [],
  });
  const beginning = beginningOf(await source.service(), await historyOf(source));
  const current =
    beginning.kind === 'take up'
      ? await contentOf(clients, beginning.subject.taskDefinition, names.container)
      : await freshImage(clients, standing, place.repositoryUri, steps);
  const template = await provideTemplate(
    clients,
    taskDefinitionOf(settings, current),
    await templateInUse(clients, settings),
  );
  const contract: Contract = {
    version: 1,
    cluster: names.cluster,
    service: names.service,
    repository: { name: names.repository, uri: place.repositoryUri },
    targetGroups: [place.targetGroup, place.alternateTargetGroup],
    listenerRules: [place.productionListenerRule],
    logGroup: names.logGroup,
    container: names.container,
    taskDefinition: template,
    alarms: [],
    trafficShift: {
      targetGroup: place.targetGroup,
      alternateTargetGroup: place.alternateTargetGroup,
      productionListenerRule: place.productionListenerRule,
      role: `arn:aws:iam::000000000000:role/${names.family}-ecs-infrastructure`,
    },
    url: `http://localhost:${port}`,
  };
  const subject = await steps.run(
    'service',
    async () => {
      switch (beginning.kind) {
        case 'take up':
          return beginning.subject;
        case 'create':
          return createService(clients, settings, { taskDefinition: template, targetGroup: place.targetGroup });
        case 'retry':
          return retryService(clients, settings, await revisionWith(clients, settings, template, current));
        default:
          return beginning satisfies never;
      }
    },
    ({ taskDefinition }) =>
      `${names.service} ${beginning.kind === 'take up' ? 'taken up with' : 'runs'} ${shortName(taskDefinition)}`,
  );
  await parameterStore(clients).write(contractParameter(settings.app, settings.environment), renderContract(contract));
  return { contract, source, subject, isTakenUp: beginning.kind === 'take up', version: current.appVersion };
}

async function historyOf(source: DeploymentSource): ReturnType<DeploymentSource['serviceDeployments']> {
  try {
    return await source.serviceDeployments();
  } catch (error) {
    // Before the first `ship up` there is no service to have a history.
    if (error instanceof Error && error.name === 'ServiceNotFoundException') return [];
    throw error;
  }
}

interface Content {
  readonly image: string;
  readonly appVersion: string;
}

async function freshImage(
  clients: Clients,
  { settings, serviceDirectory, imageDirectory }: Standing,
  repositoryUri: string,
  steps: Steps,
): Promise<Content> {
  const built = await steps.run(
    'image',
    () => buildImage({ serviceDirectory, layoutDirectory: imageDirectory, appVersion: settings.appVersion }),
    ({ digest, sizeBytes }) => `built ${digest.slice(0, 19)} (${size(sizeBytes)})`,
  );
  const pushed = await steps.run(
    'push',
    () => pushBuilt(clients, built, repositoryUri),
    () => `${repositoryUri}:${built.version}`,
  );
  return { image: pushed.reference, appVersion: built.version };
}

/** The image and version of the revision that runs. */
async function contentOf(clients: Clients, taskDefinition: string, container: string): Promise<Content> {
  const described = await taskDefinitions(clients).describe(taskDefinition);
  const image = described?.definition.containerDefinitions?.find(({ name }) => name === container)?.image;
  if (described === undefined || image === undefined) {
    throw new Failure({
      code: 'not-found',
      where: `task definition ${shortName(taskDefinition)}`,
      what: `has no container ${JSON.stringify(container)}`,
      remedy: 'forget the local data with ship down, and start again',
    });
  }
  return { image, appVersion: environmentVariable(described.definition, container, 'APP_VERSION') ?? 'unknown' };
}

/** A retry runs what was built just now, whether or not the template has it. */
async function revisionWith(
  clients: Clients,
  settings: EnvironmentSettings,
  template: string,
  content: Content,
): Promise<string> {
  const { container } = namesOf(settings);
  const inTemplate = await contentOf(clients, template, container);
  const isSame = inTemplate.image === content.image && inTemplate.appVersion === content.appVersion;
  return isSame ? template : taskDefinitions(clients).register(taskDefinitionOf(settings, content));
}

async function templateInUse(clients: Clients, settings: EnvironmentSettings): Promise<string | undefined> {
  const parameter = contractParameter(settings.app, settings.environment);
  const value = await parameterStore(clients).read(parameter);
  if (value === undefined) return undefined;
  try {
    return parseContract(value, parameter).taskDefinition;
  } catch (error) {
    // A contract that cannot be read is written anew.
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Where the image is laid out before it is pushed. */
export function imageDirectoryIn(dataDirectory: string): string {
  return join(dataDirectory, 'image');
}
