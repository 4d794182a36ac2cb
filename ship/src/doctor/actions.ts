import type { Contract } from '../contract/contract.ts';
import { partitionOf, permissionsFor, resourceOf } from '../permissions/policy.ts';
import type { Scope } from '../permissions/table.ts';

/** What ship asks of AWS, on what, and for which commands. */
export interface NeededActions {
  readonly resource: string;
  readonly actions: readonly string[];
  /** Without these a deployment is impossible; without the others a command that people run beside it is. */
  readonly isForDeployment: boolean;
}

export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly app: string;
  readonly environment: string;
}

/** The actions of the table of permissions for an environment as its contract has it, by the resource of each. */
export function neededActions(
  { cluster, service, repository, logGroup, taskDefinition }: Contract,
  { account, region, app, environment }: Caller,
  roles: readonly string[],
): readonly NeededActions[] {
  const family = taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  const partition = partitionOf(region);
  const place = { app, environment, account, region, partition, cluster, service, logGroup, family };
  const resourcesOf = (scope: Scope): readonly string[] => {
    if (scope === 'roles') return roles;
    const { Resource } = resourceOf(scope, { ...place, repository: repository.name });
    const [first = '*'] = typeof Resource === 'string' ? [Resource] : Resource;
    return [first];
  };
  const wanted = permissionsFor('all').flatMap(({ action, scope, purpose }) =>
    resourcesOf(scope).map((resource) => ({ action, resource, isForDeployment: purpose !== 'operate' })),
  );
  const groups = Map.groupBy(wanted, ({ resource, isForDeployment }) => `${isForDeployment} ${resource}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [
          {
            resource: first.resource,
            isForDeployment: first.isForDeployment,
            actions: group.map(({ action }) => action),
          },
        ];
  });
}
