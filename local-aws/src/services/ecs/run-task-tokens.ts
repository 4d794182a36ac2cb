import { createHash } from 'node:crypto';
import type { RunTaskRequest } from '../../models/generated/ecs.ts';
import type { ClusterRow, RunTaskTokenRow, TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** What a client token of RunTask stands for already. */
export type TokenUse =
  | { readonly kind: 'new' }
  | { readonly kind: 'same request'; readonly tasks: readonly TaskRow[] }
  | { readonly kind: 'other request' };

/** Tokens beyond these are forgotten with their tasks. */
const mostTokens = 1_000;

/**
 * Keeps which tasks a client token has launched, as long as one of them is described.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html
 */
export function tokenUse(state: EcsState, cluster: ClusterRow, input: RunTaskRequest): TokenUse {
  const row = input.clientToken === undefined ? undefined : state.runTaskTokens.get(keyOf(cluster, input.clientToken));
  const tasks = row ? tasksOf(state, row) : [];
  if (!row || tasks.length === 0) return { kind: 'new' };
  return row.fingerprint === fingerprint(input) ? { kind: 'same request', tasks } : { kind: 'other request' };
}

export function keepToken(
  state: EcsState,
  cluster: ClusterRow,
  input: RunTaskRequest,
  tasks: readonly TaskRow[],
): void {
  if (input.clientToken === undefined) return;
  const key = keyOf(cluster, input.clientToken);
  if (state.runTaskTokens.size >= mostTokens) {
    for (const row of [...state.runTaskTokens.values()]) {
      if (tasksOf(state, row).length === 0) state.runTaskTokens.delete(row.key);
    }
  }
  state.runTaskTokens.put(key, { key, fingerprint: fingerprint(input), taskArns: tasks.map(({ arn }) => arn) });
}

function keyOf({ name }: ClusterRow, token: string): string {
  return `${name}/${token}`;
}

function tasksOf(state: EcsState, { taskArns }: RunTaskTokenRow): TaskRow[] {
  return taskArns.map((arn) => state.tasks.get(arn.split(':task/')[1] ?? arn)).filter((task) => task !== undefined);
}

/** Says whether two requests are the same; overrides may hold secrets, so that the request itself is not kept. */
function fingerprint(input: RunTaskRequest): string {
  return createHash('sha256').update(JSON.stringify(input, sortedKeys)).digest('hex');
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
