import { accountId } from '../../wire/operation.ts';
import { refusals } from './errors.ts';
import { type SnsState, subscriptionsOf, type TopicRow } from './state.ts';

/** Attributes that a topic may be given. https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
const settable = [
  'DeliveryPolicy',
  'DisplayName',
  'Policy',
  'TracingConfig',
  'KmsMasterKeyId',
  'SignatureVersion',
  'FifoTopic',
  'ContentBasedDeduplication',
  'ArchivePolicy',
  'FifoThroughputScope',
];

const feedback = /^(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)$/;

/** @throws {AwsError} InvalidParameter for an attribute that topics have not, or that is no JSON where it must be */
export function checkTopicAttribute(name: string, value: string): void {
  if (!settable.includes(name) && !feedback.test(name)) throw refusals.invalid('AttributeName');
  const isDocument = name === 'Policy' || name === 'DeliveryPolicy' || name === 'ArchivePolicy';
  if (isDocument && value !== '' && !isJsonObject(value)) {
    throw refusals.invalid(name === 'Policy' ? 'Policy Error: null' : `${name}: failed to parse JSON.`);
  }
  if (name === 'DisplayName' && value.length > 100) throw refusals.invalid('DisplayName');
}

export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const deliveryPolicy = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
};

/** What was set, and what AWS adds to it. */
export function topicAttributes(state: SnsState, topic: TopicRow): Record<string, string> {
  const subscriptions = subscriptionsOf(state, topic.arn);
  const pending = subscriptions.filter(({ token }) => token !== undefined).length;
  const set = Object.fromEntries(Object.entries(topic.attributes).filter(([, value]) => value !== ''));
  return {
    TopicArn: topic.arn,
    Owner: accountId,
    DisplayName: '',
    Policy: defaultPolicy(topic.arn),
    EffectiveDeliveryPolicy: topic.attributes.DeliveryPolicy || JSON.stringify(deliveryPolicy),
    SubscriptionsConfirmed: String(subscriptions.length - pending),
    SubscriptionsPending: String(pending),
    SubscriptionsDeleted: String(topic.deletedSubscriptions),
    ...set,
  };
}

export function policyOf({ arn, attributes }: TopicRow): string {
  return attributes.Policy || defaultPolicy(arn);
}

function defaultPolicy(arn: string): string {
  const names = ['GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission', 'DeleteTopic'];
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...names, 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map((name) => `SNS:${name}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  });
}
