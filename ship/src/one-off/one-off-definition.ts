import type { ContainerOverride, RegisterTaskDefinitionCommandInput, TaskDefinition } from '@aws-sdk/client-ecs';
import { environmentVariable, planTaskDefinition } from '../deployment/plan.ts';
import type { OneOffRequest } from './one-off.ts';

/**
 * A task definition of a family of its own that runs the command in place of the image's ENTRYPOINT: RunTask can only
 * override what is given to it. The container's own health check and what waits for others stays as it is.
 */
export function oneOffDefinition(
  definition: TaskDefinition,
  container: string,
  command: readonly string[],
): RegisterTaskDefinitionCommandInput {
  const live = definition.containerDefinitions?.find(({ name }) => name === container);
  const planned = planTaskDefinition(definition, {
    container,
    image: live?.image ?? '',
    appVersion: environmentVariable(definition, container, 'APP_VERSION') ?? '',
  });
  return {
    ...planned,
    family: oneOffFamily(definition.family ?? ''),
    containerDefinitions: (planned.containerDefinitions ?? []).map((each) =>
      // A health check of the service's would stop a task that serves nothing.
      each.name === container
        ? { ...each, entryPoint: [...command], command: [], healthCheck: undefined, essential: true }
        : each,
    ),
  };
}

export function oneOffFamily(family: string): string {
  return `${family}-run`;
}

/** What RunTask overrides. */
export function overrideOf(
  container: string,
  { command, variables, keepsEntrypoint }: Pick<OneOffRequest, 'command' | 'variables' | 'keepsEntrypoint'>,
): ContainerOverride {
  return {
    name: container,
    ...(keepsEntrypoint && { command: [...command] }),
    ...(variables.length > 0 && { environment: variables.map(({ name, value }) => ({ name, value })) }),
  };
}
