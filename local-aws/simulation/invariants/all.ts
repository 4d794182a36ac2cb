import { ceiling, ceilingOfEach, floor, healthyStay, trafficFloor } from './bounds.ts';
import {
  backToLastGood,
  breakerIsPatient,
  completedMeansHealthy,
  completedServes,
  endedLaunchesNothing,
  endedStaysAsItEnded,
  forwardOnly,
  onePrimary,
} from './deployments.ts';
import {
  alarmIsHeard,
  breakerTrips,
  deletedServicesGo,
  deploymentsEnd,
  servicesRest,
  stopIsDone,
  type WaitingMoment,
} from './liveness.ts';
import type { Invariant, ServiceMoment } from './moment.ts';
import { diesInTime, drainsBeforeItStops, livesForward, type MembersMoment, targetsAreAlive } from './tasks.ts';
import {
  healthyFirst,
  noRequestToTheLeaving,
  type RequestMoment,
  stepsBake,
  trafficGoesToTheHealthy,
  type WeightsMoment,
  weightDecides,
  weightsSumTo100,
} from './traffic.ts';

/** After every step that changed a service. */
export const ofServices: readonly Invariant<ServiceMoment>[] = [
  ceiling,
  ceilingOfEach,
  floor,
  trafficFloor,
  healthyStay,
  onePrimary,
  forwardOnly,
  endedStaysAsItEnded,
  endedLaunchesNothing,
  completedMeansHealthy,
  completedServes,
  backToLastGood,
  breakerIsPatient,
  livesForward,
  drainsBeforeItStops,
  diesInTime,
];

/** After every step that changed a task. */
export const ofMembers: readonly Invariant<MembersMoment>[] = [targetsAreAlive];

/** At every request. */
export const ofRequests: readonly Invariant<RequestMoment>[] = [noRequestToTheLeaving, healthyFirst, weightDecides];

/** Whenever ECS sets a rule's weights. */
export const ofWeights: readonly Invariant<WeightsMoment>[] = [weightsSumTo100, trafficGoesToTheHealthy, stepsBake];

/** Every few seconds. */
export const ofWaiting: readonly Invariant<WaitingMoment>[] = [
  breakerTrips,
  stopIsDone,
  alarmIsHeard,
  deploymentsEnd,
  servicesRest,
  deletedServicesGo,
];
