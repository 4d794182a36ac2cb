import type { Milliseconds } from '../../src/clock.ts';
import type { Outcome } from '../../src/deployment/progress.ts';
import type { ExitCode } from '../../src/exit-code.ts';
import { fairWeather } from '../world/faults.ts';
import { referenceOf } from '../world/image.ts';
import { product, startShip } from '../world/ship-process.ts';
import { repository } from '../world/stack.ts';
import type { FailingCase, Setup } from './case.ts';
import { scene } from './scene.ts';

/** How the same deployment goes with `ship deploy`. */
export interface ShipResult {
  /** When it knew: the deployment is stopped or undone, or ECS has said so; undefined for a good one. */
  readonly detected: Milliseconds | undefined;
  /** When the revision before served alone again, by the truth. */
  readonly restored: Milliseconds | undefined;
  readonly completedAtEcs: Milliseconds | undefined;
  readonly exited: Milliseconds;
  readonly code: ExitCode | 'killed';
  readonly outcome: Outcome | undefined;
}

/** Where something is to be seen in it. */
const bakeTime: Milliseconds = 5 * 60_000;
const pollsEvery: Milliseconds = 2_000;
const longest: Milliseconds = 60 * 60_000;

export async function runWithShip({ stack }: Setup, failing: FailingCase, seed: number): Promise<ShipResult> {
  const { account, began, seen, reads, drive } = await scene(stack, failing, seed);
  const elapsed = (): Milliseconds => account.clock.now() - began;
  let detected: Milliseconds | undefined;
  const ship = startShip(
    {
      command: { kind: 'deploy', image: referenceOf(failing.image, repository), appVersion: 'new' },
      weather: fairWeather,
      skew: 0,
      interval: pollsEvery,
      timeoutSeconds: 1_800,
      bake: failing.alarmAfter === undefined ? 0 : bakeTime,
      kill: undefined,
      interruptedAfter: undefined,
      seed,
    },
    {
      account,
      reads,
      subject: product,
      witness({ operation }) {
        if (operation === 'StopServiceDeployment') detected ??= elapsed();
      },
      onProgress(progress) {
        const isKnown =
          progress.kind === 'undo' || (progress.kind === 'rollout' && progress.rollout.phase === 'rolling back');
        if (isKnown) detected ??= elapsed();
      },
    },
  );
  await drive(ship, () => ship.end() !== undefined || elapsed() > longest);
  const exited = elapsed();
  const end = ship.end();
  const code = end?.kind === 'exited' ? end.code : 'killed';
  const outcome = end?.kind === 'exited' ? end.outcome : undefined;
  if (code !== 0) detected ??= exited;
  // ECS may take a moment more than ship.
  await drive(
    { takeWake: () => false, isWaiting: () => true },
    () => seen.restored !== undefined || elapsed() > exited + 60_000,
  );
  await account.close();
  return { detected, restored: seen.restored, completedAtEcs: seen.completed, exited, code, outcome };
}
