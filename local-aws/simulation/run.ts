import type { TrafficWeights } from '../src/load-balancer/traffic-weights.ts';
import type { ServiceRevisionRow } from '../src/services/ecs/rows.ts';
import type { HistoryEntry } from './history.ts';
import type { Violation } from './invariants/moment.ts';
import type { WorldPlan } from './plan/world-plan.ts';
import { emptyTally, type Tally } from './tally.ts';
import { countActs, type Judge, judge } from './watch/judge.ts';
import { type Ledger, ledger } from './watch/ledger.ts';
import { actor } from './world/acts.ts';
import { truth } from './world/truth.ts';
import { world as makeWorld, product, type Subject, type World } from './world/world.ts';

/** How a run ended. */
export interface RunResult {
  readonly violation: Violation | undefined;
  readonly history: readonly HistoryEntry[];
  /** The same for identical histories. */
  readonly fingerprint: string;
  readonly tally: Tally;
}

const lookAroundEvery = 15_000;
/** No world takes longer: whatever is not judged otherwise by then is a mistake of the simulation. */
const longestRun = 10 * 24 * 3_600_000;

/** Runs a plan to its end, or to the first thing that must not be. */
export function run(plan: WorldPlan, subject: Subject = product): RunResult {
  const tally = emptyTally();
  tally.runs = 1;
  countActs(plan, tally);
  const { world, judged, book } = assemble(plan, subject, tally);
  let isOver = false;

  function lookAround(): void {
    isOver = judged.lookAround();
    if (world.elapsed() > longestRun) throw new Error(`the run of seed ${plan.seed} does not end`);
    world.clock.after(lookAroundEvery, lookAround);
  }
  for (const service of plan.services) {
    const { requestEvery } = service;
    if (requestEvery === undefined || service.balancer === 'none') continue;
    const send = (): void => {
      judged.request(service);
      world.clock.after(requestEvery, send);
    };
    world.clock.after(requestEvery, send);
  }
  lookAround();
  while (!isOver && !judged.violation && world.clock.step()) {
    tally.steps += 1;
    judged.afterStep();
  }
  tally.deployments = book.counts.deployments;
  tally.tasks = book.counts.tasks;
  tally.milliseconds = world.elapsed();
  const { entries, fingerprint } = world.history;
  return { violation: judged.violation, history: entries, fingerprint: fingerprint(), tally };
}

interface Assembled {
  readonly world: World;
  readonly judged: Judge;
  readonly book: Ledger;
}

/** The world, who keeps account of it and who judges it; each needs the others, so they find each other when asked. */
function assemble(plan: WorldPlan, subject: Subject, tally: Tally): Assembled {
  const book = ledger(
    () => world.history,
    () => surroundings,
  );
  const world: World = makeWorld(plan, subject, {
    watchers: book.watchers,
    onWeights: (rule, weights) => judged.onWeights(rule, weights),
  });
  const facts = truth(world.balancer.targets, world.clock.now);
  const surroundings = {
    now: world.clock.now,
    ...facts,
    share: (revision: ServiceRevisionRow | undefined) => productionShare(world.balancer.traffic, revision),
    delayOf: (name: string) =>
      (plan.services.find((service) => service.name === name)?.targetGroup.deregistrationDelaySeconds ?? 0) * 1_000,
  };
  const judged: Judge = judge({ plan, world, ledger: book, truth: facts, tally });
  actor(plan, world, {
    running: (arn) =>
      book.tasks(arn).filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING'),
    serviceDeployment: (arn) => book.service(arn)?.deployments[0]?.serviceDeploymentArn,
    waitingHook(arn) {
      const row = book.serviceDeployment(book.service(arn)?.deployments[0]?.serviceDeploymentArn ?? '');
      return row?.shift?.runs?.find(({ status }) => status === 'AWAITING_ACTION')?.id;
    },
  }).begin();
  return { world, judged, book };
}

function productionShare(traffic: TrafficWeights, revision: ServiceRevisionRow | undefined): number | undefined {
  for (const { productionRule, targetGroupArn } of revision?.targets ?? []) {
    const weights = productionRule === undefined ? undefined : traffic.weights(productionRule);
    if (!weights) continue;
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return total === 0 ? 0 : ((weights[targetGroupArn] ?? 0) / total) * 100;
  }
  return undefined;
}
