import type { ContainerDefinition, RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { Failure } from '../failure.ts';

/** What a deployment puts into the template. */
export interface Change {
  /** The container that carries the service. */
  readonly container: string;
  /** Repository URI and digest: `…/app@sha256:…`. */
  readonly image: string;
  readonly appVersion: string;
}

/** The members that DescribeTaskDefinition answers and RegisterTaskDefinition takes. */
const registered = [
  'family',
  'taskRoleArn',
  'executionRoleArn',
  'networkMode',
  'volumes',
  'placementConstraints',
  'requiresCompatibilities',
  'cpu',
  'memory',
  'pidMode',
  'ipcMode',
  'proxyConfiguration',
  'inferenceAccelerators',
  'ephemeralStorage',
  'runtimePlatform',
  'enableFaultInjection',
] as const satisfies readonly (keyof TaskDefinition & keyof RegisterTaskDefinitionCommandInput)[];

/**
 * The task definition to register: the template with the new image and APP_VERSION, without what AWS adds when it
 * describes one. Throws a Failure where the template has no such container.
 */
export function planTaskDefinition(
  template: TaskDefinition,
  change: Change,
  tags: readonly Tag[] = [],
): RegisterTaskDefinitionCommandInput {
  const containers = template.containerDefinitions ?? [];
  if (!containers.some(({ name }) => name === change.container)) {
    const names = containers.map(({ name }) => name).join(', ') || 'none';
    throw new Failure({
      code: 'container-missing',
      where: `task definition ${template.family}:${template.revision}`,
      what: `has no container ${JSON.stringify(change.container)} (it has: ${names})`,
      remedy: "correct the contract's container or the template",
    });
  }
  const kept = Object.fromEntries(registered.flatMap((member) => pickDefined(template, member)));
  return {
    ...kept,
    family: template.family,
    containerDefinitions: containers.map((container) =>
      container.name === change.container ? withChange(container, change) : container,
    ),
    ...(tags.length > 0 && { tags: [...tags] }),
  };
}

function pickDefined(template: TaskDefinition, member: (typeof registered)[number]): [string, unknown][] {
  const value = template[member];
  return value === undefined ? [] : [[member, value]];
}

function withChange(container: ContainerDefinition, { image, appVersion }: Change): ContainerDefinition {
  const others = (container.environment ?? []).filter(({ name }) => name !== 'APP_VERSION');
  return { ...container, image, environment: [...others, { name: 'APP_VERSION', value: appVersion }] };
}

/** The value of a container's environment variable in a task definition. */
export function environmentVariable(
  definition: Pick<TaskDefinition, 'containerDefinitions'>,
  container: string,
  variable: string,
): string | undefined {
  return definition.containerDefinitions
    ?.find(({ name }) => name === container)
    ?.environment?.find(({ name }) => name === variable)?.value;
}
