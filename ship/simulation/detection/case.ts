import type { Milliseconds } from '../../src/clock.ts';
import type { Image } from '../world/image.ts';
import { ownStack, type StackPlan } from '../world/stack.ts';

/** A deployment that goes wrong in one way. */
export interface FailingCase {
  readonly name: string;
  readonly image: Image;
  /** The alarm goes off so long after the deployment has completed at ECS. */
  readonly alarmAfter?: Milliseconds;
}

export const failingCases: readonly FailingCase[] = [
  { name: 'exits at start', image: 'exits at start' },
  { name: 'exits after a minute', image: 'exits after a minute' },
  { name: 'never answers health', image: 'never answers health' },
  { name: 'answers 503', image: 'answers 503' },
  { name: 'image missing', image: 'image missing' },
  { name: 'secret missing', image: 'secret missing' },
  { name: 'out of memory', image: 'out of memory' },
  { name: 'alarm fires in bake', image: 'good', alarmAfter: 20_000 },
  { name: 'smoke test: wrong version', image: 'wrong version' },
];

/** How a service is set up. */
export interface Setup {
  readonly name: string;
  readonly stack: StackPlan;
}

export const ownSetup: Setup = {
  name: "this project's setup: checks every 10 s, 30 s to drain",
  stack: ownStack,
};

export const usualSetup: Setup = {
  name: "the load balancer's defaults: checks every 30 s, 300 s to drain",
  stack: { ...ownStack, checkSeconds: 30, drainSeconds: 300 },
};
