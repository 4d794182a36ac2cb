import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import type { Contract } from '../contract/contract.ts';
import type { ScalingBounds } from '../scaling/bounds.ts';
import type { Clients } from './clients.ts';
import { isAwsError, isUnsupportedOperation } from './error-name.ts';

/**
 * Between which numbers of tasks Application Auto Scaling moves a service; 'none' where it does not, 'not readable' where
 * these credentials may not ask.
 */
export async function scalingBounds(
  clients: Clients,
  { cluster, service }: Pick<Contract, 'cluster' | 'service'>,
): Promise<ScalingBounds | 'none' | 'not readable'> {
  const client = await clients.scaling();
  try {
    const { ScalableTargets } = await client.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [`service/${cluster}/${service}`],
        ScalableDimension: 'ecs:service:DesiredCount',
      }),
    );
    const [target] = ScalableTargets ?? [];
    if (target?.MinCapacity === undefined || target.MaxCapacity === undefined) return 'none';
    const { DynamicScalingOutSuspended, DynamicScalingInSuspended } = target.SuspendedState ?? {};
    return {
      least: target.MinCapacity,
      most: target.MaxCapacity,
      isSuspended: DynamicScalingOutSuspended === true && DynamicScalingInSuspended === true,
    };
  } catch (error) {
    if (isUnsupportedOperation(error) || isAwsError(error, 'AccessDeniedException', 'AccessDenied')) {
      return 'not readable';
    }
    throw error;
  }
}
