import type { RunTaskRequest, TaskOverride } from '../../models/generated/ecs.ts';
import { refusals } from './errors.ts';
import { cpuUnits, isFargateSize, memoryMebibytes } from './fargate-sizes.ts';
import type { ClusterRow, TaskDefinitionRow } from './rows.ts';

/**
 * Refuses what ECS refuses of RunTask besides its model's rules.
 * @throws {AwsError} InvalidParameterException, ClientException
 */
export function checkRunTask(input: RunTaskRequest, cluster: ClusterRow, definition: TaskDefinitionRow): void {
  if (definition.definition.networkMode === 'awsvpc' && !input.networkConfiguration?.awsvpcConfiguration) {
    throw refusals.networkConfigurationMissing();
  }
  const { count = 1, launchType, capacityProviderStrategy = [] } = input;
  if (count < 1 || count > 10) throw refusals.invalid('Count must be a whole number from 1 to 10.');
  if (launchType !== undefined && capacityProviderStrategy.length > 0) {
    throw refusals.invalid(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  for (const { capacityProvider } of capacityProviderStrategy) {
    if (!cluster.capacityProviders.includes(capacityProvider))
      throw refusals.capacityProviderNotInCluster(capacityProvider);
  }
  if (/^(family|service):/.test(input.group ?? '')) throw refusals.invalid('Invalid namespace for group.');
  if ((input.startedBy ?? '').length > 128) {
    throw refusals.invalid('startedBy takes at most 128 letters, numbers, hyphens, slashes and underscores.');
  }
  if (input.propagateTags === 'SERVICE') {
    throw refusals.invalid('propagateTags takes TASK_DEFINITION or NONE for a task that no service starts.');
  }
  checkOverrides(input.overrides ?? {}, definition);
}

function checkOverrides(overrides: TaskOverride, { definition }: TaskDefinitionRow): void {
  for (const { name, environmentFiles } of overrides.containerOverrides ?? []) {
    if (!definition.containerDefinitions.some((container) => container.name === name)) {
      throw refusals.invalid(`Override for container named ${name} is not a container in the TaskDefinition.`);
    }
    if ((environmentFiles ?? []).length > 0) throw refusals.environmentFiles();
  }
  if (overrides.cpu === undefined && overrides.memory === undefined) return;
  const cpu = cpuUnits(overrides.cpu ?? definition.cpu ?? '') ?? 0;
  const memory = memoryMebibytes(overrides.memory ?? definition.memory ?? '') ?? 0;
  if (!isFargateSize(cpu, memory)) throw refusals.noFargateSize(`${cpu}`, `${memory}`);
}
