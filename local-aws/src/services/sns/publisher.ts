import { confirmation, notification, subscribeUrl } from './envelope.ts';
import { compileFilterPolicy } from './filter-policy.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { filteredContent, type Message } from './message.ts';
import { addToOutbox, type SnsState, type SubscriptionRow, subscriptionsOf } from './state.ts';

export interface Publisher {
  /** To every confirmed subscription of the topic whose filter lets it through. */
  publish(topicArn: string, message: Message): void;
  /** Asks the endpoint to confirm. */
  askToConfirm(subscription: SubscriptionRow, token: string): void;
}

export function publisher(state: SnsState, delivery: HttpDelivery): Publisher {
  const isHttp = ({ protocol }: SubscriptionRow): boolean => protocol === 'http' || protocol === 'https';

  function keep(subscription: SubscriptionRow, message: Message, failure: string | undefined): void {
    addToOutbox(state, {
      protocol: subscription.protocol,
      endpoint: subscription.endpoint,
      topicArn: subscription.topicArn,
      kind: 'Notification',
      subject: message.subject ?? 'AWS Notification Message',
      message: message.textFor(subscription.protocol),
      token: undefined,
      failure,
    });
  }

  return {
    publish(topicArn, message) {
      for (const subscription of subscriptionsOf(state, topicArn)) {
        if (subscription.token !== undefined || !passes(subscription, message)) continue;
        if (!isHttp(subscription)) {
          keep(subscription, message, undefined);
          continue;
        }
        const content = notification(message, subscription, state.clock.now());
        delivery.post(subscription.endpoint, content, (failure) => keep(subscription, message, failure));
      }
    },
    askToConfirm(subscription, token) {
      const { protocol, endpoint, topicArn, apiEndpoint } = subscription;
      const keepRequest = (failure: string | undefined): void =>
        addToOutbox(state, {
          protocol,
          endpoint,
          topicArn,
          kind: 'SubscriptionConfirmation',
          subject: 'AWS Notification - Subscription Confirmation',
          message: `You have chosen to subscribe to the topic:\n${topicArn}\n\nTo confirm this subscription, visit:\n${subscribeUrl(apiEndpoint, topicArn, token)}`,
          token,
          failure,
        });
      if (!isHttp(subscription)) {
        keepRequest(undefined);
        return;
      }
      delivery.post(endpoint, confirmation(subscription, token, state.uuid(), state.clock.now()), keepRequest);
    },
  };
}

function passes({ attributes }: SubscriptionRow, message: Message): boolean {
  const policy = attributes.FilterPolicy;
  if (policy === undefined) return true;
  const content = filteredContent(message, attributes.FilterPolicyScope);
  return content !== undefined && compileFilterPolicy(policy)(content);
}
