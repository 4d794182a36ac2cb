import type { Milliseconds } from '../../src/clock.ts';
import type { ServiceDeploymentRow, ServiceRow } from '../../src/services/ecs/rows.ts';
import { type Invariant, short } from './moment.ts';

/** A service as it is looked at now and then, for what should have happened by now. */
export interface WaitingMoment {
  readonly service: ServiceRow;
  readonly deployment: ServiceDeploymentRow;
  readonly desired: number;
  /** How long each of these has been true without a break; undefined: it is not true. */
  readonly since: {
    readonly isBreakerDue: Milliseconds | undefined;
    readonly isStopDue: Milliseconds | undefined;
    readonly isAlarmDue: Milliseconds | undefined;
  };
  /** Since the last act and the last fault were over; undefined while there are more to come. */
  readonly quiet: Milliseconds | undefined;
  /** Within which the deployment under way ends, once the world is quiet; undefined where AWS would leave it as it is. */
  readonly endsWithin: Milliseconds | undefined;
  /** Within which a service that is not to change comes to rest: its tasks healthy; undefined where it may never. */
  readonly restsWithin: Milliseconds | undefined;
  readonly healthy: number;
  readonly live: number;
}

/** Of a task: launch, deregistration delay, stop timeout, and more than enough on top. */
const longestGoodbye: Milliseconds = 1_800_000;

/** Two looks of the scheduler and its reaction. */
const soon: Milliseconds = 30_000;

export const breakerTrips: Invariant<WaitingMoment> = {
  says: 'a deployment with as many failed tasks as its circuit breaker allows fails at once',
  judge: ({ since, deployment }) => overdue(since.isBreakerDue, deployment, 'its breaker is due'),
};

export const stopIsDone: Invariant<WaitingMoment> = {
  says: 'what StopServiceDeployment asks for is done at once',
  judge: ({ since, deployment }) => overdue(since.isStopDue, deployment, 'its stop is asked for'),
};

export const alarmIsHeard: Invariant<WaitingMoment> = {
  says: 'an alarm that goes off during a deployment that watches it fails the deployment at once',
  judge: ({ since, deployment }) => overdue(since.isAlarmDue, deployment, 'its alarm rings'),
};

export const deploymentsEnd: Invariant<WaitingMoment> = {
  says: 'every deployment ends, unless AWS would leave it as it is',
  judge({ service, deployment, quiet, endsWithin }) {
    const isUnderWay = service.status === 'ACTIVE' && service.deployments[0]?.rolloutState === 'IN_PROGRESS';
    if (!isUnderWay || quiet === undefined || endsWithin === undefined || quiet <= endsWithin) return undefined;
    return `${short(deployment.arn)} is ${deployment.status} ${Math.round(quiet / 1_000)} s after everything was quiet`;
  },
};

export const servicesRest: Invariant<WaitingMoment> = {
  says: 'a service whose deployment has completed comes to rest with as many healthy tasks as desired',
  judge({ service, quiet, restsWithin, healthy, live, desired }) {
    if (service.status !== 'ACTIVE' || service.deployments[0]?.rolloutState !== 'COMPLETED') return undefined;
    if (quiet === undefined || restsWithin === undefined || quiet <= restsWithin) return undefined;
    const isAtRest = healthy === desired && live === desired && service.reported === 'steady';
    return isAtRest
      ? undefined
      : `${healthy} of ${desired} tasks are healthy, ${live} live, it says ${service.reported}`;
  },
};

export const deletedServicesGo: Invariant<WaitingMoment> = {
  says: 'a deleted service becomes INACTIVE when its tasks have stopped',
  judge({ service, quiet }) {
    if (service.status !== 'DRAINING' || quiet === undefined) return undefined;
    return quiet > longestGoodbye
      ? `it is DRAINING ${Math.round(quiet / 1_000)} s after everything was quiet`
      : undefined;
  },
};

function overdue(
  since: Milliseconds | undefined,
  { arn, status }: ServiceDeploymentRow,
  what: string,
): string | undefined {
  if (since === undefined || since <= soon) return undefined;
  return `${short(arn)} is ${status} and ${what} for ${Math.round(since / 1_000)} s`;
}
