import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileFilterPolicy } from '../../../src/services/sns/filter-policy.ts';
import { runningWire } from '../../wire/running-wire.ts';
import { anEndpoint, snsWorld } from './sns-world.ts';

describe('a topic', () => {
  it('is the same one when it is made again, and refused when it would differ', async (t) => {
    const { call, value, topic } = await snsWorld(t);

    const again = await value('CreateTopic', 'TopicArn', { Name: 'alerts' });
    const other = await call('CreateTopic', {
      Name: 'alerts',
      'Attributes.entry.1.key': 'DisplayName',
      'Attributes.entry.1.value': 'Alerts',
    });

    assert.equal(again, topic);
    assert.deepEqual([other.code, other.status], ['InvalidParameter', 400]);
    assert.match(other.message ?? '', /Topic already exists with different attributes/);
  });

  it("has AWS's attributes and the ones that were set", async (t) => {
    const { call, topic } = await snsWorld(t);
    await call('SetTopicAttributes', { TopicArn: topic, AttributeName: 'KmsMasterKeyId', AttributeValue: 'alias/k' });

    const { body } = await call('GetTopicAttributes', { TopicArn: topic });

    for (const name of ['Policy', 'Owner', 'EffectiveDeliveryPolicy', 'SubscriptionsPending', 'KmsMasterKeyId']) {
      assert.match(body, new RegExp(`<key>${name}</key>`));
    }
  });

  it('takes its subscriptions with it', async (t) => {
    const { call, topic } = await snsWorld(t);
    await call('Subscribe', { TopicArn: topic, Protocol: 'email', Endpoint: 'a@example.com' });

    await call('DeleteTopic', { TopicArn: topic });

    assert.doesNotMatch((await call('ListSubscriptions')).body, /a@example.com/);
    assert.equal((await call('GetTopicAttributes', { TopicArn: topic })).code, 'NotFound');
  });
});

describe('a subscription by HTTP', () => {
  it('is confirmed by its token, and then gets what passes its filter', async (t) => {
    const { call, topic } = await snsWorld(t);
    const endpoint = await anEndpoint(t);
    await call('Subscribe', {
      TopicArn: topic,
      Protocol: 'http',
      Endpoint: endpoint.url,
      'Attributes.entry.1.key': 'FilterPolicy',
      'Attributes.entry.1.value': '{"kind":["alarm"]}',
    });
    const request = await endpoint.next();
    const { Type, Token, SubscribeURL } = JSON.parse(request.body);
    const { status } = await call('ConfirmSubscription', { TopicArn: topic, Token });
    const kind = (value: string): Record<string, string> => ({
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': value,
    });

    await call('Publish', { TopicArn: topic, Message: 'held back', ...kind('chatter') });
    await call('Publish', { TopicArn: topic, Message: 'hello', Subject: 'Greeting', ...kind('alarm') });

    const delivery = await endpoint.next();
    const envelope = JSON.parse(delivery.body);
    assert.deepEqual([Type, request.type, status], ['SubscriptionConfirmation', 'SubscriptionConfirmation', 200]);
    assert.match(SubscribeURL, /Action=ConfirmSubscription/);
    assert.equal(delivery.type, 'Notification');
    assert.deepEqual(
      [envelope.Type, envelope.TopicArn, envelope.Subject, envelope.Message, envelope.MessageAttributes],
      ['Notification', topic, 'Greeting', 'hello', { kind: { Type: 'String', Value: 'alarm' } }],
    );
  });

  it('is tried again when the endpoint fails', async (t) => {
    const { call, topic } = await snsWorld(t);
    const endpoint = await anEndpoint(t, 500, 503);

    await call('Subscribe', { TopicArn: topic, Protocol: 'http', Endpoint: endpoint.url });

    assert.equal((await endpoint.next()).type, 'SubscriptionConfirmation');
  });

  it('never leaves this machine', async (t) => {
    const { call, topic, service } = await snsWorld(t);
    const { url } = await runningWire([], { routes: [service.route] });

    await call('Subscribe', { TopicArn: topic, Protocol: 'https', Endpoint: 'https://example.com/alerts' });

    const { messages } = JSON.parse(await (await fetch(`${url}/_local/outbox`)).text());
    assert.equal(messages[0].failure, 'local-aws delivers to loopback addresses only.');
  });
});

describe('a subscription by e-mail', () => {
  it('is kept in the outbox with the token that confirms it', async (t) => {
    const { call, topic, service } = await snsWorld(t);
    const { url } = await runningWire([], { routes: [service.route] });
    const read = async (): Promise<{ kind: string; endpoint: string; message: string; token?: string }[]> =>
      JSON.parse(await (await fetch(`${url}/_local/outbox`)).text()).messages;
    await call('Subscribe', { TopicArn: topic, Protocol: 'email', Endpoint: 'a@example.com' });
    await call('Publish', { TopicArn: topic, Message: 'too early' });

    const [confirmation] = await read();
    await call('ConfirmSubscription', { TopicArn: topic, Token: confirmation?.token ?? '' });
    await call('Publish', { TopicArn: topic, Message: '{"default":"d","email":"e"}', MessageStructure: 'json' });

    const messages = await read();
    assert.equal(confirmation?.kind, 'SubscriptionConfirmation');
    assert.deepEqual(
      messages.map(({ kind, message }) => [kind, kind === 'Notification' ? message : '']),
      [
        ['Notification', 'e'],
        ['SubscriptionConfirmation', ''],
      ],
    );
  });
});

describe('publishing', () => {
  const refused: [what: string, parameters: Record<string, string>, message: RegExp][] = [
    ['an empty message', { Message: '' }, /Empty message/],
    ['a subject of several lines', { Message: 'x', Subject: 'a\nb' }, /Subject/],
    ['JSON without a default', { Message: '{"email":"e"}', MessageStructure: 'json' }, /No default entry/],
    ['too much', { Message: 'x'.repeat(262_145) }, /Message too long/],
  ];
  for (const [what, parameters, message] of refused) {
    it(`${what} is refused`, async (t) => {
      const { call, topic } = await snsWorld(t);

      const answer = await call('Publish', { TopicArn: topic, ...parameters });

      assert.equal(answer.code, 'InvalidParameter');
      assert.match(answer.message ?? '', message);
    });
  }
});

describe('a filter policy', () => {
  const content = { kind: 'alarm', count: 5, tags: ['a', 'b'], nested: { level: 'error' } };
  const policies: [policy: object, passes: boolean][] = [
    [{ kind: ['alarm', 'other'] }, true],
    [{ kind: ['other'] }, false],
    [{ kind: [{ prefix: 'al' }] }, true],
    [{ kind: [{ suffix: 'rm' }] }, true],
    [{ kind: [{ 'equals-ignore-case': 'ALARM' }] }, true],
    [{ kind: [{ 'anything-but': ['alarm'] }] }, false],
    [{ kind: [{ 'anything-but': { prefix: 'x' } }] }, true],
    [{ count: [{ numeric: ['>', 1, '<=', 5] }] }, true],
    [{ count: [{ numeric: ['>', 5] }] }, false],
    [{ missing: [{ exists: false }] }, true],
    [{ kind: [{ exists: false }] }, false],
    [{ tags: ['b'] }, true],
    [{ nested: { level: ['error'] } }, true],
    [{ kind: ['alarm'], count: [6] }, false],
    [{ $or: [{ kind: ['other'] }, { count: [5] }] }, true],
  ];
  for (const [policy, passes] of policies) {
    it(`${JSON.stringify(policy)} ${passes ? 'lets the message through' : 'holds the message back'}`, () => {
      assert.equal(compileFilterPolicy(JSON.stringify(policy))(content), passes);
    });
  }

  for (const text of ['', '[]', '{"a":1}', '{"a":[]}', '{"a":[{"odd":1}]}', '{"a":[{"numeric":["~",1]}]}']) {
    it(`'${text}' is refused`, () => {
      assert.throws(() => compileFilterPolicy(text), { shape: 'InvalidParameterException' });
    });
  }
});
