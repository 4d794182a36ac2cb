import type { Milliseconds } from '../../src/clock.ts';
import type { FailingCase, Setup } from './case.ts';
import { scene, truth } from './scene.ts';

/** How a deployment goes with UpdateService, ECS's circuit breaker, and `aws ecs wait services-stable`. */
export interface StockResult {
  /** When the waiter ended, and what it said. */
  readonly waited: Milliseconds;
  readonly said: 'stable' | 'gave up';
  /** When the revision before served alone again; undefined: not within the time that was watched. */
  readonly restored: Milliseconds | undefined;
  /** When the new revision had completed; undefined: it never did. */
  readonly completed: Milliseconds | undefined;
}

const waiterLooksEvery: Milliseconds = 15_000;
const waiterLooks = 40;
/** A person has looked by then. */
const watchedFor: Milliseconds = 60 * 60_000;

export async function runStock({ stack }: Setup, failing: FailingCase, seed: number): Promise<StockResult> {
  const { account, operator, began, seen, drive } = await scene(stack, failing, seed);
  const elapsed = (): Milliseconds => account.clock.now() - began;
  let result: Pick<StockResult, 'waited' | 'said'> | undefined;
  operator.deploy(failing.image);

  /** As the AWS CLI's waiter: one deployment, with as many running tasks as desired. */
  function look(count: number): void {
    const { deployments, desired, tasks } = truth(account);
    const running = tasks.filter(({ status }) => status === 'RUNNING').length;
    // DescribeServices counts the running tasks of deployments that are listed, which are all that are there.
    if (deployments.length === 1 && running === desired) result = { waited: elapsed(), said: 'stable' };
    else if (count === waiterLooks) result = { waited: elapsed(), said: 'gave up' };
    else account.clock.after(waiterLooksEvery, () => look(count + 1));
  }
  // UpdateService has answered by then.
  account.clock.after(500, () => look(1));
  await drive(operator, () => result !== undefined && (seen.restored !== undefined || elapsed() > watchedFor));
  await account.close();
  if (result === undefined) throw new Error('the waiter has not ended');
  return { ...result, restored: seen.restored, completed: seen.completed };
}
