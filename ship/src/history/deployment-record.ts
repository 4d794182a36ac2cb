import type { ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import type { Milliseconds } from '../clock.ts';
import type { Unrecognised } from '../deployment/state.ts';

/** How a deployment of the past ended, or that it has not. */
export type PastVerdict =
  | 'in progress'
  | 'succeeded'
  | 'stopped'
  | 'rolling back'
  | 'rolled back'
  | 'rollback failed'
  | 'unknown';

/** One deployment of a service's history. */
export interface DeploymentRecord {
  /** The service deployment's id, the last part of its ARN. */
  readonly id: string;
  readonly startedAt: Milliseconds;
  /** Undefined while it goes on. */
  readonly finishedAt: Milliseconds | undefined;
  readonly verdict: PastVerdict;
  /** AWS's words on how it ended; empty where there are none. */
  readonly reason: string;
  readonly strategy: string;
  /** `family:revision`. */
  readonly taskDefinition: string;
  /** Reference as the revision names it; undefined where the revision is gone. */
  readonly image: string | undefined;
  readonly digest: string | undefined;
  readonly version: string | undefined;
  /** The full commit. */
  readonly commit: string | undefined;
  /** Who deployed the revision first; a rollback to it keeps the name. */
  readonly by: string | undefined;
  readonly run: string | undefined;
  /** Whether the service has this revision now. */
  readonly isCurrent: boolean;
}

/** A service deployment's status as the word for how it ended. */
export function pastVerdict(status: ServiceDeploymentStatus | Unrecognised): PastVerdict {
  switch (status) {
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
      return 'in progress';
    case 'SUCCESSFUL':
      return 'succeeded';
    case 'STOPPED':
      return 'stopped';
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return 'rolling back';
    case 'ROLLBACK_SUCCESSFUL':
      return 'rolled back';
    case 'ROLLBACK_FAILED':
      return 'rollback failed';
    case 'UNRECOGNISED':
      return 'unknown';
    default:
      return status satisfies never;
  }
}

/** The name at the end of a principal's ARN: `arn:aws:sts::1:assumed-role/deploy/alice` is `deploy/alice`. */
export function principalName(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1);
  return resource.replace(/^(assumed-role|user|role|federated-user)\//, '');
}

/** The digest that an image is named by; undefined where it is named by a tag. */
export function digestIn(image: string | undefined): string | undefined {
  const at = image?.indexOf('@') ?? -1;
  return at === -1 ? undefined : image?.slice(at + 1);
}
