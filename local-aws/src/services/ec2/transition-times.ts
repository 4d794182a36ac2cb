import type { Milliseconds } from '../../clock.ts';
import type { Pace } from '../../pace.ts';

/** How long EC2 takes for what it does not do at once. */
export interface TransitionTimes {
  readonly natGatewayPending: Milliseconds;
  readonly natGatewayDeleting: Milliseconds;
  /** A gateway that is deleted or has failed can be seen for about an hour. */
  readonly natGatewayRemembered: Milliseconds;
  readonly endpointPending: Milliseconds;
  readonly endpointDeleting: Milliseconds;
}

const hour = 3_600_000;

/** As seen in Terraform's logs against AWS: `aws_nat_gateway` takes about 90 s to make and 60 s to delete. */
const awsTimes: TransitionTimes = {
  natGatewayPending: 90_000,
  natGatewayDeleting: 60_000,
  natGatewayRemembered: hour,
  endpointPending: 60_000,
  endpointDeleting: 60_000,
};

const fastTimes: TransitionTimes = {
  natGatewayPending: 20,
  natGatewayDeleting: 20,
  natGatewayRemembered: hour / 30,
  endpointPending: 20,
  endpointDeleting: 20,
};

export function transitionTimes({ name }: Pace): TransitionTimes {
  return name === 'aws' ? awsTimes : fastTimes;
}
