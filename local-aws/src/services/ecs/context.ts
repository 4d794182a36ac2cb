import type { Clock } from '../../clock.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Ids } from './ids.ts';
import type { Scheduler } from './scheduler.ts';
import type { EcsState } from './state.ts';
import type { TaskRunner } from './task-runner.ts';

/** What ECS's operations work with. */
export interface EcsContext {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly targets: Targets;
  readonly scheduler: Scheduler;
  readonly runner: TaskRunner;
}
