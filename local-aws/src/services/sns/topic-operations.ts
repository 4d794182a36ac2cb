import type { Operations } from '../../models/generated/sns.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { refusals } from './errors.ts';
import { page, type SnsState, subscriptionsOf, type TopicRow, topicAt } from './state.ts';
import { newTags } from './tags.ts';
import { checkTopicAttribute, policyOf, topicAttributes } from './topic-attributes.ts';

export function topicOperations(state: SnsState): ServiceOperations<Operations> {
  const { topics } = state;
  return {
    CreateTopic({ Name: name, Attributes: attributes = {}, Tags = [], DataProtectionPolicy }, { region }) {
      const isFifo = attributes.FifoTopic === 'true';
      if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(name) || name.endsWith('.fifo') !== isFifo) {
        throw refusals.invalid('Topic Name');
      }
      for (const [key, value] of Object.entries(attributes)) checkTopicAttribute(key, value);
      const tags = newTags(Tags);
      const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
      const existing = topics.get(arn);
      if (existing) {
        if (Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value)) {
          throw refusals.invalid('Attributes', 'Topic already exists with different attributes');
        }
        if (Object.entries(tags).some(([key, value]) => existing.tags[key] !== value)) {
          throw refusals.invalid('Tags', 'Topic already exists with different tags');
        }
        return { TopicArn: arn };
      }
      topics.put(arn, {
        arn,
        name,
        attributes,
        tags,
        dataProtectionPolicy: DataProtectionPolicy,
        deletedSubscriptions: 0,
      });
      return { TopicArn: arn };
    },

    DeleteTopic({ TopicArn }) {
      if (!topics.has(TopicArn)) return {};
      for (const { arn } of subscriptionsOf(state, TopicArn)) state.subscriptions.delete(arn);
      topics.delete(TopicArn);
      return {};
    },

    ListTopics({ NextToken }) {
      const { items, ...next } = page([...topics.values()], NextToken);
      return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), ...next };
    },

    GetTopicAttributes: ({ TopicArn }) => ({ Attributes: topicAttributes(state, topicAt(state, TopicArn)) }),

    SetTopicAttributes({ TopicArn, AttributeName, AttributeValue = '' }) {
      const topic = topicAt(state, TopicArn);
      if (AttributeName === 'FifoTopic') throw refusals.invalid('AttributeName');
      checkTopicAttribute(AttributeName, AttributeValue);
      topics.put(topic.arn, { ...topic, attributes: { ...topic.attributes, [AttributeName]: AttributeValue } });
      return {};
    },

    AddPermission({ TopicArn, Label, AWSAccountId, ActionName }) {
      const topic = topicAt(state, TopicArn);
      const policy = readPolicy(topic);
      if (policy.Statement.some(({ Sid }) => Sid === Label)) throw refusals.invalid('Statement already exists');
      const statement = {
        Sid: Label,
        Effect: 'Allow',
        Principal: { AWS: AWSAccountId.map((id) => `arn:aws:iam::${id}:root`) },
        Action: ActionName.map((name) => `SNS:${name}`),
        Resource: topic.arn,
      };
      putPolicy(topic, { ...policy, Statement: [...policy.Statement, statement] });
      return {};
    },

    RemovePermission({ TopicArn, Label }) {
      const topic = topicAt(state, TopicArn);
      const policy = readPolicy(topic);
      putPolicy(topic, { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== Label) });
      return {};
    },

    GetDataProtectionPolicy: ({ ResourceArn }) => ({
      DataProtectionPolicy: topicAt(state, ResourceArn).dataProtectionPolicy,
    }),

    PutDataProtectionPolicy({ ResourceArn, DataProtectionPolicy }) {
      const topic = topicAt(state, ResourceArn);
      topics.put(topic.arn, { ...topic, dataProtectionPolicy: DataProtectionPolicy || undefined });
      return {};
    },
  };

  function putPolicy(topic: TopicRow, policy: PolicyDocument): void {
    topics.put(topic.arn, { ...topic, attributes: { ...topic.attributes, Policy: JSON.stringify(policy) } });
  }
}

interface PolicyDocument {
  readonly Statement: readonly { readonly Sid?: unknown }[];
}

function readPolicy(topic: TopicRow): PolicyDocument {
  const document: { readonly Statement?: unknown } = JSON.parse(policyOf(topic));
  const { Statement = [] } = document;
  const statements: unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return { ...document, Statement: statements.filter((each) => typeof each === 'object' && each !== null) };
}
