import type { Clock } from '../../../src/clock.ts';
import type { HookAnswer } from '../../../src/engine/traffic-shift/hooks.ts';
import type { Target, TargetHealth, Targets } from '../../../src/load-balancer/targets.ts';
import type { TrafficWeights } from '../../../src/load-balancer/traffic-weights.ts';
import type { DeploymentConfiguration, Operations, Service, Task } from '../../../src/models/generated/ecs.ts';
import { fastPace, type Pace } from '../../../src/pace.ts';
import type { RunningTask, Runtime, RuntimeEvent, TaskLaunch } from '../../../src/runtime/runtime.ts';
import type { DeploymentAlarms } from '../../../src/services/ecs/deployment-alarms.ts';
import type { HookPayload } from '../../../src/services/ecs/hook-calls.ts';
import { type Ecs, ecs } from '../../../src/services/ecs/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { randomSource } from '../../random-source.ts';

/**
 * A small world around ECS: a virtual clock, images that behave by their name, and a load balancer that believes them.
 *
 * | image | behaviour |
 * | --- | --- |
 * | `good` | starts, passes its health checks |
 * | `exits` | starts, exits with code 1 |
 * | `unhealthy` | starts, answers its health checks with 503 |
 * | `missing` | cannot be pulled |
 */
export interface World {
  readonly clock: VirtualClock;
  readonly ecs: Ecs;
  readonly store: Store;
  readonly targets: FakeTargets;
  readonly runtime: FakeRuntime;
  readonly rules: FakeRules;
  readonly hooks: FakeHooks;
  readonly alarms: FakeAlarms;
  call<Name extends keyof Operations>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** Registers a revision of the family `app` with that image and returns its ARN. */
  define(image: string): Promise<string>;
  service(): Promise<Service>;
  tasks(status?: 'RUNNING' | 'STOPPED'): Promise<readonly Task[]>;
  events(): Promise<string[]>;
}

export const targetGroup = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app/0123456789abcdef';
const call = { requestId: 'test', region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' };

export function world({
  pace = fastPace,
  store = memoryStore(),
  seed = 1,
}: {
  pace?: Pace;
  store?: Store;
  seed?: number;
} = {}): World {
  const clock = virtualClock();
  const targets = fakeTargets(clock);
  const runtime = fakeRuntime(clock, targets);
  const rules = fakeRules();
  const hooks: FakeHooks = { calls: [], answer: () => ({ hookStatus: 'SUCCEEDED' }) };
  const alarms = fakeAlarms();
  const service = ecs({
    store,
    clock,
    pace,
    runtime,
    targets,
    traffic: rules,
    callHook: (arn, payload, onAnswer) => {
      hooks.calls.push({ arn, payload });
      clock.after(10, () => onAnswer(hooks.answer(arn, payload)));
    },
    alarms,
    openLog: () => ({ write: () => {} }),
    random: randomSource(seed),
  });
  const operations: World['call'] = async (name, input) => {
    const operation = service.operations[name];
    if (!operation) throw new Error(`no operation ${name}`);
    return operation(input, call);
  };
  return {
    clock,
    ecs: service,
    store,
    targets,
    runtime,
    rules,
    hooks,
    alarms,
    call: operations,
    async define(image) {
      const { taskDefinition } = await operations('RegisterTaskDefinition', {
        family: 'app',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image, portMappings: [{ containerPort: 8080 }] }],
      });
      return taskDefinition?.taskDefinitionArn ?? '';
    },
    async service() {
      const { services } = await operations('DescribeServices', { cluster: 'c', services: ['app'] });
      return services?.[0] ?? {};
    },
    async tasks(desiredStatus = 'RUNNING') {
      const { taskArns = [] } = await operations('ListTasks', { cluster: 'c', serviceName: 'app', desiredStatus });
      if (taskArns.length === 0) return [];
      return (await operations('DescribeTasks', { cluster: 'c', tasks: taskArns })).tasks ?? [];
    },
    async events() {
      const { services } = await operations('DescribeServices', { cluster: 'c', services: ['app'] });
      return (services?.[0]?.events ?? []).map(({ message = '' }) => message).reverse();
    },
  };
}

export interface ServiceOptions {
  readonly desired?: number;
  readonly image?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly configuration?: DeploymentConfiguration;
}

/** A cluster `c` with the service `app` behind the load balancer, its first deployment complete. */
export async function settledService(options: ServiceOptions & { pace?: Pace } = {}): Promise<World> {
  const it = world(options.pace ? { pace: options.pace } : {});
  await createService(it, options);
  it.clock.advance(600_000);
  return it;
}

export async function createService(
  it: World,
  { desired = 2, image = 'good', minimum = 100, maximum = 200, configuration = {} }: ServiceOptions,
): Promise<void> {
  await it.call('CreateCluster', { clusterName: 'c' });
  await it.call('CreateService', {
    cluster: 'c',
    serviceName: 'app',
    taskDefinition: await it.define(image),
    desiredCount: desired,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    loadBalancers: [
      {
        targetGroupArn: targetGroup,
        containerName: 'app',
        containerPort: 8080,
        ...(configuration.strategy !== undefined && {
          advancedConfiguration: {
            alternateTargetGroupArn: otherGroup,
            productionListenerRule: productionRule,
            testListenerRule: testRule,
            roleArn: 'arn:aws:iam::000000000000:role/infrastructure',
          },
        }),
      },
    ],
    deploymentConfiguration: {
      minimumHealthyPercent: minimum,
      maximumPercent: maximum,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      ...configuration,
    },
  });
}

export const otherGroup = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app-2/fedcba9876543210';
export const productionRule = 'arn:production-rule';
export const testRule = 'arn:test-rule';

export interface FakeRules extends TrafficWeights {
  /** Every weight that the second target group has had on a rule, in order. */
  history(ruleArn: string, targetGroupArn: string): readonly number[];
}

function fakeRules(): FakeRules {
  const rules = new Map<string, Record<string, number>[]>([
    [productionRule, [{ [targetGroup]: 100, [otherGroup]: 0 }]],
    [testRule, [{ [targetGroup]: 100, [otherGroup]: 0 }]],
  ]);
  return {
    weights: (rule) => rules.get(rule)?.at(-1),
    setWeights: (rule, weights) => void rules.get(rule)?.push({ ...weights }),
    history: (rule, group) => (rules.get(rule) ?? []).map((weights) => weights[group] ?? 0),
  };
}

export interface FakeHooks {
  readonly calls: { readonly arn: string; readonly payload: HookPayload }[];
  answer: (arn: string, payload: HookPayload) => HookAnswer;
}

export interface FakeAlarms extends DeploymentAlarms {
  set(name: string, state: 'OK' | 'ALARM'): void;
}

function fakeAlarms(): FakeAlarms {
  const states = new Map<string, 'OK' | 'ALARM'>();
  const listeners = new Set<(name: string) => void>();
  return {
    stateOf: (name) => states.get(name),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(name, state) {
      states.set(name, state);
      for (const listener of listeners) listener(name);
    },
  };
}

export interface FakeTargets extends Targets {
  readonly registered: ReadonlySet<string>;
  /** Has the checks of that address fail from now on. */
  sicken(address: string): void;
  images: Map<string, string>;
}

const checkTakes = 100;
const drainTakes = 200;

function fakeTargets(clock: Clock): FakeTargets {
  const health = new Map<string, TargetHealth>();
  const listeners = new Set<(group: string, target: Target) => void>();
  const images = new Map<string, string>();
  const key = ({ address, port }: Target): string => `${address}:${port}`;
  const groups = new Map<string, string>();
  const set = (target: Target, next: TargetHealth): void => {
    health.set(key(target), next);
    for (const listener of listeners) listener(groups.get(key(target)) ?? targetGroup, target);
  };
  const unhealthy: TargetHealth = {
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [503]',
  };
  return {
    images,
    get registered() {
      return new Set(health.keys());
    },
    has: (group) => group === targetGroup || group === otherGroup,
    isAssociated: () => true,
    register(group, target) {
      groups.set(key(target), group);
      health.set(key(target), { state: 'initial', reason: 'Elb.RegistrationInProgress' });
      clock.after(checkTakes, () => {
        if (health.get(key(target))?.state !== 'initial') return;
        set(target, images.get(target.address) === 'unhealthy' ? unhealthy : { state: 'healthy' });
      });
    },
    deregister(_group, target, drained) {
      set(target, { state: 'draining', reason: 'Target.DeregistrationInProgress' });
      clock.after(drainTakes, () => {
        health.delete(key(target));
        drained();
      });
    },
    health: (_group, target) => health.get(key(target)) ?? { state: 'unused', reason: 'Target.NotRegistered' },
    onHealthChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sicken(address) {
      set({ address, port: 8080 }, unhealthy);
    },
  };
}

export interface FakeRuntime extends Runtime {
  /** The process of the task ends by itself with that exit code. */
  crash(taskArn: string, exitCode: number): void;
  readonly running: ReadonlySet<string>;
}

const startTakes = 30;
const exitTakes = 20;

function fakeRuntime(clock: Clock, targets: FakeTargets): FakeRuntime {
  let placed = 0;
  const running = new Map<string, (event: RuntimeEvent) => void>();
  const exit = (taskArn: string, container: string, exitCode: number): void => {
    const onEvent = running.get(taskArn);
    running.delete(taskArn);
    onEvent?.({ kind: 'exited', container, exitCode, outOfMemory: false });
  };
  return {
    get running() {
      return new Set(running.keys());
    },
    place(ports) {
      placed += 1;
      return { address: `127.16.0.${placed}`, ports: Object.fromEntries(ports.map((port) => [port, port])) };
    },
    prepare(task: TaskLaunch, onEvent): RunningTask {
      const imageOf = new Map(task.containers.map(({ name, image }) => [name, image]));
      for (const [name, image] of imageOf) {
        targets.images.set(task.placement.address, image);
        clock.after(startTakes, () => {
          if (image === 'missing') {
            const reason = 'CannotPullContainerError: image not found';
            onEvent({ kind: 'failed', container: name, reason });
            return;
          }
          onEvent({ kind: 'pulled', container: name, imageDigest: `sha256:${image}` });
        });
      }
      return {
        start(container) {
          clock.after(0, () => {
            running.set(task.taskArn, onEvent);
            onEvent({ kind: 'started', container, runtimeId: '1' });
            if (imageOf.get(container) !== 'exits') return;
            clock.after(exitTakes, () => exit(task.taskArn, container, 1));
          });
        },
        signal(container, signal) {
          clock.after(exitTakes, () => exit(task.taskArn, container, signal === 'SIGKILL' ? 137 : 0));
        },
        check(container) {
          clock.after(0, () => onEvent({ kind: 'checked', container, passed: true }));
        },
        usage: () => undefined,
        release() {},
      };
    },
    crash: (taskArn, exitCode) => exit(taskArn, 'app', exitCode),
    close: () => Promise.resolve(),
  };
}
