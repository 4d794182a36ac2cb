import { Failure } from '../failure.ts';
import type { DeploymentSource } from './observe.ts';
import type { ServiceDeploymentState } from './state.ts';

/** A past service deployment with the task definition it deployed. */
export interface PastDeployment {
  readonly status: ServiceDeploymentState['status'];
  readonly createdAt: number;
  readonly taskDefinition: string;
}

/**
 * The last good revision: the newest successful deployment's whose task definition is another than `current`. "The
 * revision before" is no answer, for it may be one that failed.
 */
export function lastGoodTaskDefinition(history: readonly PastDeployment[], current: string): string | undefined {
  return history
    .filter(({ status, taskDefinition }) => status === 'SUCCESSFUL' && taskDefinition !== current)
    .toSorted((one, other) => other.createdAt - one.createdAt)[0]?.taskDefinition;
}

/** Finds the last good revision by the service's deployment history, asking for no more revisions than it takes. */
export async function findLastGood(source: DeploymentSource, current: string): Promise<string | undefined> {
  const deployments = await source.serviceDeployments();
  if (deployments === 'unsupported') {
    throw new Failure({
      code: 'no-history',
      what: 'this endpoint keeps no deployment history (ListServiceDeployments)',
      remedy: 'choose the revision with --to N',
    });
  }
  for (const { status, createdAt, targetRevisionArn } of deployments) {
    if (status !== 'SUCCESSFUL') continue;
    const taskDefinition = await source.taskDefinitionOf(targetRevisionArn);
    if (taskDefinition === undefined) continue;
    const found = lastGoodTaskDefinition([{ status, createdAt, taskDefinition }], current);
    if (found !== undefined) return found;
  }
  return undefined;
}
