import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/sns.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { Route } from '../../wire/wire.ts';
import { httpDelivery } from './http-delivery.ts';
import { newMessage } from './message.ts';
import { outboxRoute } from './outbox-route.ts';
import { publishOperations } from './publish-operations.ts';
import { publisher } from './publisher.ts';
import { snsState } from './state.ts';
import { subscriptionOperations } from './subscription-operations.ts';
import { tagOperations } from './tags.ts';
import { topicOperations } from './topic-operations.ts';

export interface SnsDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly uuid?: () => string;
}

export interface Sns {
  readonly plugin: ServicePlugin;
  /** `GET /_local/outbox`. */
  readonly route: Route;
  /** Publishes for a caller inside; false when there is no such topic. */
  publish(topicArn: string, subject: string, message: string): boolean;
  /** Gives up deliveries that are under way. */
  close(): void;
}

/** SNS: delivers by HTTP to this machine; everything else is kept in an outbox. */
export function sns({ store, clock, pace, uuid = randomUUID }: SnsDependencies): Sns {
  const state = snsState(store, clock, uuid);
  const delivery = httpDelivery({ clock, pace });
  const sender = publisher(state, delivery);
  return {
    plugin: defineService<Operations>('sns', {
      ...topicOperations(state),
      ...subscriptionOperations(state, sender),
      ...publishOperations(state, sender),
      ...tagOperations(state),
    }),
    route: outboxRoute(state),
    publish(topicArn, subject, message) {
      if (!state.topics.has(topicArn)) return false;
      sender.publish(topicArn, newMessage({ Message: message, Subject: subject.slice(0, 100) }, uuid(), topicArn));
      return true;
    },
    close: delivery.close,
  };
}
