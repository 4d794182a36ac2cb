import { Failure } from '../failure.ts';
import type { DeploymentSource } from './observe.ts';
import type { ServiceDeploymentState } from './state.ts';

/** So many of the last successful deployments are looked at: each costs a call. */
const longestHistory = 25;

/**
 * The revisions that stand behind one another, the one that serves first: each deployment of a new revision goes on top,
 * one of a revision that is there already takes away what lies above it. So a rollback from 5 to 4 leaves 4, 3, …, and a
 * second one goes to 3, not forward to 5 again.
 *
 * @param deployed the revisions of successful deployments, oldest first
 */
export function standing(deployed: readonly string[]): readonly string[] {
  const stack: string[] = [];
  for (const taskDefinition of deployed) {
    const at = stack.indexOf(taskDefinition);
    if (at === -1) stack.push(taskDefinition);
    else stack.splice(at + 1);
  }
  return stack.toReversed();
}

/**
 * Finds the last good revision by the service's deployment history. One that is not good (never proved, withdrawn, or
 * nothing can be started from it) is passed over, and so is `current`.
 *
 * @throws Failure `no-history` where the endpoint keeps none
 */
export async function findLastGood(
  source: Pick<DeploymentSource, 'serviceDeployments' | 'taskDefinitionOf'>,
  isGood: (taskDefinition: string) => Promise<boolean>,
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
  const succeeded = deployments
    .filter(({ status }) => status === 'SUCCESSFUL')
    .toSorted(oldestFirst)
    .slice(-longestHistory);
  const revisions = await Promise.all(
    succeeded.map(({ targetRevisionArn }) => source.taskDefinitionOf(targetRevisionArn)),
  );
  const known = revisions.filter((revision) => revision !== undefined);
  // What runs now may have come by ECS's own rollback, which is no deployment of its own.
  const behind = standing(current === undefined || !known.includes(current) ? known : [...known, current]);
  for (const taskDefinition of behind) {
    if (taskDefinition !== current && (await isGood(taskDefinition))) return taskDefinition;
  }
  return undefined;
}

function oldestFirst(one: ServiceDeploymentState, other: ServiceDeploymentState): number {
  return one.createdAt - other.createdAt;
}
