import type { Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { iamError, noSuchEntity } from './errors.ts';
import type { Nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { encodeDocument, parsePolicy, policySize } from './policy-document.ts';
import { groupsOf, type PrincipalStore, rolesOf, usersOf } from './principal-store.ts';
import type { IamState, Principal, PrincipalKind } from './state.ts';

/** Characters of all inline policies together: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const largestTotal: Readonly<Record<PrincipalKind, number>> = { role: 10_240, user: 2_048, group: 5_120 };

export function inlinePolicyOperations(state: IamState): ServiceOperations<Operations> {
  const roles = rolesOf(state);
  const users = usersOf(state);
  const groups = groupsOf(state);
  return {
    PutRolePolicy: ({ RoleName, PolicyName, PolicyDocument }) =>
      put('role', roles, RoleName, PolicyName, PolicyDocument),
    PutUserPolicy: ({ UserName, PolicyName, PolicyDocument }) =>
      put('user', users, UserName, PolicyName, PolicyDocument),
    PutGroupPolicy: ({ GroupName, PolicyName, PolicyDocument }) =>
      put('group', groups, GroupName, PolicyName, PolicyDocument),
    GetRolePolicy: ({ RoleName, PolicyName }) => ({ RoleName, ...get('role', roles, RoleName, PolicyName) }),
    GetUserPolicy: ({ UserName, PolicyName }) => ({ UserName, ...get('user', users, UserName, PolicyName) }),
    GetGroupPolicy: ({ GroupName, PolicyName }) => ({ GroupName, ...get('group', groups, GroupName, PolicyName) }),
    DeleteRolePolicy: ({ RoleName, PolicyName }) => remove('role', roles, RoleName, PolicyName),
    DeleteUserPolicy: ({ UserName, PolicyName }) => remove('user', users, UserName, PolicyName),
    DeleteGroupPolicy: ({ GroupName, PolicyName }) => remove('group', groups, GroupName, PolicyName),
    ListRolePolicies(input) {
      const { page, rest } = pageOf(namesOf(roles.require(input.RoleName)), input);
      return { PolicyNames: page, ...rest };
    },
    ListUserPolicies(input) {
      const { page, rest } = pageOf(namesOf(users.require(input.UserName)), input);
      return { PolicyNames: page, ...rest };
    },
    ListGroupPolicies(input) {
      const { page, rest } = pageOf(namesOf(groups.require(input.GroupName)), input);
      return { PolicyNames: page, ...rest };
    },
  };
}

function namesOf({ inlinePolicies }: Principal): string[] {
  return Object.keys(inlinePolicies).sort();
}

function put<Row extends Principal>(
  kind: PrincipalKind,
  store: PrincipalStore<Row>,
  name: string,
  policyName: string,
  document: string,
): Nothing {
  return store.change(name, ({ inlinePolicies }) => {
    parsePolicy(document, 'identity');
    const changed = { ...inlinePolicies, [policyName]: document };
    const total = Object.values(changed).reduce((sum, text) => sum + policySize(text), 0);
    if (total > largestTotal[kind]) {
      const limit = largestTotal[kind];
      throw iamError('LimitExceededException', `Maximum policy size of ${limit} bytes exceeded for ${kind} ${name}`);
    }
    return { inlinePolicies: changed };
  });
}

function get<Row extends Principal>(
  kind: PrincipalKind,
  store: PrincipalStore<Row>,
  name: string,
  policyName: string,
): { PolicyName: string; PolicyDocument: string } {
  const { inlinePolicies } = store.require(name);
  const document = Object.hasOwn(inlinePolicies, policyName) ? inlinePolicies[policyName] : undefined;
  if (document === undefined) throw absent(kind, policyName);
  return { PolicyName: policyName, PolicyDocument: encodeDocument(document) };
}

function remove<Row extends Principal>(
  kind: PrincipalKind,
  store: PrincipalStore<Row>,
  name: string,
  policyName: string,
): Nothing {
  return store.change(name, ({ inlinePolicies }) => {
    if (!Object.hasOwn(inlinePolicies, policyName)) throw absent(kind, policyName);
    const { [policyName]: _, ...kept } = inlinePolicies;
    return { inlinePolicies: kept };
  });
}

function absent(kind: PrincipalKind, policyName: string): Error {
  return noSuchEntity(`The ${kind} policy with name ${policyName} cannot be found.`);
}
