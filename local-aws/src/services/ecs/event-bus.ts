import type { Clock } from '../../clock.ts';
import { accountId } from '../../wire/operation.ts';
import { regionOf } from './arns.ts';
import { primaryOf } from './deployments.ts';
import { describeTask } from './describe-task.ts';
import type { Ids } from './ids.ts';
import type { ServiceRow, TaskRow } from './rows.ts';

/** An event as EventBridge carries it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.ecs';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export type DeploymentEventName =
  | 'SERVICE_DEPLOYMENT_IN_PROGRESS'
  | 'SERVICE_DEPLOYMENT_COMPLETED'
  | 'SERVICE_DEPLOYMENT_FAILED';

/**
 * The events that ECS sends to EventBridge, the last thousand of them kept to be read.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
 */
export interface EventBus {
  deployment(service: ServiceRow, eventName: DeploymentEventName): void;
  serviceAction(service: ServiceRow, eventName: 'SERVICE_STEADY_STATE' | 'SERVICE_TASK_START_IMPAIRED'): void;
  task(task: TaskRow): void;
  /** Oldest first. */
  recent(): readonly BusEvent[];
}

const kept = 1_000;

export function eventBus(clock: Clock, ids: Ids): EventBus {
  const events: BusEvent[] = [];

  function publish(detailType: string, arn: string, detail: unknown): void {
    events.push({
      version: '0',
      id: ids.uuid(),
      'detail-type': detailType,
      source: 'aws.ecs',
      account: accountId,
      time: new Date(clock.now()).toISOString(),
      region: regionOf(arn),
      resources: [arn],
      detail,
    });
    if (events.length > kept) events.splice(0, events.length - kept);
  }

  return {
    deployment(service, eventName) {
      const { id, rolloutStateReason, updatedAt } = primaryOf(service);
      publish('ECS Deployment State Change', service.arn, {
        eventType: eventName === 'SERVICE_DEPLOYMENT_FAILED' ? 'ERROR' : 'INFO',
        eventName,
        deploymentId: id,
        updatedAt: new Date(updatedAt).toISOString(),
        reason: rolloutStateReason,
      });
    },
    serviceAction(service, eventName) {
      publish('ECS Service Action', service.arn, {
        eventType: eventName === 'SERVICE_STEADY_STATE' ? 'INFO' : 'WARN',
        eventName,
        clusterArn: service.clusterArn,
        createdAt: new Date(clock.now()).toISOString(),
      });
    },
    task(task) {
      publish('ECS Task State Change', task.arn, describeTask(task));
    },
    recent: () => [...events],
  };
}
