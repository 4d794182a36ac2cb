import type { Milliseconds } from '../../src/clock.ts';
import type { Weather } from '../world/faults.ts';
import type { Image } from '../world/image.ts';
import type { Kill } from '../world/ship-process.ts';
import type { StackPlan } from '../world/stack.ts';

/** Everything that happens in one simulated world, drawn before it begins. */
export interface Plan {
  readonly seed: number;
  readonly stack: StackPlan;
  /** What `ship` is started with, one after the other. A later one runs only if the one before was killed or cut off. */
  readonly runs: readonly RunPlan[];
  /** What happens besides, counted from the first start of `ship`. */
  readonly events: readonly EventPlan[];
}

export interface RunPlan {
  /** After the end of the one before. */
  readonly after: Milliseconds;
  readonly command: { readonly kind: 'deploy'; readonly image: Image } | { readonly kind: 'rollback' };
  readonly weather: Weather;
  readonly skew: Milliseconds;
  readonly interval: Milliseconds;
  readonly bake: Milliseconds;
  readonly kill: Kill | undefined;
  readonly interruptedAfter: Milliseconds | undefined;
}

export interface EventPlan {
  readonly at: Milliseconds;
  readonly what:
    | { readonly kind: 'other deployment'; readonly image: Image }
    | { readonly kind: 'alarm rings' }
    | { readonly kind: 'alarm is silent' };
}
