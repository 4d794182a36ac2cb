import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { shownProfile } from './describe.ts';
import { alreadyExists, iamError, noSuchEntity } from './errors.ts';
import { type Nothing, nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { rolesOf } from './principal-store.ts';
import { byName, type IamState, type InstanceProfileRow, keyOf } from './state.ts';
import { newTags, withoutTags, withTags } from './tags.ts';
import { uniqueId } from './unique-id.ts';

export function instanceProfileOperations(state: IamState): ServiceOperations<Operations> {
  const roles = rolesOf(state);
  const find = (name: string): InstanceProfileRow => {
    const row = state.instanceProfiles.get(keyOf(name));
    if (!row) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
    return row;
  };
  const change = (name: string, changed: (row: InstanceProfileRow) => Partial<InstanceProfileRow>): Nothing => {
    const row = find(name);
    state.instanceProfiles.put(keyOf(name), { ...row, ...changed(row) });
    return nothing;
  };
  return {
    CreateInstanceProfile({ InstanceProfileName: name, Path: path = '/', Tags }) {
      const tags = newTags(Tags);
      if (state.instanceProfiles.has(keyOf(name))) throw alreadyExists(`Instance Profile ${name} already exists.`);
      const row: InstanceProfileRow = {
        name,
        id: uniqueId('AIPA', state.randomBytes),
        arn: `arn:aws:iam::${accountId}:instance-profile${path}${name}`,
        path,
        created: state.clock.now(),
        role: undefined,
        tags,
      };
      state.instanceProfiles.put(keyOf(name), row);
      return { InstanceProfile: shownProfile(state, row) };
    },
    GetInstanceProfile: ({ InstanceProfileName }) => ({
      InstanceProfile: shownProfile(state, find(InstanceProfileName)),
    }),
    ListInstanceProfiles(input) {
      const { PathPrefix = '/' } = input;
      const all = byName(state.instanceProfiles).filter(({ path }) => path.startsWith(PathPrefix));
      const { page, rest } = pageOf(all, input);
      return { InstanceProfiles: page.map((row) => shownProfile(state, row)), ...rest };
    },
    ListInstanceProfilesForRole(input) {
      const { name } = roles.require(input.RoleName);
      const { page, rest } = pageOf(
        byName(state.instanceProfiles).filter(({ role }) => role === name),
        input,
      );
      return { InstanceProfiles: page.map((row) => shownProfile(state, row)), ...rest };
    },
    AddRoleToInstanceProfile: ({ InstanceProfileName, RoleName }) =>
      change(InstanceProfileName, ({ role }) => {
        const { name } = roles.require(RoleName);
        if (role !== undefined) {
          throw iamError('LimitExceededException', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
        }
        return { role: name };
      }),
    RemoveRoleFromInstanceProfile: ({ InstanceProfileName, RoleName }) =>
      change(InstanceProfileName, ({ role }) => {
        const { name } = roles.require(RoleName);
        if (role !== name) {
          throw noSuchEntity(`The role with name ${RoleName} is not in the instance profile ${InstanceProfileName}.`);
        }
        return { role: undefined };
      }),
    DeleteInstanceProfile({ InstanceProfileName }) {
      if (find(InstanceProfileName).role !== undefined) {
        throw iamError(
          'DeleteConflictException',
          'Cannot delete entity, must remove roles from instance profile first.',
        );
      }
      state.instanceProfiles.delete(keyOf(InstanceProfileName));
      return nothing;
    },
    TagInstanceProfile: ({ InstanceProfileName, Tags }) =>
      change(InstanceProfileName, ({ tags }) => ({ tags: withTags(tags, Tags) })),
    UntagInstanceProfile: ({ InstanceProfileName, TagKeys }) =>
      change(InstanceProfileName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) })),
    ListInstanceProfileTags(input) {
      const { page, rest } = pageOf(find(input.InstanceProfileName).tags, input);
      return { Tags: page, ...rest };
    },
  };
}
