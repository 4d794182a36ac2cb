import { Failure } from '../failure.ts';
import type { DeploymentSource } from './observe.ts';
import type { ServiceDeploymentState } from './state.ts';

/**
 * Finds the last good revision by the service's deployment history, asking for no more revisions than it takes. One that
 * is no longer ACTIVE is passed over: it was withdrawn, or nothing can be started from it.
 */
export async function findLastGood(
  source: Pick<DeploymentSource, 'serviceDeployments' | 'taskDefinitionOf'>,
  isActive: (taskDefinition: string) => Promise<boolean>,
  current: string | undefined,
): Promise<string | undefined> {
  const deployments = await source.serviceDeployments();
  if (deployments === 'unsupported') {
    throw new Failure({
      code: 'no-history',
      what: 'this endpoint keeps no deployment history (ListServiceDeployments)',
      remedy: 'choose the revision with --to N',
    });
  }
  const passedOver = new Set(current === undefined ? [] : [current]);
  for (const { targetRevisionArn } of deployments
    .filter(({ status }) => status === 'SUCCESSFUL')
    .toSorted(newestFirst)) {
    const taskDefinition = await source.taskDefinitionOf(targetRevisionArn);
    if (taskDefinition === undefined || passedOver.has(taskDefinition)) continue;
    if (await isActive(taskDefinition)) return taskDefinition;
    passedOver.add(taskDefinition);
  }
  return undefined;
}

function newestFirst(one: ServiceDeploymentState, other: ServiceDeploymentState): number {
  return other.createdAt - one.createdAt;
}
