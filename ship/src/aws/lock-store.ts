import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import type { LockRecord, LockStore } from '../deployment/lock.ts';
import type { Clients } from './clients.ts';
import { isAwsError } from './error-name.ts';

const schema = v.object({
  id: v.string(),
  owner: v.string(),
  host: v.string(),
  pid: v.number(),
  journal: v.object({
    command: v.picklist(['deploy', 'rollback']),
    phase: v.picklist(['preparing', 'updating']),
    taskDefinition: v.optional(v.string()),
    image: v.optional(v.string()),
    version: v.optional(v.string()),
    ringing: v.optional(v.array(v.string())),
  }),
});

/** A lock that cannot be read is nobody's: it is told as one whose owner is gone. */
const unreadable: LockRecord = {
  id: 'unreadable',
  owner: 'somebody whose lock cannot be read',
  host: '',
  pid: 0,
  journal: { command: 'deploy', phase: 'preparing' },
};

/**
 * The lock as a parameter of SSM beside the contract: PutParameter without Overwrite makes it only where there is none,
 * decided by SSM in one step.
 */
export function lockStore(clients: Clients, contractParameter: string): LockStore {
  const name = `${contractParameter}/lock`;
  const takeover = (id: string): string => `${contractParameter}/takeover-${id}`;

  const put = async (parameter: string, value: string, isNew: boolean): Promise<boolean> => {
    const client = await clients.parameters();
    try {
      await client.send(new PutParameterCommand({ Name: parameter, Value: value, Type: 'String', Overwrite: !isNew }));
      return true;
    } catch (error) {
      if (isNew && isAwsError(error, 'ParameterAlreadyExists')) return false;
      throw error;
    }
  };
  const remove = async (parameter: string): Promise<void> => {
    const client = await clients.parameters();
    try {
      await client.send(new DeleteParameterCommand({ Name: parameter }));
    } catch (error) {
      if (!isAwsError(error, 'ParameterNotFound')) throw error;
    }
  };

  return {
    async read() {
      const client = await clients.parameters();
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), Parameter?.Value);
        return { record: parsed.success ? parsed.output : unreadable, version: Parameter?.Version ?? 0 };
      } catch (error) {
        if (isAwsError(error, 'ParameterNotFound')) return undefined;
        throw error;
      }
    },
    create: (record) => put(name, JSON.stringify(record), true),
    overwrite: async (record) => void (await put(name, JSON.stringify(record), false)),
    remove: () => remove(name),
    claimTakeover: (id) => put(takeover(id), new Date(0).toISOString(), true),
    endTakeover: (id) => remove(takeover(id)),
  };
}
