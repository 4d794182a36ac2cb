import type { Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { iamError, noSuchEntity } from './errors.ts';
import { nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { usersOf } from './principal-store.ts';
import type { AccessKeyRow, IamState } from './state.ts';
import { uniqueId } from './unique-id.ts';

const mostKeys = 2;
const rootUser = 'root';

/** A secret is told once, when its key is made, and not kept: no signature is verified with it. */
export function accessKeyOperations(state: IamState): ServiceOperations<Operations> {
  const users = usersOf(state);
  const nameOf = (user: string | undefined): string => (user === undefined ? rootUser : users.require(user).name);
  const find = (id: string, user: string | undefined): AccessKeyRow => {
    const key = state.accessKeys.get(id);
    if (!key || key.user !== nameOf(user)) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
    return key;
  };
  const keysOf = (user: string): AccessKeyRow[] => [...state.accessKeys.values()].filter((key) => key.user === user);
  return {
    CreateAccessKey({ UserName }) {
      const user = nameOf(UserName);
      if (keysOf(user).length >= mostKeys) {
        throw iamError('LimitExceededException', `Cannot exceed quota for AccessKeysPerUser: ${mostKeys}`);
      }
      const key: AccessKeyRow = {
        id: uniqueId('AKIA', state.randomBytes),
        user,
        status: 'Active',
        created: state.clock.now(),
      };
      state.accessKeys.put(key.id, key);
      const secret = Buffer.from(state.randomBytes(30)).toString('base64');
      return {
        AccessKey: {
          UserName: user,
          AccessKeyId: key.id,
          Status: key.status,
          SecretAccessKey: secret,
          CreateDate: key.created,
        },
      };
    },
    ListAccessKeys(input) {
      const { page, rest } = pageOf(keysOf(nameOf(input.UserName)), input);
      return {
        AccessKeyMetadata: page.map(({ id, user, status, created }) => ({
          UserName: user,
          AccessKeyId: id,
          Status: status,
          CreateDate: created,
        })),
        ...rest,
      };
    },
    UpdateAccessKey({ AccessKeyId, UserName, Status }) {
      state.accessKeys.put(AccessKeyId, { ...find(AccessKeyId, UserName), status: Status });
      return nothing;
    },
    DeleteAccessKey({ AccessKeyId, UserName }) {
      find(AccessKeyId, UserName);
      state.accessKeys.delete(AccessKeyId);
      return nothing;
    },
    GetAccessKeyLastUsed({ AccessKeyId }) {
      const key = state.accessKeys.get(AccessKeyId);
      if (!key) throw noSuchEntity(`The Access Key with id ${AccessKeyId} cannot be found.`);
      return { UserName: key.user, AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } };
    },
  };
}
