import { type ContextEntry, GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Finding, notChecked, ok, problem, warning } from '../checks/check.ts';
import { permissions } from '../permissions/table.ts';
import type { NeededActions } from './actions.ts';

/** An action that the policies do not allow. */
export interface Denied {
  readonly action: string;
  readonly resource: string;
  readonly isForDeployment: boolean;
}

/**
 * Asks IAM what the caller's policies say of what ship needs. That is a simulation: policies of resources, of the
 * organisation and of a session are not all in it.
 */
export async function permissionFindings(
  clients: Clients,
  caller: string,
  needed: readonly NeededActions[],
): Promise<Finding | readonly Finding[]> {
  if (caller.endsWith(':root')) return ok('the root user may do everything (better: a role with what is needed)');
  const client = await clients.roles();
  const principal = await principalOf(clients, caller);
  try {
    const denied = await Promise.all(
      needed.map(async ({ resource, actions, isForDeployment }) => {
        const { EvaluationResults = [] } = await client.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: principal,
            ActionNames: [...actions],
            ResourceArns: [resource],
            ContextEntries: contextOf(resource),
          }),
        );
        return EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed').map(
          ({ EvalActionName = '' }): Denied => ({ action: EvalActionName, resource, isForDeployment }),
        );
      }),
    );
    return findingsOf(denied.flat(), needed.flatMap(({ actions }) => actions).length);
  } catch (error) {
    if (!isAwsError(error, 'AccessDenied', 'AccessDeniedException', 'NoSuchEntityException', 'NoSuchEntity')) {
      throw error;
    }
    return notChecked(
      'these credentials may not simulate policies',
      `allow iam:SimulatePrincipalPolicy on ${principal}, or try: ship verify`,
    );
  }
}

export function findingsOf(denied: readonly Denied[], asked: number): Finding | readonly Finding[] {
  if (denied.length === 0) return ok(`all of ${asked} needed actions are allowed`);
  return denied.map(({ action, resource, isForDeployment }) => {
    const remedy = `allow ${action} on ${resource}`;
    const why = permissions.find((permission) => permission.action === action)?.why ?? 'ship';
    const detail = `is denied: ${why}`;
    return { name: action, ...(isForDeployment ? problem(detail, remedy) : warning(detail, remedy)) };
  });
}

/** What a role's policies are asked for is the role, not the session that it was taken for. */
async function principalOf(clients: Clients, caller: string): Promise<string> {
  const session = /^arn:(aws[\w-]*):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller);
  if (session === null) return caller;
  const [, partition, account, name] = session;
  const client = await clients.roles();
  try {
    // Its ARN may have a path, which the session's does not tell.
    const { Role } = await client.send(new GetRoleCommand({ RoleName: name }));
    if (Role?.Arn !== undefined) return Role.Arn;
  } catch (error) {
    if (!isAwsError(error, 'AccessDenied', 'AccessDeniedException')) throw error;
  }
  return `arn:${partition}:iam::${account}:role/${name}`;
}

function contextOf(resource: string): ContextEntry[] {
  const entry = (ContextKeyName: string, value: string): ContextEntry => ({
    ContextKeyName,
    ContextKeyValues: [value],
    ContextKeyType: 'string',
  });
  const parts = /^(arn:[\w-]+:ecs:[\w-]+:\d+):(?:service|task|service-deployment|service-revision)\/([^/]+)\//.exec(
    resource,
  );
  return [
    entry('iam:PassedToService', 'ecs-tasks.amazonaws.com'),
    ...(parts === null ? [] : [entry('ecs:cluster', `${parts[1]}:cluster/${parts[2]}`)]),
  ];
}
