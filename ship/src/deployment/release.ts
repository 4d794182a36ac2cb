import type { RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { type Provenance, provenanceTags } from '../history/provenance.ts';
import { type Difference, differences } from './difference.ts';
import { afterFailure, lastGood, type Undone } from './going-back.ts';
import type { HeldLock, Journal } from './lock.ts';
import { type Moved, move, ringingNow, type Surroundings, takeUp } from './move.ts';
import { type LastWords, outcomeIn, unknownOutcome } from './outcome.ts';
import { planTaskDefinition } from './plan.ts';
import type { Outcome } from './progress.ts';
import { unproved } from './proof.ts';
import type { ServiceState, Subject } from './state.ts';
import { shortName } from './task-definition-name.ts';
import { primaryOf } from './verdict.ts';

/** The task definitions of an account. */
export interface TaskDefinitions {
  /** Undefined where there is none of that name. `reference` is an ARN or `family:revision`. */
  describe(reference: string): Promise<{ definition: TaskDefinition; tags: readonly Tag[] } | undefined>;
  /** The ARN of the new revision. */
  register(input: RegisterTaskDefinitionCommandInput): Promise<string>;
  /** Notes that a revision has been proved good. */
  prove(taskDefinition: string): Promise<void>;
  /** Makes a revision INACTIVE: what runs of it goes on, and nothing goes back to it. */
  withdraw(taskDefinition: string): Promise<void>;
}

export interface ReleaseSurroundings extends Surroundings {
  readonly taskDefinitions: TaskDefinitions;
  readonly lastWords: LastWords;
  /** Takes the environment's lock, or throws a Failure that says who has it. */
  readonly takeLock: (journal: Journal) => Promise<HeldLock>;
}

/** What is released. */
export interface Release {
  /** Repository URI and digest. */
  readonly image: string;
  readonly appVersion: string;
  /** Kept with the revision, for `ship history`. */
  readonly provenance?: Provenance;
  /** What the image goes into: Terraform's template (default), or what runs now. */
  readonly base?: 'template' | 'current';
  /** Asked when the plan has been shown, before anything is changed; default: yes. */
  readonly confirm?: () => Promise<boolean>;
}

/** What a release will change. */
export interface ReleasePlan {
  readonly next: RegisterTaskDefinitionCommandInput;
  readonly from: string;
  readonly differences: readonly Difference[];
  /** What a failure would go back to. */
  readonly good: string | undefined;
}

/** Works out what a release will change; changes nothing. @throws Failure where template or service are missing */
export async function planRelease(
  { contract, source, taskDefinitions }: Pick<ReleaseSurroundings, 'contract' | 'source' | 'taskDefinitions'>,
  { image, appVersion, provenance = noProvenance, base = 'template' }: Release,
): Promise<ReleasePlan> {
  const service = await source.service();
  if (service === undefined || service.status !== 'ACTIVE') {
    throw missing(`service ${contract.service} in cluster ${contract.cluster}`);
  }
  const [template, live] = await Promise.all([
    taskDefinitions.describe(base === 'template' ? contract.taskDefinition : service.taskDefinition),
    taskDefinitions.describe(service.taskDefinition),
  ]);
  if (template === undefined) throw missing(`task definition ${contract.taskDefinition}`);
  const next = planTaskDefinition(template.definition, { container: contract.container, image, appVersion }, [
    ...provenanceTags(template.tags, provenance),
    unproved,
  ]);
  return {
    next,
    from: service.taskDefinition,
    differences: differences(live?.definition, next),
    good: await lastGood(
      { source, taskDefinitions },
      service.taskDefinition,
      primaryOf(service)?.rolloutState === 'COMPLETED',
    ),
  };
}

const noProvenance: Provenance = { deployedBy: undefined, commit: undefined, version: undefined, run: undefined };

/**
 * The story of a deployment: the environment's lock, the template with the new image as a revision, the service moved to
 * it and proved; and where that fails and ECS has not gone back by itself, the service taken back to the last good
 * revision. A deployment of the same that an earlier run has left is taken up. Failures before the service is touched are
 * thrown; everything after ends in an Outcome.
 */
export async function release(around: ReleaseSurroundings, wanted: Release): Promise<Outcome> {
  const { contract, clock, report, taskDefinitions } = around;
  const { image, appVersion: version } = wanted;
  const began = clock.now();
  const journal: Journal = { command: 'deploy', phase: 'preparing', image, version };
  const held = await around.takeLock(journal);
  try {
    const left = await unfinished(around, held.unfinished, wanted);
    const plan = await planRelease(around, wanted);
    if (left !== undefined) {
      const outcome = outcomeIn(around, 'deploy', { taskDefinition: left.taskDefinition, version, began });
      const ringing = held.unfinished?.ringing ?? [];
      return outcome(await ending(around, () => takeUp(around, left, version, ringing), plan.good));
    }
    report({ kind: 'plan', from: plan.from, differences: plan.differences });
    if (wanted.confirm !== undefined && !(await wanted.confirm())) throw declined(contract.service);
    const taskDefinition = await taskDefinitions.register(plan.next);
    report({ kind: 'step', name: 'task definition', detail: shortName(taskDefinition) });
    const ringing = await ringingNow(around);
    await held.note({ ...journal, phase: 'updating', taskDefinition, ringing });
    const outcome = outcomeIn(around, 'deploy', { taskDefinition, version, began });
    return outcome(await ending(around, () => move(around, taskDefinition, version, { ringing }), plan.good));
  } finally {
    // A lock that cannot be freed goes stale by itself.
    await held.release().catch(() => {});
  }
}

/** Carries a move out, and back where it fails; what cuts it off is an outcome as well. */
export async function ending(
  around: ReleaseSurroundings,
  moving: () => Promise<Moved>,
  good: string | undefined,
): Promise<Undone> {
  try {
    const moved = await moving();
    const { taskDefinition } = moved.subject;
    if (moved.verdict.kind !== 'succeeded') return await afterFailure(around, moved, good);
    await around.taskDefinitions.prove(taskDefinition).catch(() => {
      around.report({
        kind: 'step',
        name: 'warning',
        detail: `${shortName(taskDefinition)} could not be marked as proved (ecs:TagResource): rollbacks will pass it over`,
      });
    });
    return { verdict: 'succeeded', serving: taskDefinition };
  } catch (error) {
    return unknownOutcome(error);
  }
}

/** The deployment of the same that an earlier run has left under way, or that has ended unseen. */
async function unfinished(
  { source, report }: ReleaseSurroundings,
  journal: Journal | undefined,
  { image, appVersion }: Release,
): Promise<Subject | undefined> {
  if (journal === undefined || journal.phase === 'preparing') return undefined;
  const what = `${journal.command}${journal.version === undefined ? '' : ` of version ${journal.version}`}`;
  const service = await source.service();
  const subject = service && subjectOn(service, journal.taskDefinition);
  const isSame = journal.command === 'deploy' && journal.image === image && journal.version === appVersion;
  const isTakenUp = isSame && subject !== undefined && journal.phase === 'updating';
  report({ kind: 'unfinished', what, isTakenUp });
  return isTakenUp ? subject : undefined;
}

function subjectOn(service: ServiceState, taskDefinition: string | undefined): Subject | undefined {
  const primary = primaryOf(service);
  if (primary === undefined || primary.taskDefinition !== taskDefinition) return undefined;
  return { deploymentId: primary.id, taskDefinition: primary.taskDefinition, createdAt: primary.createdAt };
}

function declined(service: string): Failure {
  return new Failure({ code: 'declined', where: service, what: 'not deployed, as you said', exit: exitCode.usage });
}

function missing(what: string): Failure {
  return new Failure({
    code: 'not-found',
    where: what,
    what: 'does not exist or is not ACTIVE',
    remedy: 'the contract names it: run ship up or terraform apply again',
  });
}
