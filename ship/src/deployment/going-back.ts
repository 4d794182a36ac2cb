import { Failure } from '../failure.ts';
import { isInterruption } from '../interruption.ts';
import { findLastGood } from './history.ts';
import { type Moved, move } from './move.ts';
import { CutOff } from './observe.ts';
import { findings } from './outcome.ts';
import { patiently } from './patience.ts';
import { environmentVariable } from './plan.ts';
import type { Outcome } from './progress.ts';
import { isGoodRevision } from './proof.ts';
import type { ReleaseSurroundings, TaskDefinitions } from './release.ts';
import { shortName } from './task-definition-name.ts';
import { primaryOf } from './verdict.ts';

/** What an outcome tells of a deployment that did not succeed. */
export type Undone = Pick<Outcome, 'verdict'> & Partial<Outcome>;

/** Whether a revision may be gone back to. */
export function isGoodIn(taskDefinitions: TaskDefinitions): (taskDefinition: string) => Promise<boolean> {
  return async (taskDefinition) => {
    const described = await taskDefinitions.describe(taskDefinition);
    return described !== undefined && isGoodRevision(described);
  };
}

/** The revision to go back to: what serves where it is proved, else the last good one by history. */
export async function lastGood(
  { source, taskDefinitions }: Pick<ReleaseSurroundings, 'source' | 'taskDefinitions'>,
  serving: string,
  isCompleted: boolean,
): Promise<string | undefined> {
  const isGood = isGoodIn(taskDefinitions);
  if (isCompleted && (await isGood(serving))) return serving;
  try {
    return await findLastGood(source, isGood, undefined);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** What became of a failed move: gone back by ECS or by ship, or not; with its cause. */
export async function afterFailure(
  around: ReleaseSurroundings,
  moved: Moved,
  good: string | undefined,
): Promise<Undone> {
  const { verdict, early } = moved;
  const told = { ...(await findings(around, moved)), rule: early?.rule };
  switch (verdict.kind) {
    case 'succeeded':
      return { verdict: 'succeeded' };
    case 'superseded':
      return { verdict: 'superseded' };
    case 'rolled back': {
      // ECS goes back to the last one that completed there, which need not be one that was ever proved.
      const serving = await servingOf(around);
      if (good === undefined || serving === good) {
        return { ...told, verdict: 'rolled back', restored: early === undefined ? 'by ECS' : 'by ship', serving };
      }
      return { ...told, verdict: 'rolled back', ...(await goBack(around, moved, good)) };
    }
    case 'failed':
    case 'timed out':
    case 'smoke test failed':
    case 'bake failed':
      return { ...told, verdict: verdict.kind, ...(await goBack(around, moved, good)) };
    default:
      return verdict satisfies never;
  }
}

/** Takes the service back after a failure that ECS has left standing. Throws what cuts it off in the middle. */
async function goBack(
  around: ReleaseSurroundings,
  { verdict, subject }: Moved,
  good: string | undefined,
): Promise<Partial<Outcome>> {
  if (good === undefined || good === subject.taskDefinition) return { restored: 'no' };
  around.report({ kind: 'undo', reason: verdict.kind, taskDefinition: shortName(good) });
  let back: Moved;
  try {
    const described = await patiently(() => around.taskDefinitions.describe(good), 'what to go back to', around);
    const version = described && environmentVariable(described.definition, around.contract.container, 'APP_VERSION');
    // On the way back nobody stops early: there is nowhere else to go.
    back = await move({ ...around, bakeTime: 0, moreSmoke: undefined }, good, version, { isJudgedEarly: false });
  } catch (error) {
    if (error instanceof CutOff || isInterruption(error)) throw error;
    // AWS refused: the failure stands, and is what has to be told.
    return { restored: 'no' };
  }
  const { kind } = back.verdict;
  // ECS runs what was proved before; that nobody can be reached from here says nothing about it.
  if (kind === 'smoke test failed' && back.verdict.isSilent) return { restored: 'by ship', serving: good };
  if (back.verdict.kind === 'superseded') return { verdict: 'superseded', restored: undefined };
  if (back.verdict.kind !== 'succeeded') return { restored: 'no' };
  // ECS counts it among the successful deployments: nothing is to be started from it any more.
  if (verdict.kind === 'smoke test failed' || verdict.kind === 'bake failed') {
    await around.taskDefinitions.withdraw(subject.taskDefinition).catch(() => {});
  }
  return { restored: 'by ship', serving: good };
}

async function servingOf(around: ReleaseSurroundings): Promise<string | undefined> {
  const service = await patiently(() => around.source.service(), 'what serves', around);
  return service === undefined ? undefined : primaryOf(service)?.taskDefinition;
}
