import type { Clock, Milliseconds } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { exitCode } from '../exit-code.ts';
import { Failure, messageOf } from '../failure.ts';
import { isInterruption } from '../interruption.ts';
import { bake } from './bake.ts';
import type { EarlyVerdict } from './early-verdict.ts';
import type { Evidence } from './evidence.ts';
import { CutOff, type DeploymentSource, isThrottled } from './observe.ts';
import { patiently } from './patience.ts';
import { type Report, reporterOfSnapshots } from './progress.ts';
import { type SmokeRequest, smokeTest } from './smoke-test.ts';
import type { ServiceState, Subject } from './state.ts';
import { type FinalVerdict, primaryOf } from './verdict.ts';
import { nothingYet, type Seen, type Watched, watch } from './watch.ts';

/** Everything that moving a service takes from outside. */
export interface Surroundings {
  readonly contract: Contract;
  readonly source: DeploymentSource;
  /** UpdateService: the deployment that answers for the task definition. */
  readonly update: (taskDefinition: string) => Promise<Subject>;
  /** StopServiceDeployment with a rollback: whether ECS took it. */
  readonly stop: (serviceDeploymentArn: string) => Promise<boolean>;
  readonly smokeRequest: SmokeRequest;
  /** More checks of the service that is up; undefined: it passed them. */
  readonly moreSmoke?: ((version: string | undefined) => Promise<string | undefined>) | undefined;
  readonly clock: Clock;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Between two looks. */
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  /** For so long after it serves its alarms and tasks are watched; 0: not at all. */
  readonly bakeTime: Milliseconds;
  /** The slowest answer that the smoke test takes for one. */
  readonly smokeLatency: Milliseconds;
}

export interface Moved {
  readonly subject: Subject;
  readonly verdict:
    | FinalVerdict
    | { readonly kind: 'smoke test failed'; readonly reason: string; readonly isSilent: boolean }
    | { readonly kind: 'bake failed'; readonly reason: string };
  /** Why it was stopped before ECS gave up. */
  readonly early: EarlyVerdict | undefined;
  readonly evidence: Evidence;
}

const smokeTries = 10;

/**
 * Moves the service to a task definition and answers for it: update, watch until there is a verdict, and where ECS says
 * it succeeded, ask the service through its load balancer whether it is that version, and let it bake. Throws CutOff and
 * the signal's reason as watch() does.
 */
export async function move(
  around: Surroundings,
  taskDefinition: string,
  version: string | undefined,
  {
    isJudgedEarly = true,
    ringing = [],
  }: { readonly isJudgedEarly?: boolean; readonly ringing?: readonly string[] } = {},
): Promise<Moved> {
  const { source, report, signal } = around;
  const [before, listed] = await patiently(
    () => Promise.all([source.service(), source.serviceDeployments()]),
    'what runs',
    around,
  ).catch((error: unknown) => {
    throw signal.aborted ? interruptedBefore() : error;
  });
  if (signal.aborted) throw interruptedBefore();
  const subject = await updated(around, taskDefinition, before);
  report({ kind: 'step', name: 'update', detail: `deployment ${subject.deploymentId}` });
  const isUnderWay = before?.deployments.some(({ id }) => id === subject.deploymentId) ?? false;
  return follow(around, subject, version, {
    source: isUnderWay ? withoutServiceDeployments(source) : source,
    earlier: new Set(listed === 'unsupported' ? [] : listed.map(({ arn }) => arn)),
    ringingBefore: new Set(ringing),
    isJudgedEarly,
  });
}

/** So long an update is tried again where AWS answers neither yes nor no. */
const updatePatience: Milliseconds = 60_000;
/** After that long reads have caught up with writes. */
const settled: Milliseconds = 20_000;

/**
 * Updates the service. An update without an answer may have happened: then the service goes to the task definition
 * already; and where it has not, another one does no harm, since one to what a service goes to already makes no new
 * deployment.
 *
 * @throws Failure where it never happened, and whatever AWS refuses it with
 */
async function updated(
  around: Surroundings,
  taskDefinition: string,
  before: ServiceState | undefined,
): Promise<Subject> {
  const { clock, interval, signal, source } = around;
  const known = new Set(before?.deployments.map(({ id }) => id));
  const began = clock.now();
  const subjectOf = (service: ServiceState | undefined): Subject | undefined => {
    const primary = primaryOf(service ?? nothing);
    if (primary?.taskDefinition !== taskDefinition || known.has(primary.id)) return undefined;
    return { deploymentId: primary.id, taskDefinition, createdAt: primary.createdAt };
  };
  for (;;) {
    try {
      return await around.update(taskDefinition);
    } catch (error) {
      if (!(error instanceof CutOff) && !isThrottled(error)) throw error;
      const isOver = clock.now() - began >= updatePatience;
      await clock.wait(isOver ? settled : 2 * interval, signal);
      const found = isOver
        ? await patiently(() => source.service(), 'whether the update happened', around)
        : await source.service().catch(() => undefined);
      const subject = subjectOf(found);
      if (subject !== undefined) return subject;
      if (isOver) throw neverHappened(error);
    }
  }
}

function neverHappened(cause: unknown): Failure {
  return new Failure({
    code: 'update-refused',
    where: 'UpdateService',
    what: `AWS has not done it for a minute: ${messageOf(cause)}`,
    remedy: 'the service is as it was; try again later, and see https://health.aws.amazon.com',
    cause,
  });
}

const nothing = { deployments: [] };

/** The alarms that ring before anything is done: they say nothing about what is done then. */
export async function ringingNow({
  source,
  report,
}: Pick<Surroundings, 'source' | 'report'>): Promise<readonly string[]> {
  const ringing = (await source.alarms()).filter(({ state }) => state === 'ALARM');
  for (const { name, reason } of ringing) report({ kind: 'alarm', name, reason, isIgnored: true });
  return ringing.map(({ name }) => name);
}

/** Takes up a deployment that is under way or has ended unseen, and answers for it as if it were just begun. */
export async function takeUp(
  around: Surroundings,
  subject: Subject,
  version: string | undefined,
  ringing: readonly string[],
): Promise<Moved> {
  const { source } = around;
  const listed = await source.serviceDeployments();
  const deployments = listed === 'unsupported' ? [] : listed;
  const revisions = await Promise.all(
    deployments.map(async ({ arn, targetRevisionArn }) => ({
      arn,
      taskDefinition: await source.taskDefinitionOf(targetRevisionArn),
    })),
  );
  const own = revisions.find(({ taskDefinition }) => taskDefinition === subject.taskDefinition);
  return follow(around, subject, version, {
    source,
    earlier: new Set(deployments.flatMap(({ arn }) => (arn === own?.arn ? [] : [arn]))),
    ringingBefore: new Set(ringing),
    isJudgedEarly: true,
  });
}

interface Following {
  readonly source: DeploymentSource;
  /** Service deployments that are not this one. */
  readonly earlier: ReadonlySet<string>;
  readonly ringingBefore: ReadonlySet<string>;
  readonly isJudgedEarly: boolean;
}

/** From the update on whatever goes wrong is no refusal any more: the service has been touched. */
async function follow(
  around: Surroundings,
  subject: Subject,
  version: string | undefined,
  following: Following,
): Promise<Moved> {
  try {
    return await followed(around, subject, version, following);
  } catch (error) {
    if (error instanceof CutOff || error instanceof Failure || isInterruption(error)) throw error;
    throw new CutOff(messageOf(error), { cause: error });
  }
}

async function followed(
  around: Surroundings,
  subject: Subject,
  version: string | undefined,
  following: Following,
): Promise<Moved> {
  const { clock, report, signal, interval, timeout } = around;
  const { source, earlier, ringingBefore } = following;
  const observation = { subject, earlierServiceDeployments: earlier, clock, interval, signal };
  const onSnapshot = reporterOfSnapshots(subject, report);
  const look = (rings: ReadonlySet<string> | undefined, from: Seen): Promise<Watched> =>
    watch(source, observation, { timeout, ringingBefore: rings, onSnapshot }, from);

  let watched = await look(following.isJudgedEarly ? ringingBefore : undefined, nothingYet);
  let early: EarlyVerdict | undefined;
  if (watched.verdict.kind === 'hopeless') {
    early = { rule: watched.verdict.rule, reason: watched.verdict.reason };
    report({ kind: 'early verdict', ...early });
    const isStopping = typeof watched.last !== 'string' && (await around.stop(watched.last.arn));
    if (!isStopping) return { subject, early, evidence: watched.evidence, verdict: failedBy(early) };
    watched = await look(undefined, watched);
  }
  const { verdict, evidence } = watched;
  if (verdict.kind === 'hopeless') throw new Error('judged early although it was not to be');
  if (verdict.kind !== 'succeeded') return { subject, early, evidence, verdict };
  return { subject, early, evidence, verdict: await proved(around, subject, version, { ringingBefore, evidence }) };
}

/** What ECS calls completed is proved: it answers, as the version that was deployed, and goes on doing so. */
async function proved(
  around: Surroundings,
  subject: Subject,
  version: string | undefined,
  { ringingBefore, evidence }: { readonly ringingBefore: ReadonlySet<string>; readonly evidence: Evidence },
): Promise<Moved['verdict']> {
  const { contract, clock, report, signal, interval, smokeLatency: latency } = around;
  const smoke = await smokeTest(
    { url: contract.url, version, tries: smokeTries, interval: Math.max(interval, 500), latency },
    around.smokeRequest,
    clock,
    signal,
  );
  const more = smoke.passed ? await around.moreSmoke?.(version) : undefined;
  const successor = await successorOf(around, subject);
  if (successor !== undefined) return { kind: 'superseded', by: successor };
  if (!smoke.passed) return { kind: 'smoke test failed', reason: smoke.reason, isSilent: smoke.isSilent };
  if (more !== undefined) return { kind: 'smoke test failed', reason: more, isSilent: false };
  const answered = smoke.version === undefined ? '200' : `200, version ${smoke.version}`;
  report({ kind: 'step', name: 'smoke test', detail: `GET ${contract.url}/health answers ${answered}` });
  if (around.bakeTime === 0) return { kind: 'succeeded' };
  const reason = await bake(around, subject, { ringingBefore, evidence });
  const later = await successorOf(around, subject);
  if (later !== undefined) return { kind: 'superseded', by: later };
  return reason === undefined ? { kind: 'succeeded' } : { kind: 'bake failed', reason };
}

function failedBy({ rule, reason }: EarlyVerdict): FinalVerdict {
  return { kind: 'failed', reason: `${reason} (${rule})` };
}

function interruptedBefore(): Failure {
  return new Failure({
    code: 'interrupted',
    what: 'interrupted before the service was touched',
    remedy: 'see it with ship status',
    exit: exitCode.unknown,
  });
}

/**
 * An update to the task definition that the service is already going to makes no new deployment: the one under way is
 * judged by its rollout state, since its service deployment cannot be told from earlier ones of the same revision.
 */
function withoutServiceDeployments(source: DeploymentSource): DeploymentSource {
  return {
    service: () => source.service(),
    serviceDeployments: async () => 'unsupported',
    serviceDeployment: (arn) => source.serviceDeployment(arn),
    taskDefinitionOf: (arn) => source.taskDefinitionOf(arn),
    tasks: () => source.tasks(),
    targets: () => source.targets(),
    alarms: () => source.alarms(),
  };
}

async function successorOf(around: Surroundings, subject: Subject): Promise<string | undefined> {
  const service = await patiently(() => around.source.service(), 'whether the deployment still serves', around);
  const primary = service === undefined ? undefined : primaryOf(service);
  if (primary === undefined) return 'nothing: the service is gone';
  return primary.id === subject.deploymentId ? undefined : primary.id;
}
