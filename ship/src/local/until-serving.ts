import { httpGet } from '../aws/http-get.ts';
import type { Clock, Milliseconds } from '../clock.ts';
import { diagnose } from '../deployment/diagnose.ts';
import { gather, noEvidence } from '../deployment/evidence.ts';
import type { DeploymentSource } from '../deployment/observe.ts';
import { findings, type LastWords } from '../deployment/outcome.ts';
import type { Outcome } from '../deployment/progress.ts';
import { rolloutOf } from '../deployment/progress.ts';
import { smokeTest } from '../deployment/smoke-test.ts';
import type { Subject } from '../deployment/state.ts';
import { watch } from '../deployment/watch.ts';
import { rolloutInWords } from '../report/lines.ts';
import { isServing } from './local-state.ts';
import type { StoodUp } from './stand-up.ts';

export interface Waiting {
  readonly lastWords: LastWords;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly timeout: Milliseconds;
  readonly tell: (detail: string) => void;
}

const interval: Milliseconds = 100;
const slowest: Milliseconds = 5_000;

/** Why a service does not serve. */
export type Trouble = Pick<Outcome, 'diagnosis' | 'logLines'> & {
  readonly verdict: Exclude<Outcome['verdict'], 'succeeded' | 'unknown'>;
};

/** Waits until the service serves through its load balancer; returns what is wrong where it does not come to that. */
export async function untilServing(stoodUp: StoodUp, waiting: Waiting): Promise<Trouble | undefined> {
  const { source, subject, contract, isTakenUp, version } = stoodUp;
  const { clock, signal, tell } = waiting;
  const trouble = isTakenUp
    ? await untilTasksAreBack(source, subject, waiting)
    : await untilDeployed(source, subject, waiting);
  if (trouble !== undefined) return trouble;
  tell(`GET ${contract.url}/health`);
  const smoke = await smokeTest(
    { url: contract.url, version, tries: 20, interval: 250, latency: slowest },
    httpGet,
    clock,
    signal,
  );
  if (smoke.passed) return undefined;
  const moved = {
    subject,
    evidence: noEvidence,
    early: undefined,
    verdict: { kind: 'smoke test failed' as const, reason: smoke.reason, isSilent: smoke.isSilent },
  };
  return { verdict: 'smoke test failed', ...(await findings({ ...waiting, interval }, moved)) };
}

async function untilDeployed(
  source: DeploymentSource,
  subject: Subject,
  waiting: Waiting,
): Promise<Trouble | undefined> {
  const { clock, signal, timeout, tell } = waiting;
  const watched = await watch(
    source,
    { subject, earlierServiceDeployments: new Set(), clock, interval, signal },
    {
      timeout,
      ringingBefore: undefined,
      onSnapshot: (snapshot, phase) => tell(rolloutInWords(rolloutOf(subject, snapshot, phase))),
    },
  );
  const { verdict, evidence } = watched;
  if (verdict.kind === 'hopeless') throw new Error('judged early although it was not to be');
  if (verdict.kind === 'succeeded') return undefined;
  const moved = { subject, verdict, evidence, early: undefined };
  return { verdict: verdict.kind, ...(await findings({ ...waiting, interval }, moved)) };
}

/** After a restart no deployment goes on; the tasks are simply started again. */
async function untilTasksAreBack(
  source: DeploymentSource,
  subject: Subject,
  waiting: Waiting,
): Promise<Trouble | undefined> {
  const { clock, signal, timeout, tell } = waiting;
  const began = clock.now();
  const since = { ...subject, createdAt: began };
  let evidence = noEvidence;
  for (;;) {
    signal.throwIfAborted();
    const [service, tasks, targets] = await Promise.all([source.service(), source.tasks(), source.targets()]);
    if (isServing(service, targets)) return undefined;
    const snapshot = {
      at: clock.now(),
      service,
      serviceDeployment: 'unsupported' as const,
      tasks,
      targets,
      alarms: [],
    };
    evidence = gather(evidence, since, snapshot);
    tell(rolloutInWords(rolloutOf(subject, snapshot, 'rolling out')));
    if (clock.now() - began >= timeout) {
      const diagnosis = diagnose(evidence);
      const logLines = diagnosis.task === undefined ? [] : await waiting.lastWords(diagnosis.task);
      return { verdict: 'timed out', diagnosis, logLines };
    }
    await clock.wait(interval, signal);
  }
}
