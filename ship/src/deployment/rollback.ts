import { Failure } from '../failure.ts';
import { isGoodIn } from './going-back.ts';
import { findLastGood } from './history.ts';
import { move, ringingNow } from './move.ts';
import { outcomeIn } from './outcome.ts';
import { environmentVariable } from './plan.ts';
import type { Outcome } from './progress.ts';
import { ending, type ReleaseSurroundings } from './release.ts';
import { shortName } from './task-definition-name.ts';

/**
 * Takes the service to the last good revision by its deployment history, or to revision `to` of its family. Throws a
 * Failure, with nothing changed, where there is no such revision.
 */
export async function rollBack(around: ReleaseSurroundings, to: number | undefined): Promise<Outcome> {
  const { report, clock } = around;
  const began = clock.now();
  const held = await around.takeLock({ command: 'rollback', phase: 'preparing' });
  try {
    const { from, taskDefinition, version } = await targetOf(around, to);
    const named = version === undefined ? '' : ` (version ${version})`;
    report({ kind: 'step', name: 'revision', detail: `${shortName(from)} → ${shortName(taskDefinition)}${named}` });
    await held.note({ command: 'rollback', phase: 'updating', taskDefinition, version });
    const outcome = outcomeIn(around, 'rollback', { taskDefinition, version, began });
    // It is the way back already: where it fails, there is nothing better to go to.
    const ringing = await ringingNow(around);
    const moving = () => move({ ...around, bakeTime: 0 }, taskDefinition, version, { isJudgedEarly: false, ringing });
    return outcome(await ending(around, moving, undefined));
  } finally {
    // A lock that cannot be freed goes stale by itself.
    await held.release().catch(() => {});
  }
}

interface Target {
  readonly from: string;
  readonly taskDefinition: string;
  readonly version: string | undefined;
}

async function targetOf(
  { contract, source, taskDefinitions }: ReleaseSurroundings,
  to: number | undefined,
): Promise<Target> {
  const service = await source.service();
  if (service === undefined || service.status !== 'ACTIVE') {
    throw new Failure({
      code: 'not-found',
      where: `service ${contract.service} in cluster ${contract.cluster}`,
      what: 'does not exist or is not ACTIVE',
    });
  }
  const from = service.taskDefinition;
  const target =
    to === undefined
      ? await findLastGood(source, isGoodIn(taskDefinitions), from)
      : `${shortName(contract.taskDefinition).replace(/:\d+$/, '')}:${to}`;
  if (target === undefined) {
    throw new Failure({
      code: 'no-rollback-target',
      where: `service ${contract.service}`,
      what: `no successful deployment of another revision than ${shortName(from)} is in its history`,
      remedy: 'choose a revision with --to N',
    });
  }
  const described = await taskDefinitions.describe(target);
  const taskDefinition = described?.definition.taskDefinitionArn;
  if (taskDefinition === undefined || described?.definition.status !== 'ACTIVE') {
    throw new Failure({
      code: 'no-rollback-target',
      where: to === undefined ? `task definition ${shortName(target)}` : '--to',
      what: `revision ${shortName(target)} does not exist or is not ACTIVE`,
      remedy: 'choose another with --to N',
    });
  }
  return {
    from,
    taskDefinition,
    version: environmentVariable(described.definition, contract.container, 'APP_VERSION'),
  };
}
