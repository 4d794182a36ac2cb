import { decideCapacity, type PastActivity } from '../../engine/autoscaling/decide-capacity.ts';
import type { Pace } from '../../pace.ts';
import type { ServiceScaling } from '../ecs/service-scaling.ts';
import { describedScalable, keyOf, type Scalable, type ScalingState, type TargetRow } from './state.ts';

export interface Scaler {
  /** Present capacity; undefined for a resource that is not there, or not a service of ECS. */
  capacityOf(scalable: Scalable): number | undefined;
  /** Carries out what a policy asks for, unless cool-downs, bounds or a deployment are against it. */
  follow(target: TargetRow, wish: Wish): void;
  /** Brings the capacity between the target's bounds. */
  keepWithinBounds(target: TargetRow, cause: (bound: 'minimum' | 'maximum', capacity: number) => string): void;
}

export interface Wish {
  /** The capacity that is asked for, given the one that the metric was measured with. */
  readonly wanted: (measuredWith: number) => number;
  readonly cause: string;
  readonly outCooldownSeconds: number;
  readonly inCooldownSeconds: number;
}

const keptActivities = 200;

/** Moves capacities and writes down why. Cool-downs last as long as the pace says. */
export function scaler(state: ScalingState, pace: Pace, scaling: () => ServiceScaling | undefined): Scaler {
  const { clock, targets, activities, uuid } = state;

  function capacityOf({ namespace, resource }: Scalable): number | undefined {
    return namespace === 'ecs' ? scaling()?.desiredCount(resource) : undefined;
  }

  function scale(target: TargetRow, capacity: number, cause: string): void {
    const startedAt = clock.now();
    const failure = attempt(() => scaling()?.setDesiredCount(target.resource, capacity));
    const key = keyOf(target);
    const activity = {
      ...describedScalable(target),
      ActivityId: uuid(),
      Description: `Setting desired count to ${capacity}.`,
      Cause: cause,
      StartTime: startedAt,
      EndTime: clock.now(),
      StatusCode: failure === undefined ? ('Successful' as const) : ('Failed' as const),
      StatusMessage:
        failure === undefined
          ? `Successfully set desired count to ${capacity}. Change successfully fulfilled by ecs.`
          : `Failed to set desired count to ${capacity}. Reason: ${failure}`,
    };
    activities.put(key, [activity, ...(activities.get(key) ?? [])].slice(0, keptActivities));
  }

  return {
    capacityOf,
    follow(target, { wanted, cause, outCooldownSeconds, inCooldownSeconds }) {
      const current = capacityOf(target);
      if (current === undefined) return;
      const now = clock.now();
      const decision = decideCapacity(
        {
          current,
          wanted,
          minimum: target.minimum,
          maximum: target.maximum,
          lastOut: target.lastOut,
          lastIn: target.lastIn,
          outSuspended: target.suspended.DynamicScalingOutSuspended,
          inSuspended: target.suspended.DynamicScalingInSuspended,
          isDeploying: scaling()?.isDeploying(target.resource) ?? false,
        },
        now,
      );
      if (decision.kind === 'stay') return;
      const isOut = decision.direction === 'out';
      const coolsUntil = now + pace.scale(isOut ? outCooldownSeconds : inCooldownSeconds);
      const past: PastActivity = { at: now, from: current, to: decision.capacity, coolsUntil };
      // A scale-out ends the cool-down of a scale-in.
      targets.put(keyOf(target), isOut ? { ...target, lastOut: past, lastIn: undefined } : { ...target, lastIn: past });
      scale(target, decision.capacity, cause);
    },
    keepWithinBounds(target, cause) {
      const current = capacityOf(target);
      if (current === undefined || (current >= target.minimum && current <= target.maximum)) return;
      const bound = current < target.minimum ? 'minimum' : 'maximum';
      scale(target, target[bound], cause(bound, target[bound]));
    },
  };
}

/** Why it failed; undefined when it did not. */
function attempt(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
