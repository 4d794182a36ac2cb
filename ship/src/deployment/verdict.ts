import type { DeploymentState, ServiceDeploymentState, ServiceState, Snapshot, Subject } from './state.ts';

/** How a deployment stands. `pending` alone is not final. */
export type Verdict =
  | { readonly kind: 'pending'; readonly phase: 'rolling out' | 'rolling back' }
  /** This deployment is the service's PRIMARY and has completed. */
  | { readonly kind: 'succeeded' }
  /** ECS took the service back to the revision before. */
  | { readonly kind: 'rolled back'; readonly reason: string }
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'timed out' }
  /** Failed, and ECS did not (or could not) roll back. */
  | { readonly kind: 'failed'; readonly reason: string };

export type FinalVerdict = Exclude<Verdict, { kind: 'pending' }>;

/** What earlier snapshots showed of the deployment that a later one may no longer show. */
export interface Memory {
  /** DescribeServices has listed it. */
  readonly seen: boolean;
  /** Why it failed, once its rollout state was FAILED. */
  readonly failure: string | undefined;
}

export const nothingSeen: Memory = { seen: false, failure: undefined };

const rollingOut: Verdict = { kind: 'pending', phase: 'rolling out' };
const rollingBack: Verdict = { kind: 'pending', phase: 'rolling back' };

/** Adds a snapshot to what is known. */
export function remember(memory: Memory, subject: Subject, snapshot: Snapshot): Memory {
  const own = snapshot.service?.deployments.find((deployment) => deployment.id === subject.deploymentId);
  if (own === undefined) return memory;
  return { seen: true, failure: own.rolloutState === 'FAILED' ? own.rolloutStateReason : memory.failure };
}

/**
 * Judges a deployment by the newest snapshot and by what earlier ones showed. `succeeded` only where AWS says of this
 * very deployment that it completed and the service still has it as its PRIMARY; reads that lag behind (a service that
 * does not list the deployment yet) leave it pending.
 */
export function judge(subject: Subject, memory: Memory, snapshot: Snapshot): Verdict {
  const { service, serviceDeployment } = snapshot;
  if (service === undefined) return memory.seen ? { kind: 'failed', reason: 'the service is gone' } : rollingOut;
  if (service.status !== 'ACTIVE') return { kind: 'failed', reason: `the service is ${service.status}` };
  if (serviceDeployment === 'unsupported') return judgeByRolloutState(subject, memory, service);
  if (serviceDeployment === 'not listed') return successorOf(subject, memory, service) ?? rollingOut;
  return judgeByStatus(subject, memory, service, serviceDeployment);
}

function judgeByStatus(
  subject: Subject,
  memory: Memory,
  service: ServiceState,
  { status, statusReason }: ServiceDeploymentState,
): Verdict {
  const primary = primaryOf(service);
  switch (status) {
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
    case 'UNRECOGNISED':
      return rollingOut;
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return rollingBack;
    case 'SUCCESSFUL':
      if (primary?.id !== subject.deploymentId) return successorOf(subject, memory, service) ?? rollingOut;
      // ECS may be on its way back to it from another one: then it is not what serves yet.
      return primary.rolloutState === 'IN_PROGRESS' ? rollingOut : { kind: 'succeeded' };
    case 'STOPPED':
      return (
        successorOf(subject, memory, service) ?? {
          kind: 'failed',
          reason: statusReason || (memory.failure ?? 'the service deployment was stopped'),
        }
      );
    case 'ROLLBACK_SUCCESSFUL':
      return { kind: 'rolled back', reason: statusReason || (memory.failure ?? '') };
    case 'ROLLBACK_FAILED':
      return { kind: 'failed', reason: statusReason || 'the rollback failed' };
    default:
      // A status that the SDK learns later breaks the build here.
      return status satisfies never;
  }
}

/** For endpoints that have no service deployments: the deployment's own rollout state. */
function judgeByRolloutState(subject: Subject, memory: Memory, service: ServiceState): Verdict {
  const own = service.deployments.find((deployment) => deployment.id === subject.deploymentId);
  const primary = primaryOf(service);
  const failure = memory.failure ?? (own?.rolloutState === 'FAILED' ? own.rolloutStateReason : undefined);
  if (failure !== undefined) {
    // With a rollback, ECS makes a new PRIMARY of the revision before; without, the failed one stays.
    if (primary === undefined || primary.id === subject.deploymentId) return { kind: 'failed', reason: failure };
    if (primary.rolloutState === 'FAILED') return { kind: 'failed', reason: primary.rolloutStateReason };
    return primary.rolloutState === 'COMPLETED' ? { kind: 'rolled back', reason: failure } : rollingBack;
  }
  if (primary?.id === subject.deploymentId) {
    return primary.rolloutState === 'COMPLETED' ? { kind: 'succeeded' } : rollingOut;
  }
  return successorOf(subject, memory, service) ?? rollingOut;
}

/**
 * The deployment that has taken this one's place, if one has. A PRIMARY that is older than ours is a read that lags
 * behind; one that is newer while ours has failed is ECS's rollback. Both times are AWS's: no clock of ours is trusted.
 */
function successorOf(subject: Subject, memory: Memory, service: ServiceState): Verdict | undefined {
  const primary = primaryOf(service);
  if (primary === undefined || primary.id === subject.deploymentId) return undefined;
  const own = service.deployments.find((deployment) => deployment.id === subject.deploymentId);
  if (memory.failure !== undefined || own?.rolloutState === 'FAILED') return undefined;
  const isReplaced = primary.createdAt > subject.createdAt || own?.status === 'ACTIVE';
  return isReplaced ? { kind: 'superseded', by: primary.id } : undefined;
}

/** The deployment that the service is (or is becoming). */
export function primaryOf(service: Pick<ServiceState, 'deployments'>): DeploymentState | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
