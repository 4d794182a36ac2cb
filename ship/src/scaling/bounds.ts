import { Failure } from '../failure.ts';

/** Between which numbers of tasks autoscaling moves a service. */
export interface ScalingBounds {
  readonly least: number;
  readonly most: number;
  /** Whether it is told not to move it at all. */
  readonly isSuspended: boolean;
}

/** @throws Failure where autoscaling would undo the wanted number at once */
export function requireWithinBounds(wanted: number, bounds: ScalingBounds | 'none' | 'not readable'): void {
  if (typeof bounds === 'string' || (wanted >= bounds.least && wanted <= bounds.most)) return;
  throw new Failure({
    code: 'outside-scaling-bounds',
    where: `${wanted} tasks`,
    what: `autoscaling keeps this service between ${bounds.least} and ${bounds.most} and would undo it`,
    remedy:
      wanted < bounds.least
        ? 'lower its minimum first, in the variables that Terraform applies'
        : 'raise its maximum first, in the variables that Terraform applies',
  });
}
