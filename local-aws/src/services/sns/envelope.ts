import type { Milliseconds } from '../../clock.ts';
import type { Message } from './message.ts';
import type { SubscriptionRow } from './state.ts';

/** A delivery by HTTP, ready to be posted. */
export interface HttpMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** local-aws has no certificate of AWS's to sign with: who verifies signatures will refuse its messages. */
const unsigned = {
  SignatureVersion: '1',
  Signature: Buffer.from('not signed by local-aws').toString('base64'),
  SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local-aws.pem',
} as const;

const version = '2010-03-31';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export function notification(message: Message, subscription: SubscriptionRow, at: Milliseconds): HttpMessage {
  const { topicArn, attributes } = subscription;
  const text = message.textFor(subscription.protocol);
  const isRaw = attributes.RawMessageDelivery === 'true';
  const headers = {
    ...commonHeaders('Notification', message.id, topicArn),
    'x-amz-sns-subscription-arn': subscription.arn,
  };
  if (isRaw) return { headers: { ...headers, 'x-amz-sns-rawdelivery': 'true' }, body: text };
  const given = Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
  ]);
  const envelope = {
    Type: 'Notification',
    MessageId: message.id,
    TopicArn: topicArn,
    ...(message.subject !== undefined && { Subject: message.subject }),
    Message: text,
    Timestamp: new Date(at).toISOString(),
    ...unsigned,
    UnsubscribeURL: `${subscription.apiEndpoint}/?Action=Unsubscribe&Version=${version}&SubscriptionArn=${subscription.arn}`,
    ...(given.length > 0 && { MessageAttributes: Object.fromEntries(given) }),
  };
  return { headers, body: `${JSON.stringify(envelope, undefined, 2)}` };
}

export function confirmation(subscription: SubscriptionRow, token: string, id: string, at: Milliseconds): HttpMessage {
  const { topicArn, apiEndpoint } = subscription;
  const envelope = {
    Type: 'SubscriptionConfirmation',
    MessageId: id,
    Token: token,
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: subscribeUrl(apiEndpoint, topicArn, token),
    Timestamp: new Date(at).toISOString(),
    ...unsigned,
  };
  return {
    headers: commonHeaders('SubscriptionConfirmation', id, topicArn),
    body: JSON.stringify(envelope, undefined, 2),
  };
}

export function subscribeUrl(apiEndpoint: string, topicArn: string, token: string): string {
  return `${apiEndpoint}/?Action=ConfirmSubscription&Version=${version}&TopicArn=${topicArn}&Token=${token}`;
}

function commonHeaders(type: string, id: string, topicArn: string): Record<string, string> {
  return {
    'x-amz-sns-message-type': type,
    'x-amz-sns-message-id': id,
    'x-amz-sns-topic-arn': topicArn,
    'content-type': 'text/plain; charset=UTF-8',
    'user-agent': 'Amazon Simple Notification Service Agent',
  };
}
