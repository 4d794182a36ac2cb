import {
  type ServiceTruth,
  type SimulatedAccount,
  seededRandom,
  simulatedAccount,
} from '@shipshape/local-aws/simulation';
import type { Milliseconds } from '../../src/clock.ts';
import { healthyTasks } from '../oracle/judge-exit.ts';
import type { Actor } from '../world/driver.ts';
import { drive } from '../world/driver.ts';
import { drawContainer, imageIn } from '../world/image.ts';
import { type EarlierReads, earlierReads } from '../world/network.ts';
import { names, type Operator, type StackPlan, standUpStack } from '../world/stack.ts';
import type { FailingCase } from './case.ts';

/** A service with a history, on which one deployment is about to be watched. */
export interface Scene {
  readonly account: SimulatedAccount;
  readonly operator: Operator;
  readonly reads: EarlierReads;
  readonly began: Milliseconds;
  /** What has happened at ECS so far, by the truth; looked at every second. */
  readonly seen: Seen;
  drive(actor: Actor, isOver: () => boolean): Promise<void>;
}

/** Moments of what happened at ECS, since the deployment began. */
export interface Seen {
  /** The new revision's deployment has completed. */
  completed: Milliseconds | undefined;
  /** The revision before serves alone again. */
  restored: Milliseconds | undefined;
}

export async function scene(stack: StackPlan, failing: FailingCase, seed: number): Promise<Scene> {
  const random = seededRandom(seed);
  const draw = (reference: string): ReturnType<typeof drawContainer> => drawContainer(imageIn(reference), random);
  const account = simulatedAccount({ seed, draw });
  const reads = earlierReads();
  const operator = await standUpStack(account, stack, { reads, witness: () => {} });
  if (failing.image === 'secret missing') await operator.spoilTemplate();
  const before = truth(account).deployments[0];
  const began = account.clock.now();
  const seen: Seen = { completed: undefined, restored: undefined };
  const elapsed = (): Milliseconds => account.clock.now() - began;

  function look(): void {
    const service = truth(account);
    const [primary] = service.deployments;
    const isSettled = primary?.rolloutState === 'COMPLETED' && service.deployments.length === 1;
    if (isSettled && primary.id !== before?.id) {
      const isBack = primary.taskDefinition === before?.taskDefinition;
      if (!isBack && seen.completed === undefined) {
        seen.completed = elapsed();
        const { alarmAfter } = failing;
        if (alarmAfter !== undefined) account.clock.after(alarmAfter, () => operator.setAlarm('ALARM'));
      }
      const isAlone = healthyTasks(service).every(({ taskDefinition }) => taskDefinition === primary.taskDefinition);
      if (isBack && isAlone) seen.restored ??= elapsed();
    }
    account.clock.after(1_000, look);
  }
  look();
  return { account, operator, reads, began, seen, drive: (actor, isOver) => drive(account, actor, isOver) };
}

export function truth(account: SimulatedAccount): ServiceTruth {
  const found = account.service(names.service);
  if (found === undefined) throw new Error('the simulated service is gone');
  return found;
}
