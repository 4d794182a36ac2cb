import type { Operations, Subscription } from '../../models/generated/sns.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { refusals } from './errors.ts';
import { compileFilterPolicy } from './filter-policy.ts';
import type { Publisher } from './publisher.ts';
import { page, type SnsState, type SubscriptionRow, subscriptionAt, subscriptionsOf, topicAt } from './state.ts';
import { isJsonObject } from './topic-attributes.ts';

/** By protocol, what an endpoint looks like, and whether who owns it must confirm. */
const protocols: ReadonlyMap<string, { readonly endpoint: RegExp; readonly confirms: boolean }> = new Map([
  ['http', { endpoint: /^http:\/\/.+/, confirms: true }],
  ['https', { endpoint: /^https:\/\/.+/, confirms: true }],
  ['email', { endpoint: /^[^@\s]+@[^@\s]+$/, confirms: true }],
  ['email-json', { endpoint: /^[^@\s]+@[^@\s]+$/, confirms: true }],
  ['sms', { endpoint: /^\+?[\d\s-]{1,20}$/, confirms: false }],
  ['sqs', { endpoint: /^arn:[^:]+:sqs:.+/, confirms: false }],
  ['lambda', { endpoint: /^arn:[^:]+:lambda:.+/, confirms: false }],
  ['firehose', { endpoint: /^arn:[^:]+:firehose:.+/, confirms: false }],
  ['application', { endpoint: /^arn:[^:]+:sns:.+/, confirms: false }],
]);

export function subscriptionOperations(state: SnsState, { askToConfirm }: Publisher): ServiceOperations<Operations> {
  const { subscriptions, topics, uuid } = state;

  return {
    Subscribe({ TopicArn, Protocol, Endpoint = '', Attributes = {}, ReturnSubscriptionArn }, call) {
      const topic = topicAt(state, TopicArn);
      const protocol = protocols.get(Protocol);
      if (!protocol) throw refusals.invalid(`Amazon SNS does not support this protocol string: ${Protocol}`);
      if (!protocol.endpoint.test(Endpoint)) throw refusals.invalid('Endpoint', `${Protocol} endpoint is not valid`);
      for (const [name, value] of Object.entries(Attributes)) checkAttribute(name, value);
      const existing = subscriptionsOf(state, TopicArn).find(
        ({ protocol: known, endpoint }) => known === Protocol && endpoint === Endpoint,
      );
      if (existing && hasOtherAttributes(existing, Attributes)) {
        throw refusals.invalid('Attributes', 'Subscription already exists with different attributes');
      }
      const made: SubscriptionRow = existing ?? {
        arn: `${topic.arn}:${uuid()}`,
        topicArn: topic.arn,
        protocol: Protocol,
        endpoint: Endpoint,
        attributes: withoutEmpty(Attributes),
        token: protocol.confirms ? tokenFrom(uuid) : undefined,
        confirmationWasAuthenticated: !protocol.confirms,
        apiEndpoint: call.endpoint,
      };
      subscriptions.put(made.arn, made);
      if (made.token !== undefined) askToConfirm(made, made.token);
      const isTold = made.token === undefined || ReturnSubscriptionArn === true;
      return { SubscriptionArn: isTold ? made.arn : 'pending confirmation' };
    },

    ConfirmSubscription({ TopicArn, Token, AuthenticateOnUnsubscribe }) {
      topicAt(state, TopicArn);
      const known = subscriptionsOf(state, TopicArn).find(({ token }) => token === Token);
      if (!known) throw refusals.invalid('Token');
      subscriptions.put(known.arn, {
        ...known,
        token: undefined,
        confirmationWasAuthenticated: AuthenticateOnUnsubscribe === 'true',
      });
      return { SubscriptionArn: known.arn };
    },

    Unsubscribe({ SubscriptionArn }) {
      const known = subscriptions.get(SubscriptionArn);
      if (!known) {
        subscriptionAtLeastNamed(SubscriptionArn);
        return {};
      }
      const topic = topics.get(known.topicArn);
      subscriptions.delete(known.arn);
      if (topic) topics.put(topic.arn, { ...topic, deletedSubscriptions: topic.deletedSubscriptions + 1 });
      return {};
    },

    ListSubscriptions({ NextToken }) {
      const { items, ...next } = page([...subscriptions.values()], NextToken);
      return { Subscriptions: items.map(listed), ...next };
    },

    ListSubscriptionsByTopic({ TopicArn, NextToken }) {
      const { items, ...next } = page(subscriptionsOf(state, topicAt(state, TopicArn).arn), NextToken);
      return { Subscriptions: items.map(listed), ...next };
    },

    GetSubscriptionAttributes: ({ SubscriptionArn }) => ({
      Attributes: describedAttributes(subscriptionAt(state, SubscriptionArn)),
    }),

    SetSubscriptionAttributes({ SubscriptionArn, AttributeName, AttributeValue = '' }) {
      const subscription = subscriptionAt(state, SubscriptionArn);
      checkAttribute(AttributeName, AttributeValue);
      const attributes = withoutEmpty({ ...subscription.attributes, [AttributeName]: AttributeValue });
      subscriptions.put(subscription.arn, { ...subscription, attributes });
      return {};
    },
  };
}

function subscriptionAtLeastNamed(arn: string): void {
  if (!/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+:[^:]+$/.test(arn)) throw refusals.invalid('SubscriptionArn');
}

function tokenFrom(uuid: () => string): string {
  return [uuid(), uuid(), uuid()].join('').replaceAll('-', '');
}

const attributeNames = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'SubscriptionRoleArn',
  'ReplayPolicy',
];

function checkAttribute(name: string, value: string): void {
  if (!attributeNames.includes(name)) throw refusals.invalid('AttributeName');
  if (value === '') return;
  if (name === 'FilterPolicy') compileFilterPolicy(value);
  if (name === 'RawMessageDelivery' && !/^(true|false)$/i.test(value)) {
    throw refusals.invalid('RawMessageDelivery', `Invalid value [${value}]. Must be true or false.`);
  }
  if (name === 'FilterPolicyScope' && value !== 'MessageAttributes' && value !== 'MessageBody') {
    throw refusals.invalid(
      'FilterPolicyScope',
      `Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
    );
  }
  if (/^(DeliveryPolicy|RedrivePolicy|ReplayPolicy)$/.test(name) && !isJsonObject(value)) {
    throw refusals.invalid(`${name}: failed to parse JSON.`);
  }
}

function withoutEmpty(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(attributes).filter(([, value]) => value !== '' && value !== '{}');
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'RawMessageDelivery' ? value.toLowerCase() : value]),
  );
}

function hasOtherAttributes({ attributes }: SubscriptionRow, asked: Readonly<Record<string, string>>): boolean {
  return Object.entries(withoutEmpty(asked)).some(([name, value]) => attributes[name] !== value);
}

function listed({ arn, topicArn, protocol, endpoint, token }: SubscriptionRow): Subscription {
  return {
    SubscriptionArn: token === undefined ? arn : 'PendingConfirmation',
    Owner: accountId,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  };
}

function describedAttributes(row: SubscriptionRow): Record<string, string> {
  return {
    SubscriptionArn: row.arn,
    TopicArn: row.topicArn,
    Protocol: row.protocol,
    Endpoint: row.endpoint,
    Owner: accountId,
    SubscriptionPrincipal: `arn:aws:iam::${accountId}:root`,
    PendingConfirmation: String(row.token !== undefined),
    ConfirmationWasAuthenticated: String(row.confirmationWasAuthenticated),
    RawMessageDelivery: 'false',
    ...(row.attributes.FilterPolicy !== undefined && { FilterPolicyScope: 'MessageAttributes' }),
    ...row.attributes,
  };
}
