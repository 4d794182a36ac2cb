import type { AttachedPolicy, Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { awsManagedPolicy } from './aws-managed-policies.ts';
import { iamError, noSuchEntity } from './errors.ts';
import { ownPolicy, policyNameOf, requireAttachable } from './managed-policy.ts';
import type { Nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { groupsOf, type PrincipalStore, rolesOf, usersOf } from './principal-store.ts';
import { byName, type IamState, type Principal, type PrincipalKind } from './state.ts';

/** Managed policies of one principal, as quotas are for a new account. */
const mostAttached = 10;

export function attachmentOperations(state: IamState): ServiceOperations<Operations> {
  const roles = rolesOf(state);
  const users = usersOf(state);
  const groups = groupsOf(state);
  return {
    AttachRolePolicy: ({ RoleName, PolicyArn }) => attach(state, 'role', roles, RoleName, PolicyArn),
    AttachUserPolicy: ({ UserName, PolicyArn }) => attach(state, 'user', users, UserName, PolicyArn),
    AttachGroupPolicy: ({ GroupName, PolicyArn }) => attach(state, 'group', groups, GroupName, PolicyArn),
    DetachRolePolicy: ({ RoleName, PolicyArn }) => detach(roles, RoleName, PolicyArn),
    DetachUserPolicy: ({ UserName, PolicyArn }) => detach(users, UserName, PolicyArn),
    DetachGroupPolicy: ({ GroupName, PolicyArn }) => detach(groups, GroupName, PolicyArn),
    ListAttachedRolePolicies: (input) => listAttached(roles.require(input.RoleName), input),
    ListAttachedUserPolicies: (input) => listAttached(users.require(input.UserName), input),
    ListAttachedGroupPolicies: (input) => listAttached(groups.require(input.GroupName), input),
    ListEntitiesForPolicy({ PolicyArn, EntityFilter, PathPrefix = '/', PolicyUsageFilter }) {
      if (!awsManagedPolicy(PolicyArn)) ownPolicy(state, PolicyArn);
      const usesIt = ({ attachedPolicies, permissionsBoundary, path }: Principal): boolean =>
        path.startsWith(PathPrefix) &&
        ((PolicyUsageFilter !== 'PermissionsBoundary' && attachedPolicies.includes(PolicyArn)) ||
          (PolicyUsageFilter !== 'PermissionsPolicy' && permissionsBoundary === PolicyArn));
      const wanted = (filter: 'Role' | 'User' | 'Group', all: readonly Principal[]): Principal[] =>
        EntityFilter === undefined || EntityFilter === filter ? all.filter(usesIt) : [];
      return {
        PolicyRoles: wanted('Role', byName(state.roles)).map(({ name, id }) => ({ RoleName: name, RoleId: id })),
        PolicyUsers: wanted('User', byName(state.users)).map(({ name, id }) => ({ UserName: name, UserId: id })),
        PolicyGroups: wanted('Group', byName(state.groups)).map(({ name, id }) => ({ GroupName: name, GroupId: id })),
        IsTruncated: false,
      };
    },
  };
}

/** Attaching what is attached already does nothing. */
function attach<Row extends Principal>(
  state: IamState,
  kind: PrincipalKind,
  store: PrincipalStore<Row>,
  name: string,
  arn: string,
): Nothing {
  return store.change(name, ({ attachedPolicies }) => {
    requireAttachable(state, arn);
    if (attachedPolicies.includes(arn)) return {};
    if (attachedPolicies.length >= mostAttached) {
      const quota = `PoliciesPer${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
      throw iamError('LimitExceededException', `Cannot exceed quota for ${quota}: ${mostAttached}`);
    }
    return { attachedPolicies: [...attachedPolicies, arn] };
  });
}

function detach<Row extends Principal>(store: PrincipalStore<Row>, name: string, arn: string): Nothing {
  return store.change(name, ({ attachedPolicies }) => {
    if (!attachedPolicies.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
    return { attachedPolicies: attachedPolicies.filter((attached) => attached !== arn) };
  });
}

function listAttached(
  { attachedPolicies }: Principal,
  {
    PathPrefix = '/',
    ...page
  }: { PathPrefix?: string | undefined; Marker?: string | undefined; MaxItems?: number | undefined },
): { AttachedPolicies: AttachedPolicy[]; IsTruncated: boolean; Marker: string | undefined } {
  const wanted = attachedPolicies.filter((arn) => pathOf(arn).startsWith(PathPrefix));
  const { page: shown, rest } = pageOf(wanted, page);
  return { AttachedPolicies: shown.map((arn) => ({ PolicyName: policyNameOf(arn), PolicyArn: arn })), ...rest };
}

function pathOf(arn: string): string {
  return arn.slice(arn.indexOf(':policy/') + ':policy'.length, arn.lastIndexOf('/') + 1);
}
