import type { Operations } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { nameOf } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { describeTask } from '../describe.ts';
import { refusals } from '../errors.ts';
import { newTask } from '../new-task.ts';
import { page } from '../pages.ts';
import type { TaskRow } from '../rows.ts';

export function taskOperations({ state, clock, ids, runner }: EcsContext): ServiceOperations<Operations> {
  return {
    ListTasks(input) {
      const cluster = state.cluster(input.cluster);
      if (input.serviceName !== undefined) state.service(cluster, input.serviceName);
      const desired = input.desiredStatus ?? 'RUNNING';
      const matches = (task: TaskRow): boolean =>
        task.clusterArn === cluster.arn &&
        task.desiredStatus === desired &&
        (input.serviceName === undefined || task.group === `service:${nameOf(input.serviceName)}`) &&
        (input.startedBy === undefined || task.startedBy === input.startedBy) &&
        (input.launchType === undefined || task.launchType === input.launchType) &&
        (input.family === undefined || nameOf(task.taskDefinitionArn).split(':')[0] === input.family);
      const { items, nextToken } = page([...state.tasks.values()].filter(matches), input);
      return { taskArns: items.map(({ arn }) => arn), nextToken };
    },

    DescribeTasks(input) {
      const cluster = state.cluster(input.cluster);
      if (input.tasks.length === 0) throw refusals.invalid('Tasks cannot be empty.');
      if (input.tasks.length > 100) throw refusals.invalid('Tasks cannot have more than 100 elements.');
      const withTags = input.include?.includes('TAGS') === true;
      const found = input.tasks.map((name) => ({ name, row: state.findTask(cluster, name) }));
      return {
        tasks: found.flatMap(({ row }) => {
          if (!row) return [];
          return [withTags ? describeTask(row) : { ...describeTask(row), tags: [] }];
        }),
        failures: found.flatMap(({ name, row }) => {
          const arn = name.startsWith('arn:') ? name : `${cluster.arn.replace(':cluster/', ':task/')}/${name}`;
          return row ? [] : [{ arn, reason: 'MISSING' }];
        }),
      };
    },

    RunTask(input) {
      const cluster = state.cluster(input.cluster);
      const definition = state.findTaskDefinition(input.taskDefinition);
      if (!definition) throw refusals.taskDefinitionMissing();
      if (definition.status !== 'ACTIVE') throw refusals.taskDefinitionInactive();
      if (definition.definition.networkMode === 'awsvpc' && !input.networkConfiguration?.awsvpcConfiguration) {
        throw refusals.networkConfigurationMissing();
      }
      const count = input.count ?? 1;
      if (count < 1 || count > 10) throw refusals.invalid('Count must be a whole number from 1 to 10.');
      const tasks = Array.from({ length: count }, () => {
        const task = newTask({
          clusterArn: cluster.arn,
          definition,
          networkConfiguration: input.networkConfiguration,
          platformVersion: '1.4.0',
          capacityProviderName: undefined,
          group: input.group ?? `family:${definition.family}`,
          startedBy: input.startedBy,
          service: undefined,
          overrides: input.overrides ?? {},
          enableExecuteCommand: input.enableExecuteCommand ?? false,
          tags: input.tags ?? [],
          others: [],
          ids,
          now: clock.now(),
        });
        runner.launch(task);
        return task;
      });
      return { tasks: tasks.map(describeTask), failures: [] };
    },

    ExecuteCommand(input) {
      const cluster = state.cluster(input.cluster);
      if (!state.findTask(cluster, input.task)) throw refusals.taskNotFound();
      // A session needs AWS's Session Manager at the other end; no task here has its agent.
      throw refusals.executeCommandOff();
    },

    StopTask(input) {
      const cluster = state.cluster(input.cluster);
      const task = state.findTask(cluster, input.task);
      if (!task) throw refusals.taskNotFound();
      runner.stop(task, { code: 'UserInitiated', reason: input.reason ?? 'Task stopped by user' });
      return { task: describeTask(state.findTask(cluster, input.task) ?? task) };
    },
  };
}
