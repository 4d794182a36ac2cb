import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/application-autoscaling.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { AlarmAction, CloudWatch } from '../cloudwatch/index.ts';
import type { ServiceScaling } from '../ecs/service-scaling.ts';
import { policyAction } from './policy-actions.ts';
import { policyOperations } from './policy-operations.ts';
import { scaler } from './scaler.ts';
import { scheduledActionOperations } from './scheduled-action-operations.ts';
import { actionScheduler } from './scheduler.ts';
import { scalingState } from './state.ts';
import { targetOperations } from './target-operations.ts';

export interface AutoScalingDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly alarms: CloudWatch['alarms'];
  /** Asked when it is needed: undefined before ECS is there. */
  readonly scaling: () => ServiceScaling | undefined;
  readonly uuid?: () => string;
}

export interface AutoScaling {
  readonly plugin: ServicePlugin;
  /** Scaling policies as actions of CloudWatch's alarms. */
  readonly action: AlarmAction;
  /** Begins to run scheduled actions. */
  start(): void;
  close(): void;
}

/** Application Auto Scaling: moves the desired count of ECS services; targets of other services are kept as state. */
export function autoScaling({
  store,
  clock,
  pace,
  alarms,
  scaling,
  uuid = randomUUID,
}: AutoScalingDependencies): AutoScaling {
  const state = scalingState(store, clock, uuid);
  const services = scaler(state, pace, scaling);
  const schedule = actionScheduler(state, services);
  return {
    plugin: defineService<Operations>('application-autoscaling', {
      ...targetOperations({ state, scaler: services, alarms, schedulesChanged: schedule.reschedule }),
      ...policyOperations(state, alarms),
      ...scheduledActionOperations(state, schedule.reschedule),
    }),
    action: policyAction(state, services, alarms),
    start: schedule.reschedule,
    close: schedule.close,
  };
}
