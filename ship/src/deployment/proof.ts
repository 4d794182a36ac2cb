import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';

const key = 'ship:verdict';

/** What every revision gets that ship registers: ECS may call its deployment complete before ship has proved it. */
export const unproved: Tag = { key, value: 'pending' };

/** What a revision gets whose deployment has passed its smoke test and its bake time. */
export const proved: Tag = { key, value: 'good' };

/**
 * Whether a revision may be gone back to: it can be started, and where ship registered it, ship has proved it. Of
 * revisions that others registered, ECS's word is taken.
 */
export function isGoodRevision({
  definition,
  tags,
}: {
  readonly definition: Pick<TaskDefinition, 'status'>;
  readonly tags: readonly Tag[];
}): boolean {
  const verdict = tags.find((tag) => tag.key === key)?.value;
  return definition.status === 'ACTIVE' && (verdict === undefined || verdict === proved.value);
}
