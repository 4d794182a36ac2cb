import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import type { Clock, Milliseconds } from '../../clock.ts';
import type { Usage } from '../../runtime/runtime.ts';
import type { Route } from '../../wire/wire.ts';
import type { TaskDefinitionRow, TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';
import { type TaskEndpoints, taskPath } from './task-endpoints.ts';
import { containerMetadata, dockerId, taskMetadata } from './task-metadata.ts';
import { taskRole } from './task-role.ts';
import type { TaskRunner } from './task-runner.ts';
import { containerStats } from './task-stats.ts';

interface TaskRouteDependencies {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly endpoints: TaskEndpoints;
}

/** Credentials of a task's role are good for six hours, and are renewed before. */
const credentialsLast: Milliseconds = 6 * 3_600_000;

const mostRemembered = 1_000;

/**
 * What a container asks about itself: `GET /_task/v4/<id>`, `…/task`, `…/stats`, `…/task/stats` (the task metadata
 * endpoint, version 4) and `GET /_task/credentials/<id>` (its task role's credentials). The id is the container's secret.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function taskRoute({ state, clock, runner, endpoints }: TaskRouteDependencies): Route {
  const lastUsage = new Map<string, Usage>();

  return {
    matches: (path) => path.startsWith(taskPath),
    handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('allow', 'GET, HEAD');
        answer(response, 405, { message: 'Only GET is allowed here.' });
        return;
      }
      const path = (request.url ?? '').split('?')[0]?.slice(taskPath.length) ?? '';
      const [kind = '', id = '', ...rest] = path.split('/').filter((part) => part !== '');
      const owner = endpoints.owner(id);
      const task = owner && state.tasks.get(owner.taskArn.split(':task/')[1] ?? '');
      const definition = task && state.findTaskDefinition(task.taskDefinitionArn);
      if (!task || !definition) {
        answer(response, 404, { message: 'No running task has this endpoint.' });
        return;
      }
      const found =
        kind === 'credentials' ? credentials(task) : metadata(kind, rest, task, definition, owner.container);
      if (found) answer(response, 200, found);
      else answer(response, 404, { message: `There is nothing at ${rest.join('/')} of this endpoint.` });
    },
  };

  function metadata(
    kind: string,
    rest: readonly string[],
    task: TaskRow,
    definition: TaskDefinitionRow,
    container: string,
  ): object | undefined {
    if (kind !== 'v4') return undefined;
    switch (rest.join('/')) {
      case '':
        return containerMetadata(task, definition, container);
      case 'task':
        return taskMetadata(task, definition);
      case 'stats':
        return stats(task, container) ?? {};
      case 'task/stats':
        return Object.fromEntries(task.containers.map(({ name }) => [dockerId(task, name), stats(task, name) ?? null]));
      default:
        return undefined;
    }
  }

  /** Undefined for a container that does not run, or of which the system tells nothing. */
  function stats(task: TaskRow, name: string): object | undefined {
    const id = dockerId(task, name);
    const now = runner.usage(task.arn, name);
    const before = lastUsage.get(id);
    if (!now) {
      lastUsage.delete(id);
      return undefined;
    }
    // Those of tasks that are gone stay behind; a statistic without its predecessor is the lesser evil.
    if (lastUsage.size >= mostRemembered) lastUsage.clear();
    lastUsage.set(id, now);
    const size = task.sizes[task.containers.findIndex((container) => container.name === name)];
    const memoryLimit = (size?.memory ?? Number(task.memory)) * 1024 * 1024;
    return containerStats({ id, name, memoryLimit, now, before, cpus: availableParallelism() });
  }

  function credentials(task: TaskRow): object | undefined {
    const role = taskRole(task, state);
    if (role === undefined) return undefined;
    return {
      RoleArn: role,
      AccessKeyId: `ASIA${randomBytes(10).toString('hex').slice(0, 16).toUpperCase()}`,
      SecretAccessKey: randomBytes(30).toString('base64'),
      Token: randomBytes(120).toString('base64'),
      Expiration: new Date(clock.now() + credentialsLast).toISOString().replace(/\.\d+Z$/, 'Z'),
    };
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
