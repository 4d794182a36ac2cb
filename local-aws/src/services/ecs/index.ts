import type { Clock, Milliseconds } from '../../clock.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Operations } from '../../models/generated/ecs.ts';
import type { Pace } from '../../pace.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { EcsContext } from './context.ts';
import { ids, type Random } from './ids.ts';
import { accountSettingOperations } from './operations/account-settings.ts';
import { capacityProviderOperations } from './operations/capacity-providers.ts';
import { clusterOperations } from './operations/clusters.ts';
import { serviceDeploymentOperations } from './operations/service-deployments.ts';
import { serviceOperations } from './operations/services.ts';
import { tagOperations } from './operations/tags.ts';
import { taskDefinitionOperations } from './operations/task-definitions.ts';
import { taskProtectionOperations } from './operations/task-protection.ts';
import { taskOperations } from './operations/tasks.ts';
import { scheduler } from './scheduler.ts';
import { ecsState } from './state.ts';
import type { LogOpener } from './task-launch.ts';
import { taskRunner } from './task-runner.ts';

export interface EcsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly runtime: Runtime;
  readonly targets: Targets;
  readonly openLog: LogOpener;
  readonly random: Random;
}

export interface Ecs {
  readonly plugin: ServicePlugin;
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
  const { clock, targets, pace } = dependencies;
  const state = ecsState(dependencies.store);
  const identifiers = ids(dependencies.random);
  const runner = taskRunner({
    ...dependencies,
    state,
    onChange: (task, before) => schedule.onTaskChange(task, before),
  });
  const schedule = scheduler({ ...dependencies, state, targets, pace, clock, ids: identifiers, runner });
  const context: EcsContext = { state, clock, ids: identifiers, targets, scheduler: schedule, runner };
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
    plugin: defineService<Operations>('ecs', operations),
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
