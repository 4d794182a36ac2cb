import type { DescribeCapacityReservationOutput, Operations } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { loadBalancerAt } from './lookup.ts';
import type { Elbv2State, LoadBalancerRow } from './state.ts';

/** How often a day a reservation may go down. */
const decreasesPerDay = 2;

/** Capacity that is kept ready for a load balancer: told as it was asked for. Here all of a machine always is. */
export function capacityOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    DescribeCapacityReservation({ LoadBalancerArn }) {
      return described(loadBalancerAt(state, LoadBalancerArn));
    },

    ModifyCapacityReservation({ LoadBalancerArn, MinimumLoadBalancerCapacity, ResetCapacityReservation = false }) {
      const { minimumCapacity: _, ...row } = loadBalancerAt(state, LoadBalancerArn);
      const units = MinimumLoadBalancerCapacity?.CapacityUnits;
      if (ResetCapacityReservation === (units !== undefined)) {
        throw error(
          'ValidationError',
          'You must specify either the capacity units or to reset the capacity reservation',
        );
      }
      const changed: LoadBalancerRow =
        units === undefined ? row : { ...row, minimumCapacity: { units, since: state.clock.now() } };
      state.loadBalancers.put(row.arn, changed);
      return described(changed);
    },
  };
}

function described({ minimumCapacity, zones }: LoadBalancerRow): DescribeCapacityReservationOutput {
  if (minimumCapacity === undefined)
    return { DecreaseRequestsRemaining: decreasesPerDay, CapacityReservationState: [] };
  const { units, since } = minimumCapacity;
  return {
    LastModifiedTime: since,
    DecreaseRequestsRemaining: decreasesPerDay,
    MinimumLoadBalancerCapacity: { CapacityUnits: units },
    CapacityReservationState: zones.map(({ zoneName }) => ({
      State: { Code: 'provisioned' },
      AvailabilityZone: zoneName,
      EffectiveCapacityUnits: units / zones.length,
    })),
  };
}
