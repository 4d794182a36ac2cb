import type { Clock, Milliseconds } from '../clock.ts';
import { codeOf, messageOf } from '../failure.ts';
import type {
  AlarmState,
  ServiceDeploymentState,
  ServiceState,
  Snapshot,
  Subject,
  TargetState,
  TaskState,
} from './state.ts';

/** What watching a deployment asks of AWS. Calls may reject; the observer decides what that means. */
export interface DeploymentSource {
  service(): Promise<ServiceState | undefined>;
  /** The service's deployments, newest first; 'unsupported' on an endpoint without them. */
  serviceDeployments(): Promise<readonly ServiceDeploymentState[] | 'unsupported'>;
  serviceDeployment(arn: string): Promise<ServiceDeploymentState | undefined>;
  /** The task definition of a service revision. */
  taskDefinitionOf(serviceRevisionArn: string): Promise<string | undefined>;
  /** The service's tasks, running and recently stopped. */
  tasks(): Promise<readonly TaskState[]>;
  targets(): Promise<readonly TargetState[]>;
  /** The contract's alarms; none where they may not be looked at. */
  alarms(): Promise<readonly AlarmState[]>;
}

export interface Observation {
  readonly subject: Subject;
  /** Service deployments that were there before ours: none of them is ours. */
  readonly earlierServiceDeployments: ReadonlySet<string>;
  readonly clock: Clock;
  readonly interval: Milliseconds;
  readonly signal: AbortSignal;
  /** How long AWS may be unreachable or failing before the watch is cut off. */
  readonly patience?: Milliseconds;
}

/** AWS could not be asked any more: what becomes of the deployment is unknown. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

const longestInterval = 20_000;
const throttled = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded']);
/** Whether AWS asks for fewer calls; what was asked for has not been done. */
export function isThrottled(error: unknown): boolean {
  return throttled.has(codeOf(error));
}

const lastingErrors = new Set([
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'CredentialsProviderError',
  'ClusterNotFoundException',
]);

/**
 * Looks at the service again and again. A throttled look doubles the interval (up to 20 s) and a good one halves it back;
 * other errors are borne for `patience` (60 s), then, and at once where only the user can help, the watch throws CutOff.
 * Ends by throwing the signal's reason when it is aborted.
 */
export async function* observe(source: DeploymentSource, observation: Observation): AsyncGenerator<Snapshot, never> {
  const { clock, signal, patience = 60_000 } = observation;
  const look = lookerAt(source, observation);
  let interval = observation.interval;
  let failingSince: Milliseconds | undefined;
  for (;;) {
    signal.throwIfAborted();
    let snapshot: Snapshot | undefined;
    try {
      snapshot = await look();
      failingSince = undefined;
      interval = Math.max(observation.interval, interval / 2);
    } catch (error) {
      signal.throwIfAborted();
      failingSince ??= clock.now();
      const isLasting = lastingErrors.has(codeOf(error));
      if (isLasting || clock.now() - failingSince >= patience) {
        throw new CutOff(`AWS cannot be asked any more: ${messageOf(error)}`, { cause: error });
      }
      if (isThrottled(error)) interval = Math.min(longestInterval, interval * 2);
    }
    if (snapshot !== undefined) yield snapshot;
    await clock.wait(interval, signal);
  }
}

function lookerAt(
  source: DeploymentSource,
  { subject, earlierServiceDeployments, clock }: Observation,
): () => Promise<Snapshot> {
  let arn: string | undefined;
  const others = new Set(earlierServiceDeployments);

  const ownServiceDeployment = async (): Promise<Snapshot['serviceDeployment']> => {
    if (arn !== undefined) return (await source.serviceDeployment(arn)) ?? 'not listed';
    const listed = await source.serviceDeployments();
    if (listed === 'unsupported') return 'unsupported';
    for (const candidate of listed.toReversed()) {
      if (others.has(candidate.arn)) continue;
      const taskDefinition = await source.taskDefinitionOf(candidate.targetRevisionArn);
      if (taskDefinition === undefined) continue;
      if (taskDefinition === subject.taskDefinition) {
        arn = candidate.arn;
        return candidate;
      }
      others.add(candidate.arn);
    }
    return 'not listed';
  };

  // What they show is evidence, and no verdict waits for it: the last that was seen will do while AWS does not answer.
  const lastTasks = orLast<TaskState>();
  const lastTargets = orLast<TargetState>();
  const lastAlarms = orLast<AlarmState>();

  return async () => {
    // The service deployment is read before the service: a final status is then never older than the PRIMARY it is
    // compared with.
    const serviceDeployment = await ownServiceDeployment();
    const [service, tasks, targets, alarms] = await Promise.all([
      source.service(),
      lastTasks(() => source.tasks()),
      lastTargets(() => source.targets()),
      lastAlarms(() => source.alarms()),
    ]);
    const traffic = trafficOf(serviceDeployment);
    return {
      at: clock.now(),
      service,
      serviceDeployment,
      tasks,
      targets,
      alarms,
      ...(traffic !== undefined && { traffic }),
    };
  };
}

function trafficOf(deployment: Snapshot['serviceDeployment']): Snapshot['traffic'] {
  if (typeof deployment === 'string' || deployment.stage === undefined) return undefined;
  return { stage: deployment.stage, newPercent: deployment.newPercent };
}

function orLast<T>(): (look: () => Promise<readonly T[]>) => Promise<readonly T[]> {
  let last: readonly T[] = [];
  return async (look) => {
    last = await look().catch(() => last);
    return last;
  };
}
