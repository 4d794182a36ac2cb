import type { RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { Failure } from '../failure.ts';
import { type Provenance, provenanceTags } from '../history/provenance.ts';
import { isInterruption } from '../interruption.ts';
import { differences } from './difference.ts';
import { findLastGood } from './history.ts';
import { type Moved, move, type Surroundings } from './move.ts';
import { CutOff } from './observe.ts';
import { findings, type LastWords, outcomeIn, unknownOutcome } from './outcome.ts';
import { environmentVariable, planTaskDefinition } from './plan.ts';
import type { Outcome } from './progress.ts';
import { shortName } from './task-definition-name.ts';
import { primaryOf } from './verdict.ts';

/** The task definitions of an account. */
export interface TaskDefinitions {
  /** Undefined where there is none of that name. `reference` is an ARN or `family:revision`. */
  describe(reference: string): Promise<{ definition: TaskDefinition; tags: readonly Tag[] } | undefined>;
  /** The ARN of the new revision. */
  register(input: RegisterTaskDefinitionCommandInput): Promise<string>;
  /** Makes a revision INACTIVE: what runs of it goes on, and nothing goes back to it. */
  withdraw(taskDefinition: string): Promise<void>;
}

export interface ReleaseSurroundings extends Surroundings {
  readonly taskDefinitions: TaskDefinitions;
  readonly lastWords: LastWords;
}

/** What is released. */
export interface Release {
  /** Repository URI and digest. */
  readonly image: string;
  readonly appVersion: string;
  /** Kept with the revision, for `ship history`. */
  readonly provenance?: Provenance;
}

/**
 * The story of a deployment: the template with the new image becomes a revision, the service moves to it, and where
 * that fails and ECS has not gone back by itself, the service is taken back to the last good revision. Failures before
 * the service is touched are thrown; everything after ends in an Outcome.
 */
export async function release(
  around: ReleaseSurroundings,
  { image, appVersion, provenance }: Release,
): Promise<Outcome> {
  const { contract, source, taskDefinitions, report, clock } = around;
  const began = clock.now();
  const [template, service] = await Promise.all([taskDefinitions.describe(contract.taskDefinition), source.service()]);
  if (template === undefined) throw missing(`task definition ${contract.taskDefinition}`);
  if (service === undefined || service.status !== 'ACTIVE') {
    throw missing(`service ${contract.service} in cluster ${contract.cluster}`);
  }

  const next = planTaskDefinition(
    template.definition,
    { container: contract.container, image, appVersion },
    provenance === undefined ? template.tags : provenanceTags(template.tags, provenance),
  );
  const live = await taskDefinitions.describe(service.taskDefinition);
  report({ kind: 'plan', from: service.taskDefinition, differences: differences(live?.definition, next) });
  const goodBefore = await lastGood(around, service.taskDefinition, primaryOf(service)?.rolloutState === 'COMPLETED');

  const taskDefinition = await taskDefinitions.register(next);
  report({ kind: 'step', name: 'task definition', detail: shortName(taskDefinition) });

  const outcome = outcomeIn(around, 'deploy', { taskDefinition, version: appVersion, began });
  try {
    const moved = await move(around, taskDefinition, appVersion);
    return outcome(await conclusion(around, moved, goodBefore));
  } catch (error) {
    return outcome(unknownOutcome(error));
  }
}

async function conclusion(
  around: ReleaseSurroundings,
  moved: Moved,
  good: string | undefined,
): Promise<Pick<Outcome, 'verdict'> & Partial<Outcome>> {
  const { verdict, subject } = moved;
  switch (verdict.kind) {
    case 'succeeded':
      return { verdict: 'succeeded', serving: subject.taskDefinition };
    case 'superseded':
      return { verdict: 'superseded' };
    case 'rolled back':
      return { ...(await findings(around, moved)), verdict: 'rolled back', restored: 'by ECS', serving: good };
    case 'failed':
    case 'timed out':
    case 'smoke test failed':
      return { ...(await findings(around, moved)), ...(await undo(around, moved, good)), verdict: verdict.kind };
    default:
      return verdict satisfies never;
  }
}

/** The revision to go back to: the last good one by history, or the one that serves where there is no history. */
async function lastGood(
  { source, taskDefinitions }: ReleaseSurroundings,
  serving: string,
  isCompleted: boolean,
): Promise<string | undefined> {
  if (isCompleted) return serving;
  try {
    return await findLastGood(source, isActiveIn(taskDefinitions), undefined);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Takes the service back after a failure that ECS has left standing. Throws what cuts it off in the middle. */
async function undo(
  around: ReleaseSurroundings,
  { verdict, subject }: Moved,
  good: string | undefined,
): Promise<Pick<Outcome, 'restored'> & Partial<Outcome>> {
  if (good === undefined || good === subject.taskDefinition) return { restored: 'no' };
  around.report({ kind: 'undo', reason: verdict.kind, taskDefinition: shortName(good) });
  let back: Moved;
  try {
    const described = await around.taskDefinitions.describe(good);
    const version = described && environmentVariable(described.definition, around.contract.container, 'APP_VERSION');
    back = await move(around, good, version);
  } catch (error) {
    if (error instanceof CutOff || isInterruption(error)) throw error;
    // AWS refused: the failure stands, and is what has to be told.
    return { restored: 'no' };
  }
  if (back.verdict.kind !== 'succeeded') return { restored: 'no' };
  // ECS counts it among the successful deployments, so a later rollback would take it for a good one.
  if (verdict.kind === 'smoke test failed')
    await around.taskDefinitions.withdraw(subject.taskDefinition).catch(() => {});
  return { restored: 'by ship', serving: good };
}

/** Whether tasks can be started from a revision. */
export function isActiveIn(taskDefinitions: TaskDefinitions): (taskDefinition: string) => Promise<boolean> {
  return async (taskDefinition) => (await taskDefinitions.describe(taskDefinition))?.definition.status === 'ACTIVE';
}

function missing(what: string): Failure {
  return new Failure({
    code: 'not-found',
    where: what,
    what: 'does not exist or is not ACTIVE',
    remedy: 'the contract names it: run ship up or terraform apply again',
  });
}
