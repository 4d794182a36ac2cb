import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { shownGroup, shownUser } from './describe.ts';
import { alreadyExists, iamError } from './errors.ts';
import { type Nothing, nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { groupsOf, usersOf } from './principal-store.ts';
import { byName, type GroupRow, type IamState, keyOf } from './state.ts';
import { uniqueId } from './unique-id.ts';

export function groupOperations(state: IamState): ServiceOperations<Operations> {
  const store = groupsOf(state);
  const users = usersOf(state);
  const put = (row: GroupRow): Nothing => {
    state.groups.put(keyOf(row.name), row);
    return nothing;
  };
  return {
    CreateGroup({ GroupName: name, Path: path = '/' }) {
      if (state.groups.has(keyOf(name))) throw alreadyExists(`Group with name ${name} already exists.`);
      const row: GroupRow = {
        name,
        id: uniqueId('AGPA', state.randomBytes),
        arn: arnOf(path, name),
        path,
        created: state.clock.now(),
        inlinePolicies: {},
        attachedPolicies: [],
        tags: [],
        members: [],
      };
      put(row);
      return { Group: shownGroup(row) };
    },
    GetGroup(input) {
      const group = store.require(input.GroupName);
      const { page, rest } = pageOf(group.members, input);
      const members = page.map((name) => ({ ...shownUser(users.require(name)), Tags: undefined }));
      return { Group: shownGroup(group), Users: members, ...rest };
    },
    ListGroups(input) {
      const { PathPrefix = '/' } = input;
      const { page, rest } = pageOf(
        byName(state.groups).filter(({ path }) => path.startsWith(PathPrefix)),
        input,
      );
      return { Groups: page.map(shownGroup), ...rest };
    },
    ListGroupsForUser(input) {
      const { name } = users.require(input.UserName);
      const { page, rest } = pageOf(
        byName(state.groups).filter(({ members }) => members.includes(name)),
        input,
      );
      return { Groups: page.map(shownGroup), ...rest };
    },
    UpdateGroup({ GroupName, NewGroupName, NewPath }) {
      const row = store.require(GroupName);
      const { name, path } = { name: NewGroupName ?? row.name, path: NewPath ?? row.path };
      if (keyOf(name) !== keyOf(row.name) && state.groups.has(keyOf(name))) {
        throw alreadyExists(`Group with name ${name} already exists.`);
      }
      state.groups.delete(keyOf(row.name));
      return put({ ...row, name, path, arn: arnOf(path, name) });
    },
    AddUserToGroup({ GroupName, UserName }) {
      const group = store.require(GroupName);
      const { name } = users.require(UserName);
      return put({ ...group, members: [...new Set([...group.members, name])] });
    },
    RemoveUserFromGroup({ GroupName, UserName }) {
      const group = store.require(GroupName);
      const { name } = users.require(UserName);
      return put({ ...group, members: group.members.filter((member) => member !== name) });
    },
    DeleteGroup({ GroupName }) {
      const { members, attachedPolicies, inlinePolicies } = store.require(GroupName);
      const conflict = (what: string): Error =>
        iamError('DeleteConflictException', `Cannot delete entity, must ${what} first.`);
      if (members.length > 0) throw conflict('remove users from group');
      if (attachedPolicies.length > 0) throw conflict('detach all policies');
      if (Object.keys(inlinePolicies).length > 0) throw conflict('delete policies');
      state.groups.delete(keyOf(GroupName));
      return nothing;
    },
  };
}

function arnOf(path: string, name: string): string {
  return `arn:aws:iam::${accountId}:group${path}${name}`;
}
