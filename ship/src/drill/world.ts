import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type Task,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clients } from '../aws/clients.ts';
import { httpGet } from '../aws/http-get.ts';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { versionIn } from '../deployment/smoke-test.ts';
import type { Load, Place } from './load.ts';
import type { Stack } from './stack.ts';

/** What a drill acts on and looks at. */
export interface World {
  readonly clients: Clients;
  readonly contract: Contract;
  readonly load: Load;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A world whose processes are of this machine. */
export interface LocalWorld extends World {
  readonly stack: Stack;
  /** A folder of the drill's own. */
  readonly directory: string;
  /** Where the load goes from now on. */
  sendUsersTo(place: Place): void;
  /** A second stack, as in another region; ended with the drill. */
  anotherStack(): Promise<Stack>;
}

/** The service's tasks that run. */
export async function runningTasks({ clients, contract }: World): Promise<readonly Task[]> {
  const client = await clients.ecs();
  const { cluster, service: serviceName } = contract;
  const { taskArns = [] } = await client.send(new ListTasksCommand({ cluster, serviceName }));
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
}

/** The processes that a local task consists of. */
export function processesOf(task: Task): readonly number[] {
  return (task.containers ?? []).flatMap(({ runtimeId }) => {
    const pid = Number(runtimeId);
    return Number.isSafeInteger(pid) && pid > 1 ? [pid] : [];
  });
}

/** Sends a signal to each process of some tasks; one that has ended already is passed over. */
export function signalTasks(tasks: readonly Task[], signal: NodeJS.Signals): void {
  for (const pid of tasks.flatMap(processesOf)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone: what the signal was for.
    }
  }
}

export async function updateService(
  { clients, contract }: World,
  change: UpdateServiceCommandInput | object,
): Promise<void> {
  const client = await clients.ecs();
  const { cluster, service } = contract;
  await client.send(new UpdateServiceCommand({ ...change, cluster, service }));
}

/** How many targets of the service's are healthy. */
export async function healthyTargets({ clients, contract }: World): Promise<number> {
  const client = await clients.loadBalancing();
  const found = await Promise.all(
    contract.targetGroups.map((TargetGroupArn) => client.send(new DescribeTargetHealthCommand({ TargetGroupArn }))),
  );
  return found
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
}

/** Whether the service runs `count` tasks, all of them healthy, and nothing is on its way. */
export async function isWhole(world: World, count: number): Promise<boolean> {
  const client = await world.clients.ecs();
  const { cluster, service } = world.contract;
  const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const [found] = services ?? [];
  if (found?.desiredCount !== count || found.runningCount !== count || found.deployments?.length !== 1) return false;
  return (await healthyTargets(world)) === count;
}

/** The version that answers through the load balancer; undefined where none does. */
export async function servedVersion({ contract, signal }: World): Promise<string | undefined> {
  try {
    const { status, body } = await httpGet(`${contract.url}/health`, signal);
    return status === 200 ? versionIn(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Moves the service to its template with something else in its container, and waits until it has it. */
export async function runWith(world: World, change: Partial<ContainerDefinition>): Promise<void> {
  const taskDefinition = await registerWith(world, change);
  await updateService(world, { taskDefinition });
  const whole = await until(world, () => isWhole(world, 2));
  if (whole === undefined) throw new Error('the service did not come up with what the drill gave it');
}

/** The ARN of a new revision: the template with something else in its container. */
export async function registerWith(
  { clients, contract }: World,
  change: Partial<ContainerDefinition>,
): Promise<string | undefined> {
  const client = await clients.ecs();
  const { taskDefinition } = await client.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: contract.taskDefinition }),
  );
  const registered = await client.send(
    new RegisterTaskDefinitionCommand({
      family: taskDefinition?.family,
      networkMode: taskDefinition?.networkMode,
      requiresCompatibilities: taskDefinition?.requiresCompatibilities,
      cpu: taskDefinition?.cpu,
      memory: taskDefinition?.memory,
      executionRoleArn: taskDefinition?.executionRoleArn,
      containerDefinitions: taskDefinition?.containerDefinitions?.map((container) => ({
        ...container,
        ...change,
        environment: [...(container.environment ?? []), ...(change.environment ?? [])],
      })),
    }),
  );
  return registered.taskDefinition?.taskDefinitionArn;
}

/** How long it takes until something holds, at most `patience`; undefined: it did not. A look that fails counts as no. */
export async function until(
  { clock, signal }: Pick<World, 'clock' | 'signal'>,
  holds: () => Promise<boolean>,
  patience: Milliseconds = 20_000,
): Promise<Milliseconds | undefined> {
  const began = clock.now();
  while (clock.now() - began < patience) {
    signal.throwIfAborted();
    if (await holds().catch(() => false)) return clock.now() - began;
    await clock.wait(50, signal);
  }
  return undefined;
}
