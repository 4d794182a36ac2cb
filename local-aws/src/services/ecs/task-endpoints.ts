import { randomUUID } from 'node:crypto';
import type { TaskRow } from './rows.ts';
import type { ContainerPlace } from './task-environment.ts';

/** Whose endpoint it is. */
export interface EndpointOwner {
  readonly taskArn: string;
  readonly container: string;
}

/** The addresses at which containers ask about themselves. Who knows an address is the container that it was told to. */
export interface TaskEndpoints {
  /** A container's own addresses. */
  open(task: TaskRow, container: string): Pick<ContainerPlace, 'endpoint' | 'metadataUri' | 'credentialsUri'>;
  /** After a task's end: nobody answers there any more. */
  close(taskArn: string): void;
  owner(id: string): EndpointOwner | undefined;
}

interface EndpointOptions {
  /** Of local-aws; asked when a task starts, since it is known only once local-aws listens. */
  readonly endpoint: () => string;
  /** ARN of a task's role, where it has one. */
  readonly roleOf: (task: TaskRow) => string | undefined;
  readonly secretId?: () => string;
}

/** Below it lie the endpoints of all tasks. */
export const taskPath = '/_task/';

export function taskEndpoints({ endpoint, roleOf, secretId = randomUUID }: EndpointOptions): TaskEndpoints {
  const owners = new Map<string, EndpointOwner>();
  const idsOfTask = new Map<string, string[]>();
  return {
    open(task, container) {
      const id = secretId();
      owners.set(id, { taskArn: task.arn, container });
      idsOfTask.set(task.arn, [...(idsOfTask.get(task.arn) ?? []), id]);
      const base = endpoint();
      return {
        endpoint: base,
        metadataUri: `${base}${taskPath}v4/${id}`,
        credentialsUri: roleOf(task) === undefined ? undefined : `${base}${taskPath}credentials/${id}`,
      };
    },
    close(taskArn) {
      for (const id of idsOfTask.get(taskArn) ?? []) owners.delete(id);
      idsOfTask.delete(taskArn);
    },
    owner: (id) => owners.get(id),
  };
}
