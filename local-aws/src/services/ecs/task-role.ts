import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** ARN of the role that a task's program acts as: the override's, else the task definition's; it may have none. */
export function taskRole(task: TaskRow, state: EcsState): string | undefined {
  return task.overrides.taskRoleArn ?? state.findTaskDefinition(task.taskDefinitionArn)?.definition.taskRoleArn;
}
