import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { listedRole, shownRole } from './describe.ts';
import { alreadyExists, iamError, noSuchEntity } from './errors.ts';
import { requireAttachable } from './managed-policy.ts';
import { nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { awsPrincipals, malformed, parsePolicy, policySize } from './policy-document.ts';
import { requireModifiable, rolesOf } from './principal-store.ts';
import { byName, type IamState, keyOf, type RoleRow } from './state.ts';
import { newTags, withoutTags, withTags } from './tags.ts';
import { uniqueId } from './unique-id.ts';

const largestTrustPolicy = 2048;
const usualSessionDuration = 3600;

export function roleOperations(state: IamState): ServiceOperations<Operations> {
  const store = rolesOf(state);
  const put = (row: RoleRow): void => state.roles.put(keyOf(row.name), row);
  const modifiable = (name: string): RoleRow => {
    const row = store.require(name);
    requireModifiable(row);
    return row;
  };
  return {
    CreateRole(input) {
      const { RoleName: name, Path: path = '/' } = input;
      const tags = newTags(input.Tags);
      checkTrustPolicy(state, input.AssumeRolePolicyDocument);
      if (input.PermissionsBoundary !== undefined) requireAttachable(state, input.PermissionsBoundary);
      if (state.roles.has(keyOf(name))) throw alreadyExists(`Role with name ${name} already exists.`);
      if (path.startsWith('/aws-service-role/')) {
        throw iamError('InvalidInputException', `Path ${path} is reserved for service-linked roles.`);
      }
      const row: RoleRow = {
        name,
        id: uniqueId('AROA', state.randomBytes),
        arn: `arn:aws:iam::${accountId}:role${path}${name}`,
        path,
        created: state.clock.now(),
        trustPolicy: input.AssumeRolePolicyDocument,
        description: input.Description,
        maxSessionDuration: input.MaxSessionDuration ?? usualSessionDuration,
        permissionsBoundary: input.PermissionsBoundary,
        inlinePolicies: {},
        attachedPolicies: [],
        tags,
      };
      put(row);
      const { RoleLastUsed: _, ...created } = shownRole(row);
      return { Role: created };
    },
    GetRole: ({ RoleName }) => ({ Role: shownRole(store.require(RoleName)) }),
    ListRoles(input) {
      const { PathPrefix = '/' } = input;
      const { page, rest } = pageOf(
        byName(state.roles).filter(({ path }) => path.startsWith(PathPrefix)),
        input,
      );
      return { Roles: page.map(listedRole), ...rest };
    },
    UpdateRole({ RoleName, Description, MaxSessionDuration }) {
      const row = modifiable(RoleName);
      put({
        ...row,
        description: Description ?? row.description,
        maxSessionDuration: MaxSessionDuration ?? usualSessionDuration,
      });
      return {};
    },
    UpdateRoleDescription({ RoleName, Description }) {
      const row = { ...store.require(RoleName), description: Description };
      put(row);
      return { Role: shownRole(row) };
    },
    UpdateAssumeRolePolicy({ RoleName, PolicyDocument }) {
      const row = modifiable(RoleName);
      checkTrustPolicy(state, PolicyDocument);
      put({ ...row, trustPolicy: PolicyDocument });
      return nothing;
    },
    PutRolePermissionsBoundary({ RoleName, PermissionsBoundary }) {
      const row = modifiable(RoleName);
      requireAttachable(state, PermissionsBoundary);
      put({ ...row, permissionsBoundary: PermissionsBoundary });
      return nothing;
    },
    DeleteRolePermissionsBoundary({ RoleName }) {
      const row = modifiable(RoleName);
      if (row.permissionsBoundary === undefined) {
        throw noSuchEntity(`Role ${RoleName} does not have a permissions boundary.`);
      }
      put({ ...row, permissionsBoundary: undefined });
      return nothing;
    },
    DeleteRole({ RoleName }) {
      const row = modifiable(RoleName);
      requireUnused(state, row);
      state.roles.delete(keyOf(RoleName));
      return nothing;
    },
    TagRole: ({ RoleName, Tags }) => store.change(RoleName, ({ tags }) => ({ tags: withTags(tags, Tags) })),
    UntagRole: ({ RoleName, TagKeys }) => store.change(RoleName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) })),
    ListRoleTags(input) {
      const { page, rest } = pageOf(store.require(input.RoleName).tags, input);
      return { Tags: page, ...rest };
    },
  };
}

function requireUnused(state: IamState, { name, attachedPolicies, inlinePolicies }: RoleRow): void {
  const conflict = (what: string): Error =>
    iamError('DeleteConflictException', `Cannot delete entity, must ${what} first.`);
  if ([...state.instanceProfiles.values()].some(({ role }) => role === name)) {
    throw conflict('remove roles from instance profile');
  }
  if (attachedPolicies.length > 0) throw conflict('detach all policies');
  if (Object.keys(inlinePolicies).length > 0) throw conflict('delete policies');
}

/** @throws {AwsError} MalformedPolicyDocument, LimitExceeded */
function checkTrustPolicy(state: IamState, document: string): void {
  const statements = parsePolicy(document, 'trust');
  if (policySize(document) > largestTrustPolicy) {
    throw iamError('LimitExceededException', `Cannot exceed quota for ACLSizePerRole: ${largestTrustPolicy}`);
  }
  for (const principal of statements.flatMap(awsPrincipals)) {
    if (!isKnownPrincipal(state, principal)) throw malformed(`Invalid principal in policy: "AWS":"${principal}"`);
  }
}

/** Of this account's principals only those that exist; what another account has cannot be known. */
function isKnownPrincipal(state: IamState, principal: string): boolean {
  if (principal === '*' || /^\d{12}$/.test(principal)) return true;
  const [, account, kind, path] = /^arn:aws[\w-]*:(?:iam|sts)::(\d{12}):([^/]+)(?:\/(.+))?$/.exec(principal) ?? [];
  if (account === undefined) return /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(principal);
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
  if (account !== accountId) return true;
  if (kind === 'role') return state.roles.get(keyOf(name))?.arn === principal;
  if (kind === 'user') return state.users.get(keyOf(name))?.arn === principal;
  return kind === 'root' || kind === 'assumed-role' || kind === 'federated-user';
}
