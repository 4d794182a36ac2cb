import type {
  AttachedPermissionsBoundary,
  Group,
  InstanceProfile,
  Policy,
  PolicyVersion,
  Role,
  User,
} from '../../models/generated/iam.ts';
import type { AwsManagedPolicy } from './aws-managed-policies.ts';
import { attachmentCount, boundaryCount } from './managed-policy.ts';
import { encodeDocument } from './policy-document.ts';
import {
  type GroupRow,
  type IamState,
  type InstanceProfileRow,
  keyOf,
  type PolicyRow,
  type PolicyVersionRow,
  type RoleRow,
  type UserRow,
} from './state.ts';

function shownBoundary(arn: string | undefined): AttachedPermissionsBoundary | undefined {
  return arn === undefined
    ? undefined
    : { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: arn };
}

/** A role without what lists leave out: its boundary, tags and last use. */
export function listedRole(role: RoleRow): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
  };
}

export function shownRole(role: RoleRow): Role {
  return {
    ...listedRole(role),
    PermissionsBoundary: shownBoundary(role.permissionsBoundary),
    Tags: role.tags.length === 0 ? undefined : role.tags,
    RoleLastUsed: {},
  };
}

export function shownUser(user: UserRow): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.created,
    PermissionsBoundary: shownBoundary(user.permissionsBoundary),
    Tags: user.tags.length === 0 ? undefined : user.tags,
  };
}

export function shownGroup(group: GroupRow): Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.created,
  };
}

export function shownProfile(state: IamState, profile: InstanceProfileRow): InstanceProfile {
  const role = profile.role === undefined ? undefined : state.roles.get(keyOf(profile.role));
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.created,
    Roles: role ? [listedRole(role)] : [],
    Tags: profile.tags.length === 0 ? undefined : profile.tags,
  };
}

export function shownPolicy(state: IamState, policy: PolicyRow): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachmentCount(state, policy.arn),
    PermissionsBoundaryUsageCount: boundaryCount(state, policy.arn),
    IsAttachable: true,
    Description: policy.description,
    CreateDate: policy.created,
    UpdateDate: policy.updated,
    Tags: policy.tags,
  };
}

export function shownAwsPolicy(state: IamState, policy: AwsManagedPolicy): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: awsPolicyId(policy.name),
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.version,
    AttachmentCount: attachmentCount(state, policy.arn),
    PermissionsBoundaryUsageCount: boundaryCount(state, policy.arn),
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.updated,
    Tags: [],
  };
}

/** AWS's identifiers look random; these are the same on every machine. */
function awsPolicyId(name: string): string {
  const letters = Buffer.from(`${name}${'A'.repeat(17)}`)
    .toString('base64')
    .toUpperCase();
  return `ANPA${letters.replace(/[^A-Z2-7]/g, '').slice(0, 17)}`;
}

export function shownVersion(policy: PolicyRow, { id, document, created }: PolicyVersionRow): Required<PolicyVersion> {
  return {
    Document: encodeDocument(document),
    VersionId: id,
    IsDefaultVersion: id === policy.defaultVersion,
    CreateDate: created,
  };
}
