import { GetParameterCommand } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import type { LockHolder } from '../status/standing.ts';
import type { Clients } from './clients.ts';
import { isAwsError } from './error-name.ts';

/** As much of the lock's value as is told; the rest is its owner's. */
const schema = v.object({
  owner: v.string(),
  journal: v.object({
    command: v.string(),
    phase: v.string(),
    taskDefinition: v.optional(v.string()),
    version: v.optional(v.string()),
  }),
});

/** Who holds an environment's lock, by what SSM has of it; undefined where nobody does, or it may not be seen. */
export async function lockHolder(clients: Clients, contractParameter: string): Promise<LockHolder | undefined> {
  const client = await clients.parameters();
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: `${contractParameter}/lock` }));
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), Parameter?.Value);
    const writtenAt = Parameter?.LastModifiedDate?.getTime() ?? 0;
    if (!parsed.success) return { owner: 'somebody', command: 'deploy', phase: 'unknown', writtenAt };
    const { owner, journal } = parsed.output;
    const { command, phase, taskDefinition, version } = journal;
    return {
      owner,
      command,
      phase,
      ...(taskDefinition !== undefined && { taskDefinition }),
      ...(version !== undefined && { version }),
      writtenAt,
    };
  } catch (error) {
    if (isAwsError(error, 'ParameterNotFound', 'AccessDeniedException')) return undefined;
    throw error;
  }
}
