import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { shownUser } from './describe.ts';
import { alreadyExists, iamError, noSuchEntity } from './errors.ts';
import { requireAttachable } from './managed-policy.ts';
import { nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { usersOf } from './principal-store.ts';
import { byName, type IamState, keyOf, type UserRow } from './state.ts';
import { newTags, withoutTags, withTags } from './tags.ts';
import { uniqueId } from './unique-id.ts';

export function userOperations(state: IamState): ServiceOperations<Operations> {
  const store = usersOf(state);
  const noMore = { IsTruncated: false };
  return {
    CreateUser({ UserName: name, Path: path = '/', PermissionsBoundary, Tags }) {
      const tags = newTags(Tags);
      if (PermissionsBoundary !== undefined) requireAttachable(state, PermissionsBoundary);
      if (state.users.has(keyOf(name))) throw alreadyExists(`User with name ${name} already exists.`);
      const row: UserRow = {
        name,
        id: uniqueId('AIDA', state.randomBytes),
        arn: `arn:aws:iam::${accountId}:user${path}${name}`,
        path,
        created: state.clock.now(),
        permissionsBoundary: PermissionsBoundary,
        inlinePolicies: {},
        attachedPolicies: [],
        tags,
      };
      state.users.put(keyOf(name), row);
      return { User: shownUser(row) };
    },
    GetUser: ({ UserName }) => ({ User: UserName === undefined ? root() : shownUser(store.require(UserName)) }),
    ListUsers(input) {
      const { PathPrefix = '/' } = input;
      const { page, rest } = pageOf(
        byName(state.users).filter(({ path }) => path.startsWith(PathPrefix)),
        input,
      );
      return { Users: page.map((row) => ({ ...shownUser(row), Tags: undefined })), ...rest };
    },
    UpdateUser({ UserName, NewPath, NewUserName }) {
      const row = store.require(UserName);
      const { path, name } = { path: NewPath ?? row.path, name: NewUserName ?? row.name };
      if (keyOf(name) !== keyOf(row.name) && state.users.has(keyOf(name))) {
        throw alreadyExists(`User with name ${name} already exists.`);
      }
      state.users.delete(keyOf(row.name));
      state.users.put(keyOf(name), { ...row, name, path, arn: `arn:aws:iam::${accountId}:user${path}${name}` });
      rename(state, row.name, name);
      return nothing;
    },
    DeleteUser({ UserName }) {
      const row = store.require(UserName);
      requireUnused(state, row);
      state.users.delete(keyOf(UserName));
      return nothing;
    },
    PutUserPermissionsBoundary({ UserName, PermissionsBoundary }) {
      requireAttachable(state, PermissionsBoundary);
      return store.change(UserName, () => ({ permissionsBoundary: PermissionsBoundary }));
    },
    DeleteUserPermissionsBoundary: ({ UserName }) => store.change(UserName, () => ({ permissionsBoundary: undefined })),
    TagUser: ({ UserName, Tags }) => store.change(UserName, ({ tags }) => ({ tags: withTags(tags, Tags) })),
    UntagUser: ({ UserName, TagKeys }) => store.change(UserName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) })),
    ListUserTags(input) {
      const { page, rest } = pageOf(store.require(input.UserName).tags, input);
      return { Tags: page, ...rest };
    },
    // Of these a user has none here; Terraform asks for them before it deletes one.
    GetLoginProfile({ UserName = 'root' }) {
      throw noSuchEntity(`Login Profile for User ${UserName} cannot be found.`);
    },
    DeleteLoginProfile({ UserName = 'root' }) {
      throw noSuchEntity(`Login Profile for User ${UserName} cannot be found.`);
    },
    ListMFADevices: () => ({ MFADevices: [], ...noMore }),
    ListVirtualMFADevices: () => ({ VirtualMFADevices: [], ...noMore }),
    ListSSHPublicKeys: () => ({ SSHPublicKeys: [], ...noMore }),
    ListSigningCertificates: () => ({ Certificates: [], ...noMore }),
    ListServiceSpecificCredentials: () => ({ ServiceSpecificCredentials: [] }),
  };
}

function root(): { Path: string; UserName: string; UserId: string; Arn: string; CreateDate: number } {
  return {
    Path: '/',
    UserName: 'root',
    UserId: accountId,
    Arn: `arn:aws:iam::${accountId}:root`,
    CreateDate: Date.UTC(2020, 0, 1),
  };
}

function rename(state: IamState, from: string, to: string): void {
  if (from === to) return;
  for (const group of [...state.groups.values()]) {
    const members = group.members.map((member) => (member === from ? to : member));
    state.groups.put(keyOf(group.name), { ...group, members });
  }
  for (const key of [...state.accessKeys.values()]) {
    if (key.user === from) state.accessKeys.put(key.id, { ...key, user: to });
  }
}

function requireUnused(state: IamState, { name, attachedPolicies, inlinePolicies }: UserRow): void {
  const conflict = (what: string): Error =>
    iamError('DeleteConflictException', `Cannot delete entity, must ${what} first.`);
  if ([...state.groups.values()].some(({ members }) => members.includes(name))) {
    throw conflict('remove users from group');
  }
  if ([...state.accessKeys.values()].some(({ user }) => user === name)) throw conflict('delete access keys');
  if (attachedPolicies.length > 0) throw conflict('detach all policies');
  if (Object.keys(inlinePolicies).length > 0) throw conflict('delete policies');
}
