import type { Operations, ProtectedTask } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import type { EcsContext } from '../context.ts';
import { refusals } from '../errors.ts';
import type { TaskRow } from '../rows.ts';

const defaultMinutes = 120;
const mostMinutes = 2_880;

/**
 * Scale-in protection of a service's tasks.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
 */
export function taskProtectionOperations({ state, clock, scheduler }: EcsContext): ServiceOperations<Operations> {
  function describe({ arn, protectedUntil }: TaskRow): ProtectedTask {
    const isProtected = protectedUntil !== undefined && protectedUntil > clock.now();
    return { taskArn: arn, protectionEnabled: isProtected, expirationDate: isProtected ? protectedUntil : undefined };
  }

  return {
    UpdateTaskProtection(input) {
      const cluster = state.cluster(input.cluster);
      const minutes = input.expiresInMinutes ?? defaultMinutes;
      if (minutes < 1 || minutes > mostMinutes) {
        throw refusals.invalid(`expiresInMinutes takes a whole number from 1 to ${mostMinutes}.`);
      }
      const protectedUntil = input.protectionEnabled ? clock.now() + minutes * 60_000 : undefined;
      const found = input.tasks.map((name) => ({ name, task: state.findTask(cluster, name) }));
      const failures = found.flatMap(({ name, task }) => {
        if (!task) return [{ arn: name, reason: 'TASK_NOT_VALID' }];
        return task.service ? [] : [{ arn: name, reason: 'TASK_NOT_VALID', detail: 'The task belongs to no service.' }];
      });
      const protectedTasks = found.flatMap(({ task }) => {
        if (!task?.service) return [];
        const changed: TaskRow = { ...task, protectedUntil };
        state.putTask(changed);
        scheduler.touch(task.service.arn);
        return [describe(changed)];
      });
      return { protectedTasks, failures };
    },

    GetTaskProtection(input) {
      const cluster = state.cluster(input.cluster);
      const found = (input.tasks ?? []).map((name) => ({ name, task: state.findTask(cluster, name) }));
      return {
        protectedTasks: found.flatMap(({ task }) => (task ? [describe(task)] : [])),
        failures: found.flatMap(({ name, task }) => (task ? [] : [{ arn: name, reason: 'MISSING' }])),
      };
    },
  };
}
