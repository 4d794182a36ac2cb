import type { DeploymentSource } from '../deployment/observe.ts';
import type { ServiceState, Subject } from '../deployment/state.ts';
import { primaryOf } from '../deployment/verdict.ts';

/** What an earlier `ship up` has left, and so what this one has to do. */
export type Beginning =
  | { readonly kind: 'create' }
  /** The service is there and its revision is good, or still on its way: its tasks come back by themselves. */
  | { readonly kind: 'take up'; readonly subject: Subject }
  /** The service is there, but no deployment of it has ever succeeded. */
  | { readonly kind: 'retry' };

export function beginningOf(
  service: ServiceState | undefined,
  deployments: Awaited<ReturnType<DeploymentSource['serviceDeployments']>>,
): Beginning {
  if (service === undefined || service.status !== 'ACTIVE') return { kind: 'create' };
  const primary = primaryOf(service);
  const isGood = deployments !== 'unsupported' && deployments.some(({ status }) => status === 'SUCCESSFUL');
  if (primary === undefined || primary.rolloutState === 'FAILED') return { kind: 'retry' };
  if (primary.rolloutState !== 'COMPLETED' && !isGood) return { kind: 'retry' };
  const { id, taskDefinition, createdAt } = primary;
  return { kind: 'take up', subject: { deploymentId: id, taskDefinition, createdAt } };
}

/** Whether all of the service's tasks run and, behind a load balancer, are healthy. */
export function isServing(
  service: ServiceState | undefined,
  targets: Awaited<ReturnType<DeploymentSource['targets']>>,
): boolean {
  if (service === undefined) return false;
  const healthy = targets.filter(({ health }) => health === 'healthy').length;
  return service.running >= service.desired && healthy >= service.desired;
}
