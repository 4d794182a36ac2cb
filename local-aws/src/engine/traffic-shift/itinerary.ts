import type { Milliseconds } from '../../clock.ts';
import type { DeploymentLifecycleHookStage, ServiceDeploymentLifecycleStage } from '../../models/generated/ecs.ts';

/** How production traffic moves, in AWS's words; percentages of the traffic, waits in milliseconds. */
export type ShiftStrategy =
  | { readonly kind: 'BLUE_GREEN' }
  | { readonly kind: 'CANARY'; readonly percent: number; readonly bake: Milliseconds }
  | { readonly kind: 'LINEAR'; readonly stepPercent: number; readonly bake: Milliseconds };

export type TrafficKind = 'production' | 'test';

/** What must hold before a waypoint is left, besides its traffic, its hooks and its bake time. */
export type Awaited =
  | 'nothing'
  /** No other revision than the source's and the target's has a task left. */
  | 'reconciled'
  /** The target revision's tasks are healthy, as many as desired. */
  | 'scaled-up'
  /** At least one task of the target revision is healthy: enough to take traffic away from a bad one. */
  | 'serving'
  /** No task of another revision is left. */
  | 'cleaned-up';

/** One point of a service deployment's way. */
export interface Waypoint {
  readonly stage: ServiceDeploymentLifecycleStage;
  /** Hooks of this stage run here, after the traffic has moved. */
  readonly hooks: DeploymentLifecycleHookStage | undefined;
  /** The share of that traffic that the target revision gets here. */
  readonly traffic: { readonly kind: TrafficKind; readonly percent: number } | undefined;
  readonly awaits: Awaited;
  readonly bake: Milliseconds;
}

export interface Journey {
  readonly strategy: ShiftStrategy;
  /** How long both revisions stay up after the last shift. */
  readonly bake: Milliseconds;
  readonly hasTestTraffic: boolean;
  /** Whether there is a revision that traffic moves away from. */
  readonly hasSource: boolean;
}

/**
 * The way of a blue/green, linear or canary deployment through its lifecycle stages.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export function forwardItinerary({ strategy, bake, hasTestTraffic, hasSource }: Journey): Waypoint[] {
  return [
    waypoint('RECONCILE_SERVICE', {
      hooks: 'RECONCILE_SERVICE',
      // A deployment that this one replaces in the middle may have traffic in the very group that is to be filled anew.
      ...(hasSource && { traffic: { kind: 'production', percent: 0 } }),
      awaits: 'reconciled',
    }),
    waypoint('PRE_SCALE_UP', { hooks: 'PRE_SCALE_UP' }),
    waypoint('SCALE_UP', { awaits: 'scaled-up' }),
    waypoint('POST_SCALE_UP', { hooks: 'POST_SCALE_UP' }),
    waypoint('TEST_TRAFFIC_SHIFT', {
      hooks: 'TEST_TRAFFIC_SHIFT',
      ...(hasTestTraffic && { traffic: { kind: 'test', percent: 100 } }),
    }),
    waypoint('POST_TEST_TRAFFIC_SHIFT', { hooks: 'POST_TEST_TRAFFIC_SHIFT' }),
    ...productionSteps(strategy).flatMap(({ percent, bake: stepBake }) => [
      waypoint('PRODUCTION_TRAFFIC_SHIFT', { hooks: 'PRE_PRODUCTION_TRAFFIC_SHIFT' }),
      waypoint('PRODUCTION_TRAFFIC_SHIFT', {
        hooks: 'PRODUCTION_TRAFFIC_SHIFT',
        traffic: { kind: 'production', percent },
        bake: stepBake,
      }),
    ]),
    waypoint('POST_PRODUCTION_TRAFFIC_SHIFT', { hooks: 'POST_PRODUCTION_TRAFFIC_SHIFT' }),
    waypoint('BAKE_TIME', { bake }),
    waypoint('CLEAN_UP', { awaits: 'cleaned-up' }),
  ];
}

/** The way back: traffic returns at once, then the failed revision's tasks go. Only the two shifts call their hooks. */
export function rollbackItinerary({ hasTestTraffic }: Pick<Journey, 'hasTestTraffic'>): Waypoint[] {
  return [
    waypoint('SCALE_UP', { awaits: 'serving' }),
    waypoint('PRODUCTION_TRAFFIC_SHIFT', {
      hooks: 'PRODUCTION_TRAFFIC_SHIFT',
      traffic: { kind: 'production', percent: 100 },
    }),
    waypoint('TEST_TRAFFIC_SHIFT', {
      hooks: 'TEST_TRAFFIC_SHIFT',
      ...(hasTestTraffic && { traffic: { kind: 'test', percent: 100 } }),
    }),
    waypoint('CLEAN_UP', { awaits: 'cleaned-up' }),
  ];
}

function productionSteps(strategy: ShiftStrategy): { readonly percent: number; readonly bake: Milliseconds }[] {
  switch (strategy.kind) {
    case 'BLUE_GREEN':
      return [{ percent: 100, bake: 0 }];
    case 'CANARY':
      if (strategy.percent >= 100) return [{ percent: 100, bake: 0 }];
      return [
        { percent: strategy.percent, bake: strategy.bake },
        { percent: 100, bake: 0 },
      ];
    case 'LINEAR': {
      const { stepPercent, bake } = strategy;
      const count = Math.ceil(100 / stepPercent - 1e-9);
      return Array.from({ length: count }, (_, index) => {
        const percent = index === count - 1 ? 100 : (index + 1) * stepPercent;
        return { percent, bake: percent === 100 ? 0 : bake };
      });
    }
    default:
      return strategy satisfies never;
  }
}

function waypoint(stage: ServiceDeploymentLifecycleStage, what: Partial<Omit<Waypoint, 'stage'>>): Waypoint {
  return { stage, hooks: undefined, traffic: undefined, awaits: 'nothing', bake: 0, ...what };
}
