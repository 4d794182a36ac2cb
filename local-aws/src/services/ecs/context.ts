import type { Clock } from '../../clock.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Pace } from '../../pace.ts';
import type { Ids } from './ids.ts';
import type { Scheduler } from './scheduler.ts';
import type { EcsState } from './state.ts';
import type { TaskRunner } from './task-runner.ts';
import type { Zones } from './zones.ts';

/** What ECS's operations work with. */
export interface EcsContext {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly ids: Ids;
  readonly targets: Targets;
  readonly traffic: TrafficWeights;
  readonly scheduler: Scheduler;
  readonly runner: TaskRunner;
  readonly zones: Zones;
}
