import type { Clock, Milliseconds } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Evidence } from './evidence.ts';
import { CutOff, type DeploymentSource } from './observe.ts';
import { type Report, reporterOfSnapshots } from './progress.ts';
import { type SmokeRequest, smokeTest } from './smoke-test.ts';
import type { Subject } from './state.ts';
import { type FinalVerdict, primaryOf } from './verdict.ts';
import { watch } from './watch.ts';

/** Everything that moving a service takes from outside. */
export interface Surroundings {
  readonly contract: Contract;
  readonly source: DeploymentSource;
  /** UpdateService: the deployment that answers for the task definition. */
  readonly update: (taskDefinition: string) => Promise<Subject>;
  readonly smokeRequest: SmokeRequest;
  readonly clock: Clock;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Between two looks. */
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
}

export interface Moved {
  readonly subject: Subject;
  readonly verdict: FinalVerdict | { readonly kind: 'smoke test failed'; readonly reason: string };
  readonly evidence: Evidence;
}

const smokeTries = 10;

/**
 * Moves the service to a task definition and answers for it: update, watch until there is a verdict, and where ECS says
 * it succeeded, ask the service through its load balancer whether it is that version. Throws CutOff and the signal's
 * reason as watch() does.
 */
export async function move(around: Surroundings, taskDefinition: string, version: string | undefined): Promise<Moved> {
  const { source, clock, report, signal, interval, contract } = around;
  const [before, listed] = await Promise.all([source.service(), source.serviceDeployments()]);
  if (signal.aborted) throw interruptedBefore();
  const subject = await around.update(taskDefinition);
  report({ kind: 'step', name: 'update', detail: `deployment ${subject.deploymentId}` });

  const isUnderWay = before?.deployments.some(({ id }) => id === subject.deploymentId) ?? false;
  const watched = await watch(
    isUnderWay ? withoutServiceDeployments(source) : source,
    {
      subject,
      earlierServiceDeployments: new Set(listed === 'unsupported' ? [] : listed.map(({ arn }) => arn)),
      clock,
      interval,
      signal,
    },
    around.timeout,
    reporterOfSnapshots(subject, report),
  );
  if (watched.verdict.kind !== 'succeeded') return { subject, ...watched };

  const smoke = await smokeTest(
    { url: contract.url, version, tries: smokeTries, interval: Math.max(interval, 500) },
    around.smokeRequest,
    clock,
    signal,
  );
  const successor = await successorOf(around, subject);
  if (successor !== undefined) return { ...watched, subject, verdict: { kind: 'superseded', by: successor } };
  if (!smoke.passed) {
    return { ...watched, subject, verdict: { kind: 'smoke test failed', reason: smoke.reason } };
  }
  const answered = smoke.version === undefined ? '200' : `200, version ${smoke.version}`;
  report({ kind: 'step', name: 'smoke test', detail: `GET ${contract.url}/health answers ${answered}` });
  return { subject, ...watched };
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
  };
}

async function successorOf({ source }: Surroundings, subject: Subject): Promise<string | undefined> {
  let service: Awaited<ReturnType<DeploymentSource['service']>>;
  try {
    service = await source.service();
  } catch (error) {
    throw new CutOff('AWS cannot be asked whether the deployment still serves', { cause: error });
  }
  const primary = service === undefined ? undefined : primaryOf(service);
  if (primary === undefined) return 'nothing: the service is gone';
  return primary.id === subject.deploymentId ? undefined : primary.id;
}
