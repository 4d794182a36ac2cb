import type { ContainerDefinition, Operations, RunTaskRequest, Task } from '../../../src/models/generated/ecs.ts';
import { fastPace, type Pace } from '../../../src/pace.ts';
import type { ContainerLaunch } from '../../../src/runtime/runtime.ts';
import { type Behaviour, type VirtualRuntime, virtualRuntime } from '../../../src/runtime/virtual-runtime.ts';
import type { LogOpener } from '../../../src/services/ecs/container-log.ts';
import { type Ecs, ecs } from '../../../src/services/ecs/index.ts';
import { secretSource } from '../../../src/services/ecs/secret-source.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { randomSource } from '../../random-source.ts';

/** ECS over a virtual clock and a virtual runtime, for what happens inside a task. */
export interface TaskWorld {
  readonly clock: VirtualClock;
  readonly runtime: VirtualRuntime;
  readonly store: Store;
  readonly ecs: Ecs;
  /** What the runtime was asked to launch, by task ARN and container. */
  readonly launches: ReadonlyMap<string, ContainerLaunch>;
  /** `group stream: line`, in order. */
  readonly logged: readonly string[];
  call<Name extends keyof Operations>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** Registers a revision of the family `app` and returns its ARN. */
  define(containers: readonly ContainerDefinition[], more?: Partial<Definition>): Promise<string>;
  /** Runs a task of these containers in the cluster `c`. */
  run(containers: readonly ContainerDefinition[], options?: Partial<RunTaskRequest>): Promise<string>;
  describe(taskArn: string): Promise<Task>;
}

type Definition = Operations['RegisterTaskDefinition']['input'];

export const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } } as const;

interface Options {
  /** By image; an image that is not named runs until SIGTERM ends it with 0. */
  readonly images?: Readonly<Record<string, Behaviour>>;
  readonly pace?: Pace;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly logGroups?: readonly string[];
  readonly store?: Store;
}

const obedient: Behaviour = { kind: 'runs', onTerm: { after: 10, exitCode: 0 } };

export async function taskWorld(options: Options = {}): Promise<TaskWorld> {
  const { images = {}, pace = fastPace, store = memoryStore() } = options;
  const clock = virtualClock();
  const runtime = virtualRuntime({ clock, behaviourOf: (image) => images[image] ?? obedient });
  const launches = new Map<string, ContainerLaunch>();
  const logged: string[] = [];
  const groups = new Set(options.logGroups ?? []);
  const openLog: LogOpener = (group, stream, { createsGroup }) => {
    if (createsGroup) groups.add(group);
    if (!groups.has(group)) return undefined;
    return { write: (line) => logged.push(`${group} ${stream}: ${line}`) };
  };
  const service = ecs({
    store,
    clock,
    pace,
    runtime: {
      ...runtime,
      prepare(task, onEvent) {
        for (const launch of task.containers) launches.set(`${task.taskArn} ${launch.name}`, launch);
        return runtime.prepare(task, onEvent);
      },
    },
    targets: {
      has: () => false,
      isAssociated: () => false,
      register: () => undefined,
      deregister: (_group, _target, drained) => drained(),
      health: () => ({ state: 'unused', reason: 'Target.NotRegistered' }),
      onHealthChange: () => () => undefined,
    },
    traffic: { weights: () => undefined, setWeights: () => undefined },
    openLog,
    secrets: secretSource({
      parameterOf: (name) => options.parameters?.[name],
      secretOf: (arn) => options.secrets?.[arn],
    }),
    endpoint: () => 'http://127.0.0.1:4566',
    random: randomSource(1),
  });

  const call: TaskWorld['call'] = async (name, input) => {
    const operation = service.operations[name];
    if (!operation) throw new Error(`no operation ${name}`);
    return operation(input, { requestId: 'test', region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' });
  };
  const define: TaskWorld['define'] = async (containerDefinitions, more = {}) => {
    const { taskDefinition } = await call('RegisterTaskDefinition', {
      family: 'app',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::000000000000:role/execution',
      containerDefinitions,
      ...more,
    });
    return taskDefinition?.taskDefinitionArn ?? '';
  };
  await call('CreateCluster', { clusterName: 'c', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] });
  return {
    clock,
    runtime,
    store,
    ecs: service,
    launches,
    logged,
    call,
    define,
    async run(containers, more = {}) {
      const taskDefinition = await define(containers);
      const { tasks } = await call('RunTask', { cluster: 'c', taskDefinition, networkConfiguration, ...more });
      return tasks?.[0]?.taskArn ?? '';
    },
    async describe(taskArn) {
      const { tasks } = await call('DescribeTasks', { cluster: 'c', tasks: [taskArn] });
      return tasks?.[0] ?? {};
    },
  };
}
