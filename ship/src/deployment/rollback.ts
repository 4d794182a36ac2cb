import { Failure } from '../failure.ts';
import { findLastGood } from './history.ts';
import { type Moved, move } from './move.ts';
import { findings, outcomeIn, unknownOutcome } from './outcome.ts';
import { environmentVariable } from './plan.ts';
import type { Outcome } from './progress.ts';
import { isActiveIn, type ReleaseSurroundings } from './release.ts';
import { shortName } from './task-definition-name.ts';

/**
 * Takes the service to the last good revision by its deployment history, or to revision `to` of its family. Throws a
 * Failure, with nothing changed, where there is no such revision.
 */
export async function rollBack(around: ReleaseSurroundings, to: number | undefined): Promise<Outcome> {
  const { contract, source, taskDefinitions, report, clock } = around;
  const began = clock.now();
  const service = await source.service();
  if (service === undefined || service.status !== 'ACTIVE') {
    throw new Failure({
      code: 'not-found',
      where: `service ${contract.service} in cluster ${contract.cluster}`,
      what: 'does not exist or is not ACTIVE',
    });
  }
  const target =
    to === undefined
      ? await findLastGood(source, isActiveIn(taskDefinitions), service.taskDefinition)
      : `${shortName(contract.taskDefinition).replace(/:\d+$/, '')}:${to}`;
  if (target === undefined) {
    throw new Failure({
      code: 'no-rollback-target',
      where: `service ${contract.service}`,
      what: `no successful deployment of another revision than ${shortName(service.taskDefinition)} is in its history`,
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
  const version = environmentVariable(described.definition, contract.container, 'APP_VERSION');
  report({
    kind: 'step',
    name: 'revision',
    detail: `${shortName(service.taskDefinition)} → ${shortName(taskDefinition)}${version === undefined ? '' : ` (version ${version})`}`,
  });

  const outcome = outcomeIn(around, 'rollback', { taskDefinition, version, began });
  let moved: Moved;
  try {
    moved = await move(around, taskDefinition, version);
  } catch (error) {
    return outcome(unknownOutcome(error));
  }
  switch (moved.verdict.kind) {
    case 'succeeded':
      return outcome({ verdict: 'succeeded', serving: taskDefinition });
    case 'superseded':
      return outcome({ verdict: 'superseded' });
    case 'rolled back':
      return outcome({ ...(await findings(around, moved)), verdict: 'rolled back', restored: 'by ECS' });
    case 'failed':
    case 'timed out':
    case 'smoke test failed':
      return outcome({ ...(await findings(around, moved)), verdict: moved.verdict.kind, restored: 'no' });
    default:
      return moved.verdict satisfies never;
  }
}
