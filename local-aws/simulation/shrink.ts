import type { Violation } from './invariants/moment.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { type Reduction, reducePlan } from './plan/reduction.ts';
import { type RunResult, run } from './run.ts';
import type { Subject } from './world/world.ts';

/** A failing seed with everything taken out of it that it fails without. */
export interface Shrunk {
  readonly reduction: Reduction;
  readonly result: RunResult;
}

/**
 * Takes services, acts and tasks out of a failing seed's plan for as long as the same invariant is still broken.
 * @param most how many runs it may take
 */
export function shrink(seed: number, subject: Subject, found: Violation, most = 300): Shrunk {
  const plan = drawPlan(seed);
  let runs = 0;
  let best: Shrunk = { reduction: {}, result: run(plan, subject) };

  /** Keeps the smaller plan if it still fails in the same way. */
  function attempt(reduction: Reduction): boolean {
    if (runs >= most) return false;
    runs += 1;
    const result = run(reducePlan(plan, reduction), subject);
    if (result.violation?.says !== found.says) return false;
    best = { reduction, result };
    return true;
  }

  for (const index of plan.services.keys()) {
    const services = best.reduction.services ?? [...plan.services.keys()];
    if (services.length > 1) attempt({ ...best.reduction, services: services.filter((each) => each !== index) });
  }
  // What comes after the violation has no part in it: the last acts go first, and more at a time while that works.
  for (let size = plan.acts.length; size >= 1; size = Math.floor(size / 2)) {
    for (let end = plan.acts.length; end > 0; end -= size) {
      const acts = best.reduction.acts ?? [...plan.acts.keys()];
      const fewer = acts.filter((act) => act < end - size || act >= end);
      if (fewer.length < acts.length) attempt({ ...best.reduction, acts: fewer });
    }
  }
  for (const desired of [1, 2, 3, 4, 6, 10, 20]) if (attempt({ ...best.reduction, desired })) break;
  return best;
}
