import type { ContainerDefinition } from '../../models/generated/ecs.ts';
import { refusals } from './errors.ts';

/**
 * Refuses dependencies between containers that no order of starts satisfies.
 * @throws {AwsError} ClientException
 */
export function checkDependencies(containers: readonly ContainerDefinition[]): void {
  const byName = new Map(containers.map((container) => [container.name ?? '', container]));
  for (const { dependsOn = [] } of containers) {
    for (const { containerName, condition } of dependsOn) {
      const dependency = byName.get(containerName);
      if (!dependency) {
        throw refusals.client(`Cannot depend on container + '${containerName}' because it does not exist`);
      }
      if ((condition === 'SUCCESS' || condition === 'COMPLETE') && dependency.essential !== false) {
        throw refusals.client(
          'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
        );
      }
      if (condition === 'HEALTHY' && (!dependency.healthCheck || dependency.healthCheck.command[0] === 'NONE')) {
        throw refusals.client('A dependency container with HEALTHY condition must have health check configured');
      }
    }
  }
  const settled = new Set<string>();
  for (const name of byName.keys()) follow(name, [], byName, settled);
}

function follow(
  name: string,
  above: readonly string[],
  byName: ReadonlyMap<string, ContainerDefinition>,
  settled: Set<string>,
): void {
  if (above.includes(name)) {
    const cycle = [...above.slice(above.indexOf(name)), name].join(' -> ');
    throw refusals.client(`The containers' dependencies have a cycle: ${cycle}`);
  }
  if (settled.has(name)) return;
  for (const { containerName } of byName.get(name)?.dependsOn ?? []) {
    follow(containerName, [...above, name], byName, settled);
  }
  settled.add(name);
}
