import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStore } from '../../support/counting-store.ts';
import { logGroupName, logsWorld } from './logs-world.ts';

const arn = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;
const day = 86_400_000;

describe('log groups', () => {
  it('are described with their ARN, time, retention and size', async () => {
    const { call, clock, put } = await logsWorld();
    await call('PutRetentionPolicy', { logGroupName, retentionInDays: 7 });
    await put('s', 'hello');

    const { logGroups } = await call('DescribeLogGroups', {});

    assert.deepEqual(logGroups, [
      {
        arn: `${arn}:*`,
        creationTime: clock.now(),
        deletionProtectionEnabled: false,
        logGroupArn: arn,
        logGroupClass: 'STANDARD',
        logGroupName,
        metricFilterCount: 0,
        retentionInDays: 7,
        storedBytes: 5,
      },
    ]);
  });

  it('are listed by name in pages that changes between them do not disturb', async () => {
    const { call } = await logsWorld();
    for (const name of ['c', 'a', 'b', 'd']) await call('CreateLogGroup', { logGroupName: name });

    const first = await call('DescribeLogGroups', { limit: 3 });
    await call('DeleteLogGroup', { logGroupName: 'a' });
    const second = await call('DescribeLogGroups', { limit: 3, nextToken: first.nextToken });

    assert.deepEqual(
      first.logGroups?.map((group) => group.logGroupName),
      [logGroupName, 'a', 'b'],
    );
    assert.deepEqual(
      second.logGroups?.map((group) => group.logGroupName),
      ['c', 'd'],
    );
    assert.equal(second.nextToken, undefined);
  });

  it('are found by prefix or by a part of their name', async () => {
    const { call, refusal } = await logsWorld();
    await call('CreateLogGroup', { logGroupName: '/other/App' });
    const names = async (input: Parameters<typeof call<'DescribeLogGroups'>>[1]): Promise<unknown> =>
      (await call('DescribeLogGroups', input)).logGroups?.map((group) => group.logGroupName);

    assert.deepEqual(await names({ logGroupNamePrefix: '/ecs' }), ['/ecs/app']);
    assert.deepEqual(await names({ logGroupNamePattern: 'APP' }), ['/ecs/app', '/other/App']);
    const [both] = await refusal('DescribeLogGroups', { logGroupNamePrefix: 'a', logGroupNamePattern: 'a' });
    assert.equal(both, 'InvalidParameterException');
  });

  it('exist once', async () => {
    const { refusal } = await logsWorld();

    assert.deepEqual(await refusal('CreateLogGroup', { logGroupName }), [
      'ResourceAlreadyExistsException',
      'The specified log group already exists',
    ]);
    assert.deepEqual(await refusal('DeleteLogGroup', { logGroupName: 'missing' }), [
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    ]);
  });

  it('take their streams and events with them', async () => {
    const { call, put } = await logsWorld();
    await put('s', 'old');

    await call('DeleteLogGroup', { logGroupName });
    await call('CreateLogGroup', { logGroupName });
    await call('CreateLogStream', { logGroupName, logStreamName: 's' });

    assert.deepEqual((await call('FilterLogEvents', { logGroupName })).events, []);
  });

  it('take only the retentions that AWS has', async () => {
    const { refusal } = await logsWorld();

    const [code, message] = await refusal('PutRetentionPolicy', { logGroupName, retentionInDays: 8 });

    assert.equal(code, 'InvalidParameterException');
    assert.match(message ?? '', /Value '8' at 'retentionInDays' .* enum value set: \[1, 3, 5, 7,/);
  });

  it('lose events that are older than their retention, and no others', async () => {
    const { call, put, clock } = await logsWorld();
    await call('PutRetentionPolicy', { logGroupName, retentionInDays: 1 });
    const messages = async (): Promise<unknown> =>
      (await call('FilterLogEvents', { logGroupName })).events?.map(({ message }) => message);

    await put('s', 'first');
    clock.advance(day);
    await put('s', 'second');
    assert.deepEqual(await messages(), ['first', 'second']);

    clock.advance(1);
    assert.deepEqual(await messages(), ['second']);

    await call('DeleteRetentionPolicy', { logGroupName });
    clock.advance(100 * day);
    assert.deepEqual(await messages(), ['first', 'second']);
  });

  it('have tags', async () => {
    const { call } = await logsWorld();

    await call('TagResource', { resourceArn: arn, tags: { a: '1', b: '2' } });
    await call('UntagResource', { resourceArn: arn, tagKeys: ['a'] });

    assert.deepEqual(await call('ListTagsForResource', { resourceArn: arn }), { tags: { b: '2' } });
    assert.deepEqual(await call('ListTagsLogGroup', { logGroupName }), { tags: { b: '2' } });
  });
});

describe('log streams', () => {
  it('are described in order of name, or of their last event', async () => {
    const { call, put, clock } = await logsWorld();
    for (const stream of ['b', 'c', 'a']) {
      await put(stream, 'm');
      clock.advance(1000);
    }
    await call('CreateLogStream', { logGroupName, logStreamName: 'silent' });
    const names = async (input: object): Promise<unknown> =>
      (await call('DescribeLogStreams', { logGroupName, ...input })).logStreams?.map((stream) => stream.logStreamName);

    assert.deepEqual(await names({}), ['a', 'b', 'c', 'silent']);
    assert.deepEqual(await names({ orderBy: 'LastEventTime', descending: true }), ['a', 'c', 'b', 'silent']);
    assert.deepEqual(await names({ logStreamNamePrefix: 's' }), ['silent']);
  });

  it('come in pages, in either direction', async () => {
    const { call, put } = await logsWorld();
    for (const stream of ['a', 'b', 'c']) await put(stream, 'm');
    const asked = { logGroupName, limit: 2, descending: true };

    const first = await call('DescribeLogStreams', asked);
    const second = await call('DescribeLogStreams', { ...asked, nextToken: first.nextToken });

    assert.deepEqual(
      first.logStreams?.map((stream) => stream.logStreamName),
      ['c', 'b'],
    );
    assert.deepEqual(
      second.logStreams?.map((stream) => stream.logStreamName),
      ['a'],
    );
  });

  it('are described without reading those of other groups', async () => {
    const store = countingStore();
    const { call, put } = await logsWorld(store);
    await put('s', 'm');
    const describes = () => call('DescribeLogStreams', { logGroupName });
    const alone = await store.rowsReadBy(describes);

    await call('CreateLogGroup', { logGroupName: 'other' });
    for (const logStreamName of ['a', 'b', 'c'])
      await call('CreateLogStream', { logGroupName: 'other', logStreamName });
    const amongMany = await store.rowsReadBy(describes);

    assert.equal(amongMany, alone);
  });

  it('exist once, in groups that exist, and can be deleted', async () => {
    const { call, refusal, put } = await logsWorld();
    await put('s', 'm');

    assert.equal(
      (await refusal('CreateLogStream', { logGroupName, logStreamName: 's' }))[0],
      'ResourceAlreadyExistsException',
    );
    assert.equal(
      (await refusal('CreateLogStream', { logGroupName: 'x', logStreamName: 's' }))[0],
      'ResourceNotFoundException',
    );
    await call('DeleteLogStream', { logGroupName, logStreamName: 's' });
    assert.deepEqual(await refusal('GetLogEvents', { logGroupName, logStreamName: 's' }), [
      'ResourceNotFoundException',
      'The specified log stream does not exist.',
    ]);
  });
});
