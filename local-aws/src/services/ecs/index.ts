import type { Clock, Milliseconds } from '../../clock.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Operations } from '../../models/generated/ecs.ts';
import type { Pace } from '../../pace.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { Route } from '../../wire/wire.ts';
import type { LogOpener } from './container-log.ts';
import type { EcsContext } from './context.ts';
import { type DeploymentAlarms, noAlarms } from './deployment-alarms.ts';
import { type EventBus, eventBus } from './event-bus.ts';
import { type HookCaller, noFunctions } from './hook-calls.ts';
import { ids, type Random } from './ids.ts';
import { type Interrupt, interrupter, interruptRoute } from './interruption.ts';
import { type MeasuredCluster, measuredClusters } from './measured-services.ts';
import { accountSettingOperations } from './operations/account-settings.ts';
import { capacityProviderOperations } from './operations/capacity-providers.ts';
import { clusterOperations } from './operations/clusters.ts';
import { serviceDeploymentOperations } from './operations/service-deployments.ts';
import { serviceOperations } from './operations/services.ts';
import { tagOperations } from './operations/tags.ts';
import { taskDefinitionOperations } from './operations/task-definitions.ts';
import { taskProtectionOperations } from './operations/task-protection.ts';
import { taskOperations } from './operations/tasks.ts';
import { ecsPolicy, type SchedulerPolicy, scheduler } from './scheduler.ts';
import { noSecrets, type SecretSource } from './secret-source.ts';
import { type ServiceScaling, serviceScaling } from './service-scaling.ts';
import { ecsState } from './state.ts';
import { taskEndpoints } from './task-endpoints.ts';
import { taskRole } from './task-role.ts';
import { taskRoute } from './task-route.ts';
import { taskRunner } from './task-runner.ts';
import { type ZoneOutages, zoneOutages, zonesIn, zonesRoute } from './zones.ts';

export interface EcsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly runtime: Runtime;
  readonly targets: Targets;
  readonly traffic: TrafficWeights;
  /** CloudWatch's alarms, where CloudWatch is there. */
  readonly alarms?: DeploymentAlarms;
  /** Calls the functions of lifecycle hooks, where there are any to call. */
  readonly callHook?: HookCaller;
  /** ECS's own, unless given. */
  readonly policy?: SchedulerPolicy;
  readonly openLog: LogOpener;
  /** Where the values of containers' secrets are, where there are any. */
  readonly secrets?: SecretSource;
  /** At which tasks reach local-aws; asked when a task starts. */
  readonly endpoint?: () => string;
  readonly random: Random;
}

export interface Ecs {
  /** What ECS tells EventBridge, the last events of it. */
  readonly events: EventBus;
  readonly plugin: ServicePlugin;
  /** The tasks' own endpoints, and the interruption of tasks on Fargate Spot. */
  readonly routes: readonly Route[];
  readonly interrupt: Interrupt;
  /** Loses an availability zone, and brings it back. */
  readonly outages: ZoneOutages;
  /** For what follows services from outside: autoscaling and metrics. */
  readonly scaling: ServiceScaling;
  measured(): readonly MeasuredCluster[];
  /** The same operations for callers inside, with inputs that are taken to be valid. */
  readonly operations: ServiceOperations<Operations>;
  /** Takes up what the store holds: tasks of an earlier run have stopped, services get new ones. */
  start(): void;
  /** Stops scheduling, sends SIGTERM to every task and gives them a moment; the runtime's `close` ends what is left. */
  close(): Promise<void>;
}

/** Somebody waits at a terminal: shorter than the stop timeout of 30 s, long enough to end requests in flight. */
const shutdownPatience: Milliseconds = 3_000;

/** Amazon ECS for services on Fargate. */
export function ecs(dependencies: EcsDependencies): Ecs {
  const { clock, targets, traffic } = dependencies;
  const state = ecsState(dependencies.store);
  const identifiers = ids(dependencies.random);
  const endpoints = taskEndpoints({
    endpoint: dependencies.endpoint ?? (() => 'http://127.0.0.1:4566'),
    roleOf: (task) => taskRole(task, state),
  });
  const runner = taskRunner({
    ...dependencies,
    state,
    secrets: dependencies.secrets ?? noSecrets,
    endpoints,
    onChange: (task, before) => schedule.onTaskChange(task, before),
  });
  const events = eventBus(clock, identifiers);
  const zones = zonesIn(dependencies.store);
  const schedule = scheduler({
    ...dependencies,
    policy: dependencies.policy ?? ecsPolicy,
    alarms: dependencies.alarms ?? noAlarms,
    callHook: dependencies.callHook ?? noFunctions((act) => void clock.after(0, act)),
    state,
    ids: identifiers,
    runner,
    events,
    zones,
  });
  const context: EcsContext = {
    state,
    clock,
    pace: dependencies.pace,
    ids: identifiers,
    targets,
    traffic,
    scheduler: schedule,
    runner,
    zones,
  };
  const interrupt = interrupter(state, runner);
  const outages = zoneOutages(state, runner, zones, schedule.touchAll);
  const operations: ServiceOperations<Operations> = {
    ...clusterOperations(context),
    ...capacityProviderOperations(context),
    ...accountSettingOperations(context),
    ...taskProtectionOperations(context),
    ...taskDefinitionOperations(context),
    ...serviceOperations(context),
    ...taskOperations(context),
    ...serviceDeploymentOperations(context),
    ...tagOperations(context),
  };
  return {
    events,
    plugin: defineService<Operations>('ecs', operations),
    routes: [taskRoute({ state, clock, runner, endpoints }), interruptRoute(interrupt), zonesRoute(zones, outages)],
    interrupt,
    outages,
    scaling: serviceScaling(state, operations),
    measured: () => measuredClusters(state),
    operations,
    start() {
      runner.recover();
      schedule.start();
    },
    close() {
      schedule.close();
      return runner.close(shutdownPatience);
    },
  };
}
