import type {
  CapacityProviderStrategyItem,
  ListTasksRequest,
  Operations,
  RunTaskRequest,
  Tag,
} from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { familyOf } from '../arns.ts';
import { chosenProvider } from '../capacity-strategy.ts';
import type { EcsContext } from '../context.ts';
import { describeTask } from '../describe-task.ts';
import { refusals } from '../errors.ts';
import { newTask } from '../new-task.ts';
import { page } from '../pages.ts';
import { runningPlatformVersion } from '../platform-version.ts';
import type { ClusterRow, ServiceRow, TaskDefinitionRow, TaskRow } from '../rows.ts';
import { checkRunTask } from '../run-task-rules.ts';
import { keepToken, tokenUse } from '../run-task-tokens.ts';

export function taskOperations({ state, clock, ids, runner, zones }: EcsContext): ServiceOperations<Operations> {
  function launch(input: RunTaskRequest, cluster: ClusterRow, definition: TaskDefinitionRow): TaskRow[] {
    const strategy = strategyOf(input, cluster);
    const tasks: TaskRow[] = [];
    for (let started = 0; started < (input.count ?? 1); started += 1) {
      const used = tasks.map(({ capacityProviderName }) => capacityProviderName);
      const task = newTask({
        clusterArn: cluster.arn,
        definition,
        networkConfiguration: input.networkConfiguration,
        platformVersion: runningPlatformVersion(input.platformVersion),
        capacityProviderName: chosenProvider(strategy, used),
        group: input.group ?? `family:${definition.family}`,
        startedBy: input.startedBy,
        service: undefined,
        overrides: input.overrides ?? {},
        enableExecuteCommand: input.enableExecuteCommand ?? false,
        tags: tagsOf(input, cluster, definition),
        others: tasks,
        zones,
        ids,
        now: clock.now(),
      });
      runner.launch(task);
      tasks.push(task);
    }
    return tasks;
  }

  /** The tasks that the narrowest of the filters finds. */
  function candidates(
    { desiredStatus = 'RUNNING', startedBy, family }: ListTasksRequest,
    cluster: ClusterRow,
    service: ServiceRow | undefined,
  ): TaskRow[] {
    const { indexes } = state;
    // What is to run has not stopped.
    const isLive = desiredStatus === 'RUNNING';
    if (service) return (isLive ? indexes.liveTasksOfService : indexes.leavingTasksOfService).of(service.arn);
    if (startedBy !== undefined) return indexes.tasksStartedBy.of(startedBy);
    if (family !== undefined) return indexes.tasksOfFamily.of(family);
    return (isLive ? indexes.liveTasksOfCluster : indexes.leavingTasksOfCluster).of(cluster.arn);
  }

  return {
    ListTasks(input) {
      const cluster = state.cluster(input.cluster);
      const service = input.serviceName === undefined ? undefined : state.service(cluster, input.serviceName);
      const matches = (task: TaskRow): boolean =>
        task.clusterArn === cluster.arn &&
        task.desiredStatus === (input.desiredStatus ?? 'RUNNING') &&
        // Fargate's hosts are not the account's container instances.
        input.containerInstance === undefined &&
        (input.startedBy === undefined || task.startedBy === input.startedBy) &&
        (input.launchType === undefined || task.launchType === input.launchType) &&
        (input.family === undefined || familyOf(task.taskDefinitionArn) === input.family);
      const { items, nextToken } = page(candidates(input, cluster, service).filter(matches), input);
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
      const use = tokenUse(state, cluster, input);
      switch (use.kind) {
        case 'same request':
          return { tasks: use.tasks.map(describeTask), failures: [] };
        case 'other request':
          throw refusals.clientTokenUsed();
        case 'new':
          break;
        default:
          use satisfies never;
      }
      if (definition.status !== 'ACTIVE') throw refusals.taskDefinitionInactive();
      checkRunTask(input, cluster, definition);
      const tasks = launch(input, cluster, definition);
      keepToken(state, cluster, input, tasks);
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

function strategyOf(
  { launchType, capacityProviderStrategy = [] }: RunTaskRequest,
  { defaultCapacityProviderStrategy }: ClusterRow,
): readonly CapacityProviderStrategyItem[] {
  if (capacityProviderStrategy.length > 0) return capacityProviderStrategy;
  return launchType === undefined ? defaultCapacityProviderStrategy : [];
}

/** The request's own tags come over the task definition's. */
function tagsOf(
  { propagateTags, enableECSManagedTags, tags = [] }: RunTaskRequest,
  cluster: ClusterRow,
  definition: TaskDefinitionRow,
): readonly Tag[] {
  const own = new Set(tags.map(({ key }) => key));
  const propagated = propagateTags === 'TASK_DEFINITION' ? definition.tags.filter(({ key }) => !own.has(key)) : [];
  const managed = enableECSManagedTags ? [{ key: 'aws:ecs:clusterName', value: cluster.name }] : [];
  return [...propagated, ...tags, ...managed];
}
