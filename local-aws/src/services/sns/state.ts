import type { Clock, Milliseconds } from '../../clock.ts';
import type { Store, Table } from '../../store/store.ts';
import { refusals } from './errors.ts';

export interface TopicRow {
  readonly arn: string;
  readonly name: string;
  /** What was set; what AWS adds is in `topicAttributes`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly dataProtectionPolicy: string | undefined;
  readonly deletedSubscriptions: number;
}

export interface SubscriptionRow {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Undefined once confirmed. */
  readonly token: string | undefined;
  readonly confirmationWasAuthenticated: boolean;
  /** Where local-aws was reached when it was made, for the links in its messages. */
  readonly apiEndpoint: string;
}

/** A message that left SNS by another way than HTTP, or could not be delivered. */
export interface OutboxRow {
  readonly id: string;
  readonly at: Milliseconds;
  readonly protocol: string;
  readonly endpoint: string;
  readonly topicArn: string | undefined;
  readonly kind: 'SubscriptionConfirmation' | 'Notification';
  readonly subject: string | undefined;
  readonly message: string;
  /** Of a confirmation: for ConfirmSubscription. */
  readonly token: string | undefined;
  /** Why it was not delivered; undefined for a protocol that is only kept here. */
  readonly failure: string | undefined;
}

export interface SnsState {
  readonly clock: Clock;
  /** By ARN. */
  readonly topics: Table<TopicRow>;
  readonly subscriptions: Table<SubscriptionRow>;
  readonly outbox: Table<OutboxRow>;
  readonly uuid: () => string;
}

const keptOutbox = 500;

export function snsState(store: Store, clock: Clock, uuid: () => string): SnsState {
  return {
    clock,
    topics: store.table('sns.topics'),
    subscriptions: store.table('sns.subscriptions'),
    outbox: store.table('sns.outbox'),
    uuid,
  };
}

export function topicAt({ topics }: SnsState, arn: string): TopicRow {
  const topic = topics.get(arn);
  if (topic) return topic;
  if (!/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+$/.test(arn)) throw refusals.invalid('TopicArn');
  throw refusals.topicNotFound();
}

export function subscriptionAt({ subscriptions }: SnsState, arn: string): SubscriptionRow {
  const subscription = subscriptions.get(arn);
  if (subscription) return subscription;
  if (!/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+:[^:]+$/.test(arn)) throw refusals.invalid('SubscriptionArn');
  throw refusals.subscriptionNotFound();
}

export function subscriptionsOf({ subscriptions }: SnsState, topicArn: string): SubscriptionRow[] {
  return [...subscriptions.values()].filter((each) => each.topicArn === topicArn);
}

/** The newest are kept. */
export function addToOutbox({ outbox, clock, uuid }: SnsState, row: Omit<OutboxRow, 'id' | 'at'>): void {
  const id = uuid();
  outbox.put(id, { ...row, id, at: clock.now() });
  for (const { id: oldest } of outbox.values()) {
    if (outbox.size <= keptOutbox) return;
    outbox.delete(oldest);
  }
}

/** One page of a hundred; a token is the position where the next begins. */
export function page<Row>(
  rows: readonly Row[],
  token: string | undefined,
): { items: readonly Row[]; NextToken: string | undefined } {
  if (token !== undefined && !/^\d{1,9}$/.test(token)) throw refusals.invalid('NextToken');
  const from = Number(token ?? 0);
  return { items: rows.slice(from, from + 100), NextToken: from + 100 < rows.length ? String(from + 100) : undefined };
}
