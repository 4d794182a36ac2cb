import type { MessageAttributeValue } from '../../models/generated/sns.ts';
import { refusals } from './errors.ts';
import type { Content } from './filter-policy.ts';

export interface Message {
  readonly id: string;
  readonly topicArn: string | undefined;
  readonly subject: string | undefined;
  /** What each protocol is sent. */
  readonly textFor: (protocol: string) => string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
}

export interface NewMessage {
  readonly Message: string;
  readonly Subject?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>> | undefined;
}

const largest = 262_144;

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html @throws {AwsError} InvalidParameter */
export function newMessage(input: NewMessage, id: string, topicArn: string | undefined): Message {
  const { Message: text, Subject: subject, MessageAttributes: attributes = {} } = input;
  if (text === '') throw refusals.invalid('Empty message');
  if (sizeOf(input) > largest) throw refusals.invalid('Message too long');
  if (subject !== undefined && (subject.length > 100 || !/^[\x20-\x7e]+$/.test(subject))) {
    throw refusals.invalid('Subject');
  }
  for (const [name, value] of Object.entries(attributes)) checkAttribute(name, value);
  return { id, topicArn, subject, textFor: texts(text, input.MessageStructure), attributes };
}

/** Bytes, as SNS counts them. */
export function sizeOf({ Message, MessageAttributes = {} }: NewMessage): number {
  return Object.entries(MessageAttributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0),
    Buffer.byteLength(Message),
  );
}

function checkAttribute(name: string, { DataType, StringValue, BinaryValue }: MessageAttributeValue): void {
  if (!/^(String|Number|Binary|String\.Array)(\..+)?$/.test(DataType)) {
    throw refusals.invalid(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const value = DataType.startsWith('Binary') ? BinaryValue : StringValue;
  if (value === undefined || value.length === 0) {
    throw refusals.invalid(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (DataType.startsWith('Number') && !Number.isFinite(Number(StringValue))) {
    throw refusals.invalid(`Could not cast message attribute '${name}' value to number.`);
  }
}

function texts(text: string, structure: string | undefined): Message['textFor'] {
  if (structure === undefined) return () => text;
  if (structure !== 'json') throw refusals.invalid('MessageStructure');
  const parsed: unknown = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw refusals.invalid('Message Structure - JSON message body failed to parse');
  }
  const byProtocol = new Map(Object.entries(parsed).filter(([, each]) => typeof each === 'string'));
  const common = byProtocol.get('default');
  if (common === undefined) throw refusals.invalid('Message Structure - No default entry in JSON message body');
  return (protocol) => byProtocol.get(protocol) ?? common;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a filter policy looks at; undefined where the message's body is no JSON object and it should be one. */
export function filteredContent(message: Message, scope: string | undefined): Content | undefined {
  if (scope === 'MessageBody') {
    const body = parse(message.textFor('default'));
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? Object.fromEntries(Object.entries(body))
      : undefined;
  }
  return Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue = '' }]): [string, unknown] => {
      if (DataType.startsWith('Number')) return [name, Number(StringValue)];
      return [name, DataType === 'String.Array' ? (parse(StringValue) ?? StringValue) : StringValue];
    }),
  );
}
