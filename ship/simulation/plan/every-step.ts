import { fairWeather } from '../world/faults.ts';
import type { Kill } from '../world/ship-process.ts';
import { ownStack } from '../world/stack.ts';
import type { Plan, RunPlan } from './plan.ts';

/** Seeds from here on are not drawn: each kills one scenario at one step. */
export const firstStepSeed = 100_000_000;
const seedsEach = 100_000;

/** What is killed at every step. */
const scenarios: readonly { readonly command: RunPlan['command']; readonly stack: Plan['stack'] }[] = [
  { command: { kind: 'deploy', image: 'good' }, stack: ownStack },
  { command: { kind: 'deploy', image: 'wrong version' }, stack: ownStack },
  { command: { kind: 'deploy', image: 'exits at start' }, stack: ownStack },
  { command: { kind: 'deploy', image: 'exits after a minute' }, stack: ownStack },
  {
    command: { kind: 'deploy', image: 'answers 503' },
    stack: { ...ownStack, breaker: { enable: false, rollback: false } },
  },
  { command: { kind: 'rollback' }, stack: { ...ownStack, earlier: ['good', 'good'] } },
];

const kinds: readonly Kill['at'][] = ['before request', 'after request', 'wait'];

/** The scenarios by themselves, killed nowhere: how many steps they take tells how many plans there are. */
export function unkilledPlans(): readonly Plan[] {
  return scenarios.map((_, index) => stepPlan(firstStepSeed + index * seedsEach, undefined));
}

/** The seeds that kill a scenario at each of its steps. */
export function stepSeeds(scenario: number, steps: Readonly<Record<'requests' | 'waits', number>>): readonly number[] {
  const first = firstStepSeed + scenario * seedsEach;
  return kinds.flatMap((kind, index) => {
    const count = kind === 'wait' ? steps.waits : steps.requests;
    return Array.from({ length: count }, (_, step) => first + 1 + step * kinds.length + index);
  });
}

/** The plan of one of those seeds. */
export function planOfStep(seed: number): Plan {
  const step = ((seed - firstStepSeed) % seedsEach) - 1;
  const at = kinds[step % kinds.length];
  return stepPlan(seed, at === undefined ? undefined : { at, count: Math.floor(step / kinds.length) + 1 });
}

function stepPlan(seed: number, kill: Kill | undefined): Plan {
  const scenario = scenarios[Math.floor((seed - firstStepSeed) / seedsEach)];
  if (scenario === undefined) throw new Error(`there is no scenario of seed ${seed}`);
  const { command, stack } = scenario;
  const calm = {
    command,
    weather: fairWeather,
    skew: 0,
    interval: 5_000,
    bake: 30_000,
    interruptedAfter: undefined,
  } as const;
  const again: RunPlan = { ...calm, after: 20_000, kill: undefined };
  return { seed, stack, runs: [{ ...calm, after: 0, kill }, again, { ...again, after: 3_600_000 }], events: [] };
}
